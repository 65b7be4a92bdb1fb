import { Card, Disclosure, Exhibit, Facts, Stack, Tag, Text } from '@evenkeel/ui'
import type { Reply } from '../../contract.ts'
import type { contract } from '../contract.ts'
import styles from './question.module.css'

type Item = Reply<typeof contract.showReview>['items'][number]

/** One item with your answer, the right one, and how one gets there. */
export function ItemReview({ item, count }: { readonly item: Item; readonly count: string }) {
  const { name, stem, exhibit, options, explanation } = item
  const mine = options.find((option) => option.mine)
  const right = options.find((option) => option.right)
  const others = options.filter((option) => !option.mine && !option.right)
  return (
    <Card title={name} aside={<Tag>{mine?.right ? 'Right' : mine ? 'Another answer was right' : 'You did not know'}</Tag>}>
      <Text kind="small">{count}</Text>
      <Text>{stem}</Text>
      {exhibit ? <Exhibit label={`Belongs to the question (${exhibit.language})`}>{exhibit.text}</Exhibit> : null}
      <div className={styles.answers}>
        <Facts
          facts={[
            ...(mine?.right ? [] : [{ name: 'You chose', value: mine?.text ?? "I don't know" }]),
            { name: mine?.right ? 'You chose, rightly' : 'Right', value: right?.text ?? '' },
          ]}
        />
      </div>
      {mine?.misconception ? <Text>{leadsThere(mine.misconception)}</Text> : null}
      <div className={styles.answers}>
        <Text>{explanation}</Text>
      </div>
      {others.some((option) => option.misconception) ? (
        <Disclosure label="The other answers" name={`The other answers: ${count}`}>
          <Stack gap="small">
            {others.map((option) => (
              <div key={option.text} className={styles.answers}>
                <Facts facts={[{ name: option.text, value: option.misconception ? leadsThere(option.misconception) : '' }]} />
              </div>
            ))}
          </Stack>
        </Disclosure>
      ) : null}
    </Card>
  )
}

/** Misconceptions are written as deeds: "thinks that ...", "counts ...". */
const leadsThere = (misconception: string) => `This answer comes out when somebody ${misconception}.`
