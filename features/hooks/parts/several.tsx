import { Checkbox, Text } from '@evenkeel/ui'
import styles from '../connections.module.css'

type Props = {
  readonly name: string
  readonly label: string
  readonly choices: readonly { readonly id: string; readonly says: string }[]
  readonly chosen?: readonly string[]
  readonly problem: string | null
}

/** Some of a few, all in sight; at least one. */
export function Several({ name, label, choices, chosen = [], problem }: Props) {
  return (
    <fieldset className={styles.several}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.choices}>
        {choices.map(({ id, says }) => (
          <Checkbox key={id} name={name} value={id} defaultSelected={chosen.includes(id)}>
            {says}
          </Checkbox>
        ))}
      </div>
      {problem ? (
        <div role="alert">
          <Text>{problem}</Text>
        </div>
      ) : null}
    </fieldset>
  )
}
