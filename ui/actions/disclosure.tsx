import type { ReactElement, ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Disclosure as AriaDisclosure, DisclosurePanel } from 'react-aria-components/Disclosure'
import { classNames } from '../class-names.ts'
import { Icon } from '../identity/icon.tsx'
import styles from './disclosure.module.css'

type Props = {
  /** What opens it: 'Why?' beside a figure, or the heading of a part. */
  readonly label: ReactNode
  /** A fuller name for a screen reader where the label alone would repeat down the page: 'Why 2.4 in debugging?' */
  readonly name?: string
  /** part: as wide as the column, with a line above, for sections that open. */
  readonly kind?: 'inline' | 'part'
  readonly open?: boolean
  readonly children: ReactNode
}

/** Opens what explains something, in its place. */
export function Disclosure({ label, name, kind = 'inline', open = false, children }: Props): ReactElement {
  return (
    <AriaDisclosure className={classNames(styles.disclosure, kind === 'part' && styles.part)} defaultExpanded={open}>
      <Button slot="trigger" className={classNames(styles.trigger)} {...(name === undefined ? {} : { 'aria-label': name })}>
        <Icon name="right" size={16} />
        {label}
      </Button>
      <DisclosurePanel className={classNames(styles.panel)}>
        <div className={styles.inside}>{children}</div>
      </DisclosurePanel>
    </AriaDisclosure>
  )
}
