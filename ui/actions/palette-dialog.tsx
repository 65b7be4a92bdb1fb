import { type KeyboardEvent, type ReactElement, useEffect, useId, useRef, useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { classNames } from '../class-names.ts'
import { Icon } from '../identity/icon.tsx'
import { type Command, findCommands } from './commands.ts'
import styles from './palette-dialog.module.css'

type Props = { readonly commands: readonly Command[]; readonly onClose: () => void }

/** The palette itself. Its own file, so that it is loaded only when it is opened. */
export function PaletteDialog({ commands, onClose }: Props): ReactElement {
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(open) => (open ? undefined : onClose())} className={classNames(styles.overlay)}>
      <Modal className={classNames(styles.modal)}>
        <Dialog aria-label="Go to or do" className={classNames(styles.dialog)}>
          <Finder commands={commands} onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** A combobox over a list (WAI-ARIA Authoring Practices, editable combobox with list autocomplete). */
function Finder({ commands, onClose }: Props): ReactElement {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const found = findCommands(commands, typed)
  const chosen = found[Math.min(at, found.length - 1)]

  // Whenever another one is chosen.
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen?.id])

  const run = (command: Command | undefined) => {
    if (command === undefined) return
    onClose()
    command.run()
  }
  const move = (event: KeyboardEvent) => {
    const last = found.length - 1
    const to = { ArrowDown: at >= last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1, Home: 0, End: last }[event.key]
    if (event.key === 'Enter') run(chosen)
    else if (to !== undefined) setAt(to)
    else return
    event.preventDefault()
  }
  return (
    <>
      <div className={styles.search}>
        <Icon name="search" />
        <input
          className={styles.input}
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen === undefined ? undefined : `${id}-${chosen.id}`}
          aria-autocomplete="list"
          aria-label="Name of a screen or an action"
          placeholder="Name of a screen or an action"
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the palette was opened to be typed into
          autoFocus
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setAt(0)
          }}
          onKeyDown={move}
        />
      </div>
      <div ref={list} id={`${id}-list`} role="listbox" aria-label="Screens and actions" className={styles.list}>
        {found.map((command, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled where the focus is, in the field
          <div
            key={command.id}
            id={`${id}-${command.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={command === chosen}
            className={styles.option}
            onClick={() => run(command)}
            onPointerMove={() => setAt(i)}
          >
            <span>{command.name}</span>
            {command.group === undefined ? null : <span className={styles.group}>{command.group}</span>}
          </div>
        ))}
      </div>
      <p role="status" className={found.length === 0 ? styles.none : 'visually-hidden'}>
        {found.length === 0 ? 'Nothing by that name. Try a shorter word.' : `${found.length} found`}
      </p>
    </>
  )
}
