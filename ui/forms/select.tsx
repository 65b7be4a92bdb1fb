import type { ReactElement } from 'react'
import { Button } from 'react-aria-components/Button'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, type SelectProps as AriaSelectProps, SelectValue } from 'react-aria-components/Select'
import { classNames } from '../class-names.ts'
import { Icon } from '../identity/icon.tsx'
import type { Choice } from './choice.ts'
import { ChoiceList } from './choice-list.tsx'
import { FieldHelp, FieldLabel, FieldProblem, type FieldWords, fieldClass, inputClass } from './field.tsx'
import styles from './select.module.css'

type Props = Omit<AriaSelectProps<Choice>, 'className' | 'style' | 'children' | 'isRequired' | 'placeholder'> &
  FieldWords & { readonly choices: readonly Choice[]; readonly placeholder?: string }

/** One of a few choices. For more than about fifteen use Combobox; for levels use LevelChoice. */
export function Select({ label, help, remedy, optional = false, choices, placeholder = 'Choose one', ...rest }: Props): ReactElement {
  return (
    <AriaSelect {...rest} placeholder={placeholder} isRequired={!optional} className={fieldClass} data-field={rest.name}>
      <FieldLabel label={label} optional={optional} />
      <FieldHelp help={help} />
      <Button className={classNames(inputClass, styles.trigger)}>
        <SelectValue<Choice> className={classNames(styles.value)}>
          {({ isPlaceholder, selectedItem }) => (isPlaceholder || selectedItem === null ? placeholder : selectedItem.name)}
        </SelectValue>
        <Icon name="down" size={16} />
      </Button>
      <FieldProblem {...(remedy === undefined ? {} : { remedy })} />
      <Popover className={classNames(styles.popover)}>
        <ChoiceList choices={choices} />
      </Popover>
    </AriaSelect>
  )
}
