import type { ReactElement } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox, type ComboBoxProps } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { Popover } from 'react-aria-components/Popover'
import { classNames } from '../class-names.ts'
import { Icon } from '../identity/icon.tsx'
import type { Choice } from './choice.ts'
import { ChoiceList } from './choice-list.tsx'
import styles from './combobox.module.css'
import { FieldHelp, FieldLabel, FieldProblem, type FieldWords, fieldClass, inputClass } from './field.tsx'
import select from './select.module.css'

type Props = Omit<ComboBoxProps<Choice>, 'className' | 'style' | 'children' | 'isRequired' | 'items' | 'defaultItems'> &
  FieldWords & { readonly choices: readonly Choice[]; readonly placeholder?: string }

/** One of many choices, found by typing. */
export function Combobox({ label, help, remedy, optional = false, choices, placeholder, ...rest }: Props): ReactElement {
  return (
    <ComboBox
      {...rest}
      defaultItems={choices}
      isRequired={!optional}
      formValue="key"
      menuTrigger="focus"
      className={fieldClass}
      data-field={rest.name}
    >
      <FieldLabel label={label} optional={optional} />
      <FieldHelp help={help} />
      <div className={styles.box}>
        <Input className={classNames(inputClass, styles.input)} {...(placeholder === undefined ? {} : { placeholder })} />
        <Button className={classNames(styles.button)}>
          <Icon name="down" size={16} />
        </Button>
      </div>
      <FieldProblem {...(remedy === undefined ? {} : { remedy })} />
      <Popover className={classNames(select.popover)}>
        <ChoiceList />
      </Popover>
    </ComboBox>
  )
}
