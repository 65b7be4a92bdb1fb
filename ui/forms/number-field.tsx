import type { ReactElement } from 'react'
import { Button } from 'react-aria-components/Button'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { NumberField as AriaNumberField, type NumberFieldProps as AriaNumberFieldProps } from 'react-aria-components/NumberField'
import { classNames } from '../class-names.ts'
import { Icon } from '../identity/icon.tsx'
import { FieldHelp, FieldLabel, FieldProblem, type FieldWords, fieldClass } from './field.tsx'
import styles from './number-field.module.css'

type Props = Omit<AriaNumberFieldProps, 'className' | 'style' | 'children' | 'isRequired'> & FieldWords & { readonly unit?: string }

/** A number with its unit: 'hours a week'. */
export function NumberField({ label, help, remedy, optional = false, unit, ...rest }: Props): ReactElement {
  return (
    <AriaNumberField {...rest} isRequired={!optional} className={fieldClass} data-field={rest.name}>
      <FieldLabel label={unit === undefined ? label : `${label}, ${unit}`} optional={optional} />
      <FieldHelp help={help} />
      <Group className={classNames(styles.group)}>
        <Button slot="decrement" className={classNames(styles.step)}>
          <Icon name="minus" size={16} />
        </Button>
        <Input className={classNames(styles.input)} />
        <Button slot="increment" className={classNames(styles.step)}>
          <Icon name="plus" size={16} />
        </Button>
      </Group>
      <FieldProblem {...(remedy === undefined ? {} : { remedy })} />
    </AriaNumberField>
  )
}
