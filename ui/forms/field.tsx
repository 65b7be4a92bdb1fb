import type { ReactElement, ReactNode } from 'react'
import { FieldError as AriaFieldError } from 'react-aria-components/FieldError'
import { Label as AriaLabel } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { classNames } from '../class-names.ts'
import { Icon } from '../identity/icon.tsx'
import styles from './field.module.css'

/** What every field says about itself. */
export type FieldWords = {
  readonly label: string
  /** Stands between label and control: what to write, and why it is asked. */
  readonly help?: ReactNode
  /** What to do when the answer cannot be used; without it the field's own message is shown. */
  readonly remedy?: string
  /** Says so beside the label. Fields are required unless they say otherwise. A search box is `unsaid`: everybody knows it may be empty. */
  readonly optional?: boolean | 'unsaid'
}

export function FieldLabel({ label, optional = false }: Pick<FieldWords, 'label' | 'optional'>): ReactElement {
  return (
    <AriaLabel className={classNames(styles.label)} data-label>
      {label}
      {optional === true ? <span className={styles.optional}> (optional)</span> : null}
    </AriaLabel>
  )
}

export function FieldHelp({ help }: Pick<FieldWords, 'help'>): ReactElement | null {
  if (help === undefined) return null
  return (
    <Text slot="description" className={classNames(styles.help)}>
      {help}
    </Text>
  )
}

/** The error at the field. The form's summary reads it from here, so both always say the same. */
export function FieldProblem({ remedy }: Pick<FieldWords, 'remedy'>): ReactElement {
  return (
    <AriaFieldError className={classNames(styles.error)}>
      {({ validationErrors, validationDetails }) => (
        <>
          <Icon name="warning" size={16} />
          <span data-problem>
            {remedy === undefined || (validationDetails.customError && validationErrors.length > 0) ? validationErrors.join(' ') : remedy}
          </span>
        </>
      )}
    </AriaFieldError>
  )
}

export const fieldClass = classNames(styles.field)
export const inputClass = classNames(styles.input)
