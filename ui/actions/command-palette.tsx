import { lazy, type ReactElement, Suspense, useEffect, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { classNames } from '../class-names.ts'
import { Icon } from '../identity/icon.tsx'
import styles from './command-palette.module.css'
import type { Command } from './commands.ts'

const PaletteDialog = lazy(async () => ({ default: (await import('./palette-dialog.tsx')).PaletteDialog }))

/** Ctrl-K or Cmd-K, and a button for those who do not know it. What opens is loaded when it is first opened. */
export function CommandPalette({ commands }: { readonly commands: readonly Command[] }): ReactElement {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      setOpen((now) => !now)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  return (
    <>
      <Button className={classNames(styles.trigger)} aria-keyshortcuts="Control+K Meta+K" onPress={() => setOpen(true)}>
        <Icon name="search" />
        <span className={styles.words}>Go to or do</span>
        <span className={styles.keys} aria-hidden="true">
          Ctrl K
        </span>
      </Button>
      {open ? (
        <Suspense fallback={null}>
          <PaletteDialog commands={commands} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
