import { Disclosure, Facts, Stack, Text } from '@evenkeel/ui'
import type { Change } from '../contract.ts'
import styles from '../editor.module.css'

/** As many as can be read at once. */
const atOnce = 40

/** What is different, sentence by sentence; texts open to what they said before. */
export function Changes({ changes, none }: { readonly changes: readonly Change[]; readonly none: string }) {
  if (changes.length === 0) return <Text kind="quiet">{none}</Text>
  return (
    <Stack>
      <Lines changes={changes.slice(0, atOnce)} />
      {changes.length > atOnce ? (
        <Disclosure label={`${changes.length - atOnce} more`}>
          <Lines changes={changes.slice(atOnce)} />
        </Disclosure>
      ) : null}
    </Stack>
  )
}

function Lines({ changes }: { readonly changes: readonly Change[] }) {
  return (
    <ul>
      {changes.map(({ family, level, competency, words, texts }) => (
        <li key={`${family} ${level} ${competency} ${words}`}>
          {words}
          {texts ? (
            <Disclosure label="Read both" name={`Read both: ${words}`}>
              <div className={styles.texts}>
                <Facts
                  facts={[
                    { name: 'Before', value: texts.before || 'Nothing' },
                    { name: 'Now', value: texts.after || 'Nothing' },
                  ]}
                />
              </div>
            </Disclosure>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
