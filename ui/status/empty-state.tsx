import type { ReactElement, ReactNode } from 'react'
import styles from './empty-state.module.css'

type Props = {
  /** What this will show: 'Your two halves, side by side'. */
  readonly title: string
  /** Level of the title's heading, so that the outline of the page holds. */
  readonly level?: 2 | 3
  /** What to do to see it. */
  readonly children: ReactNode
  /** How long it takes, after 'Takes': 'twelve minutes'. */
  readonly takes: string
  /** One button or one ButtonLink. */
  readonly action: ReactNode
  /** A picture of what it will look like, drawn empty. */
  readonly picture?: ReactNode
}

/** A place that has nothing to show yet, and says how to change that. */
export function EmptyState({ title, level = 3, children, takes, action, picture }: Props): ReactElement {
  const Title = `h${level}` as const
  return (
    <section className={styles.empty}>
      {picture === undefined ? null : <div className={styles.picture}>{picture}</div>}
      <Title>{title}</Title>
      <div className={styles.words}>{children}</div>
      <div className={styles.action}>
        {action}
        <span className={styles.takes}>Takes {takes}</span>
      </div>
    </section>
  )
}
