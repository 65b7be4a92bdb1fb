import type { ReactElement, ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import { Icon } from '../identity/icon.tsx'
import styles from './badge.module.css'

/** Worn by every screen, in the same place: whether what happens here stays with the person or counts. The two differ in shape, sign and words. */
export function PracticeBadge({ counts }: { readonly counts: boolean }): ReactElement {
  return counts ? (
    <span className={classNames(styles.badge, styles.counts)}>
      <Icon name="counts" size={16} />
      Counts
    </span>
  ) : (
    <span className={classNames(styles.badge, styles.practice)}>
      <Icon name="lock" size={16} />
      Practice (private)
    </span>
  )
}

/** A short word about something: a state, a kind. Its words carry the meaning, never its colour alone. */
export function Tag({
  children,
  tone = 'plain',
}: {
  readonly children: ReactNode
  readonly tone?: 'plain' | 'technical' | 'people' | 'accent' | 'warning'
}): ReactElement {
  return <span className={classNames(styles.tag, styles[tone])}>{children}</span>
}
