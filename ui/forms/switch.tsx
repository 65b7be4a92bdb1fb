import type { ReactElement, ReactNode } from 'react'
import { SwitchButton, SwitchField, type SwitchFieldProps } from 'react-aria-components/Switch'
import { classNames } from '../class-names.ts'
import { FieldHelp, fieldClass } from './field.tsx'
import styles from './toggle.module.css'

type Props = Omit<SwitchFieldProps, 'className' | 'style' | 'children'> & { readonly children: ReactNode; readonly help?: ReactNode }

/** Something that is on or off, and takes effect at once. */
export function Switch({ children, help, ...rest }: Props): ReactElement {
  return (
    <SwitchField {...rest} className={fieldClass} data-field={rest.name}>
      <SwitchButton className={classNames(styles.toggle)}>
        <span className={styles.track}>
          <span className={styles.knob} />
        </span>
        <span>{children}</span>
      </SwitchButton>
      {help === undefined ? null : (
        <div className={classNames(styles.beside, styles.far)}>
          <FieldHelp help={help} />
        </div>
      )}
    </SwitchField>
  )
}
