import type { ReactElement } from 'react'
import { Input } from 'react-aria-components/Input'
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField'
import { FieldHelp, FieldLabel, FieldProblem, type FieldWords, fieldClass, inputClass } from './field.tsx'

type Props = Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isRequired'> & FieldWords & { readonly placeholder?: string }

/** One line of text. */
export function TextField({ label, help, remedy, optional = false, placeholder, ...rest }: Props): ReactElement {
  return (
    <AriaTextField {...rest} isRequired={!optional} className={fieldClass} data-field={rest.name}>
      <FieldLabel label={label} optional={optional} />
      <FieldHelp help={help} />
      <Input className={inputClass} {...(placeholder === undefined ? {} : { placeholder })} />
      <FieldProblem {...(remedy === undefined ? {} : { remedy })} />
    </AriaTextField>
  )
}

/** Several lines of text. */
export function TextArea({
  label,
  help,
  remedy,
  optional = false,
  placeholder,
  rows = 4,
  ...rest
}: Props & { readonly rows?: number }): ReactElement {
  return (
    <AriaTextField {...rest} isRequired={!optional} className={fieldClass} data-field={rest.name}>
      <FieldLabel label={label} optional={optional} />
      <FieldHelp help={help} />
      <AriaTextArea className={inputClass} rows={rows} {...(placeholder === undefined ? {} : { placeholder })} />
      <FieldProblem {...(remedy === undefined ? {} : { remedy })} />
    </AriaTextField>
  )
}
