import type { ReactElement, ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import { PracticeBadge } from '../status/badge.tsx'
import styles from './page.module.css'

type Props = {
  readonly title: string
  /** Whether what happens on this page counts (true) or is practice and stays private (false); null where nothing is done at all. */
  readonly counts: boolean | null
  /** What this page is for, in a sentence. */
  readonly lead?: ReactNode
  /** Buttons for the whole page. */
  readonly actions?: ReactNode
  /** Context beside the column from 1024 px, below it on smaller screens. */
  readonly side?: ReactNode
  /** wide: for tables and boards that need more than a reading column. */
  readonly width?: 'reading' | 'wide'
  readonly children: ReactNode
}

/** One page: badge, title, lead, and a reading column of at most 72 characters. */
export function Page({ title, counts, lead, actions, side, width = 'reading', children }: Props): ReactElement {
  return (
    <div className={classNames(styles.page, side !== undefined && styles.sided, width === 'wide' && styles.wide)}>
      <header className={styles.head}>
        {counts === null ? null : <PracticeBadge counts={counts} />}
        <h1>{title}</h1>
        {lead === undefined ? null : <p className={styles.lead}>{lead}</p>}
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </header>
      <div className={styles.main}>{children}</div>
      {side === undefined ? null : (
        <aside className={styles.side} aria-label="Beside this page">
          {side}
        </aside>
      )}
    </div>
  )
}

/** A part of a page with its own heading. */
export function Section({
  title,
  aside,
  children,
}: {
  readonly title: string
  readonly aside?: ReactNode
  readonly children: ReactNode
}): ReactElement {
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
