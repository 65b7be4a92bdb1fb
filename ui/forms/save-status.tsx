import type { ReactElement } from 'react'
import { Icon } from '../identity/icon.tsx'
import styles from './save-status.module.css'

export type Saving = 'idle' | 'saving' | 'saved' | 'failed'

/** The quiet word beside a form that saves by itself. Read out politely, never a pop-up. */
export function SaveStatus({
  state,
  failed = 'Not saved. We will try again.',
}: {
  readonly state: Saving
  readonly failed?: string
}): ReactElement {
  return (
    <span className={styles.status} role="status" data-state={state}>
      {state === 'saving' ? 'Saving' : null}
      {state === 'saved' ? (
        <>
          <Icon name="check" size={16} /> Saved
        </>
      ) : null}
      {state === 'failed' ? (
        <>
          <Icon name="warning" size={16} /> {failed}
        </>
      ) : null}
    </span>
  )
}
