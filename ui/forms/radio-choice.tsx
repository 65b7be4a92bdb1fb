import type { ReactElement } from 'react'
import { Radio, RadioGroup, type RadioGroupProps } from 'react-aria-components/RadioGroup'
import { classNames } from '../class-names.ts'
import type { Choice } from './choice.ts'
import { FieldHelp, FieldLabel, FieldProblem, type FieldWords, fieldClass } from './field.tsx'
import styles from './toggle.module.css'

type Props = Omit<RadioGroupProps, 'className' | 'style' | 'children' | 'isRequired'> & FieldWords & { readonly choices: readonly Choice[] }

/** One of a few, all in sight: yes, no, can't say. */
export function RadioChoice({ label, help, remedy, optional = false, choices, ...rest }: Props): ReactElement {
  return (
    <RadioGroup {...rest} isRequired={!optional} className={fieldClass} data-field={rest.name}>
      <FieldLabel label={label} optional={optional} />
      <FieldHelp help={help} />
      <div className={styles.options}>
        {choices.map((choice) => (
          <Radio key={choice.id} value={choice.id} className={classNames(styles.toggle)}>
            <span className={styles.ring} />
            <span>
              {choice.name}
              {choice.about === undefined ? null : <span className={styles.about}> {choice.about}</span>}
            </span>
          </Radio>
        ))}
      </div>
      <FieldProblem {...(remedy === undefined ? {} : { remedy })} />
    </RadioGroup>
  )
}
