import type { ReactElement } from 'react'
import { classNames } from '../class-names.ts'
import styles from './skeleton.module.css'

/** Holds the place of something that is here within 400 ms. For anything longer use ProgressBar. */
export function Skeleton({ kind = 'text', lines = 3 }: { readonly kind?: 'text' | 'chart'; readonly lines?: number }): ReactElement {
  return (
    <div className={styles.skeleton} role="status" aria-label="Loading">
      {kind === 'chart' ? (
        <span className={classNames(styles.line, styles.chart)} />
      ) : (
        Array.from({ length: lines }, (_, i) => <span key={i} className={styles.line} />)
      )}
    </div>
  )
}
