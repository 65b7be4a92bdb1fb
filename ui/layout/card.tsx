import type { ReactElement, ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './card.module.css'

type Props = {
  readonly title?: ReactNode
  /** Level of the title's heading, so that the outline of the page holds. */
  readonly level?: 2 | 3 | 4
  /** Stands at the end of the title's line: a badge, a tag. */
  readonly aside?: ReactNode
  /** next: the one thing to do; a page has one at most. */
  readonly kind?: 'plain' | 'next'
  readonly children: ReactNode
}

/** Things that belong together. */
export function Card({ title, level = 3, aside, kind = 'plain', children }: Props): ReactElement {
  const Title = `h${level}` as const
  return (
    <section className={classNames(styles.card, kind === 'next' && styles.next)}>
      {title === undefined ? null : (
        <div className={styles.head}>
          <Title>{title}</Title>
          {aside}
        </div>
      )}
      {children}
    </section>
  )
}
