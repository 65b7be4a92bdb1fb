import type { ReactElement, ReactNode } from 'react'
import { CheckboxButton, CheckboxField, type CheckboxFieldProps } from 'react-aria-components/Checkbox'
import { classNames } from '../class-names.ts'
import { FieldHelp, FieldProblem, fieldClass } from './field.tsx'
import styles from './toggle.module.css'

type Props = Omit<CheckboxFieldProps, 'className' | 'style' | 'children'> & {
  readonly children: ReactNode
  readonly help?: ReactNode
  readonly remedy?: string
}

/** Something one agrees to or includes; takes effect when the form is sent. */
export function Checkbox({ children, help, remedy, ...rest }: Props): ReactElement {
  return (
    <CheckboxField {...rest} className={fieldClass} data-field={rest.name}>
      <CheckboxButton className={classNames(styles.toggle)}>
        <span className={styles.box}>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M4.5 10.5 8.5 14.5 15.5 6" />
          </svg>
        </span>
        <span>{children}</span>
      </CheckboxButton>
      {help === undefined ? null : (
        <div className={styles.beside}>
          <FieldHelp help={help} />
        </div>
      )}
      <FieldProblem {...(remedy === undefined ? {} : { remedy })} />
    </CheckboxField>
  )
}
