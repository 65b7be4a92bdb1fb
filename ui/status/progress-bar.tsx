import { type ReactElement, type ReactNode, useId } from 'react'
import styles from './progress-bar.module.css'

type Props = {
  /** What is happening, in words that change with it: 'Reading 1,204 of 3,000 people'. */
  readonly happening: string
  /** How far, 0 to 1; null when there is no telling. */
  readonly done: number | null
  /** A way to leave: a link or a button, with what happens to the work meanwhile. */
  readonly leave?: ReactNode
}

/** For work that takes longer than a moment. */
export function ProgressBar({ happening, done, leave }: Props): ReactElement {
  const id = useId()
  const share = done === null ? null : Math.round(100 * Math.min(1, Math.max(0, done)))
  return (
    <div className={styles.progress}>
      <p id={id} className={styles.words}>
        <span>{happening}</span>
        {share === null ? null : <span className={styles.share}>{share} %</span>}
      </p>
      <div
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(share === null ? {} : { 'aria-valuenow': share })}
        className={styles.track}
      >
        <svg width="100%" height="8" aria-hidden="true">
          {share === null ? (
            <rect className={styles.unknown} width="30%" height="8" rx="4" />
          ) : (
            <rect className={styles.bar} width={`${share}%`} height="8" rx="4" />
          )}
        </svg>
      </div>
      {leave === undefined ? null : <div className={styles.leave}>{leave}</div>}
    </div>
  )
}
