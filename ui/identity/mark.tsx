import type { ReactElement } from 'react'
import styles from './mark.module.css'

/** The mark: a hull of two halves and a mast, on an even keel. With `name`, the word beside it. */
export function Mark({ size = 28, name = true }: { readonly size?: number; readonly name?: boolean }): ReactElement {
  return (
    <span className={styles.mark}>
      <svg
        xmlns="http://www.w3.org/2000/svg"
        width={size}
        height={size}
        viewBox="0 0 32 32"
        role="img"
        aria-label={name ? undefined : 'Evenkeel'}
        aria-hidden={name}
      >
        <path d="M5,18 16,5 27,18" className={styles.stay} />
        <path d="M16,3.5V18" className={styles.mast} />
        <path d="M4,18H15.25V27.2C8.5,26.6 4.4,23.6 4,18Z" fill="var(--technical)" />
        <path d="M28,18H16.75V27.2C23.5,26.6 27.6,23.6 28,18Z" fill="var(--people)" />
      </svg>
      {name ? <span className={styles.name}>Evenkeel</span> : null}
    </span>
  )
}
