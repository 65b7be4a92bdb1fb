import { Disclosure, Exhibit, Facts, Stack, Text } from '@evenkeel/ui'
import type { Reply } from '../../contract.ts'
import type { contract } from '../contract.ts'
import styles from './question.module.css'

type Item = Reply<typeof contract.showReview>['items'][number]

/** One item with your answer, the right one, and how one gets there. Open where there is something to learn. */
export function ItemReview({ item, number }: { readonly item: Item; readonly number: number }) {
  const { name, stem, exhibit, options, explanation } = item
  const mine = options.find((option) => option.mine)
  const right = options.find((option) => option.right)
  const others = options.filter((option) => !option.mine && !option.right && option.misconception)
  const isRight = mine?.right ?? false
  return (
    <Disclosure
      kind="part"
      label={`${number}. ${name}: ${isRight ? 'right' : mine ? 'another answer was right' : 'not known yet'}`}
      open={!isRight}
    >
      <Stack>
        <Text>{stem}</Text>
        {exhibit ? <Exhibit label={`Belongs to question ${number} (${exhibit.language})`}>{exhibit.text}</Exhibit> : null}
        <div className={styles.answers}>
          <Facts
            facts={[
              { name: 'You chose', value: mine?.text ?? "I don't know" },
              { name: 'Right', value: isRight ? 'The same' : (right?.text ?? '') },
            ]}
          />
        </div>
        {mine?.misconception ? <Text>{leadsThere('Your', mine.misconception)}</Text> : null}
        <div className={styles.answers}>
          <Text>{explanation}</Text>
        </div>
        {others.length > 0 ? (
          <Disclosure label="Where the other answers come from" name={`Where the other answers come from, question ${number}`}>
            <div className={styles.answers}>
              <Facts facts={others.map(({ text, misconception }) => ({ name: text, value: leadsThere('This', misconception ?? '') }))} />
            </div>
          </Disclosure>
        ) : null}
      </Stack>
    </Disclosure>
  )
}

/** Misconceptions are written as deeds: "thinks that ...", "counts ...". Named as a way of thinking many share, not as a fault of the reader. */
const leadsThere = (whose: 'Your' | 'This', misconception: string) => `${whose} answer comes out when somebody ${misconception}.`
