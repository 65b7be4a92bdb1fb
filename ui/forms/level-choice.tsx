import type { ReactElement } from 'react'
import { Radio, RadioGroup, type RadioGroupProps } from 'react-aria-components/RadioGroup'
import { classNames } from '../class-names.ts'
import { FieldHelp, FieldLabel, FieldProblem, type FieldWords, fieldClass } from './field.tsx'
import styles from './level-choice.module.css'

/** One level and what it looks like to somebody in the room. */
export type LevelAnchor = { readonly level: number; readonly anchor: string }

type Props = Omit<RadioGroupProps, 'className' | 'style' | 'children' | 'isRequired' | 'orientation'> &
  FieldWords & {
    readonly anchors: readonly LevelAnchor[]
    /** The words for having no answer; its value is 'not-seen'. Leave it out where one must choose. */
    readonly notSeen?: string
  }

/** A level, chosen by what it looks like: the anchor's text stands beside each control. Values are the levels as text. */
export function LevelChoice({ label, help, remedy, optional = false, anchors, notSeen, ...rest }: Props): ReactElement {
  return (
    <RadioGroup {...rest} isRequired={!optional} className={fieldClass} data-field={rest.name}>
      <FieldLabel label={label} optional={optional} />
      <FieldHelp help={help} />
      <div className={styles.levels}>
        {anchors.map(({ level, anchor }) => (
          <Radio key={level} value={String(level)} className={classNames(styles.level)}>
            <span className={styles.number}>{level}</span>
            <span>{anchor}</span>
          </Radio>
        ))}
        {notSeen === undefined ? null : (
          <Radio value="not-seen" className={classNames(styles.level, styles.unseen)}>
            <span className={styles.number} aria-hidden="true">
              –
            </span>
            <span>{notSeen}</span>
          </Radio>
        )}
      </div>
      <FieldProblem {...(remedy === undefined ? {} : { remedy })} />
    </RadioGroup>
  )
}
