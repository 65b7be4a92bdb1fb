import { Disclosure, Facts, Stack, Text } from '@evenkeel/ui'
import type { Reply } from '../../contract.ts'
import type { contract } from '../contract.ts'
import { ratingWords } from './rating-scale.tsx'
import styles from './review.module.css'

type Situation = Reply<typeof contract.showReview>['situations'][number]
type Props = { readonly situation: Situation; readonly number: number }

/** One situation: your rating of each option beside the key, and why. What works best stands first. */
export function SituationReview({ situation, number }: Props) {
  const { title, name, moment, rationale, keyBy, options } = situation
  return (
    <Disclosure kind="part" label={`${number}. ${title}`} open={number === 1}>
      <Stack>
        <Text kind="small">{name}</Text>
        <Text>{moment}</Text>
        <Text>{rationale}</Text>
        <ol className={styles.options}>
          {options
            .toSorted((a, b) => b.key - a.key)
            .map(({ text, mine, key, why }) => (
              <li key={text}>
                <Stack gap="small">
                  <Text>{text}</Text>
                  <Facts
                    facts={[
                      { name: 'Your rating', value: withWords(mine) },
                      { name: keyBy === 'starting' ? 'Starting key' : 'Key by experts', value: withWords(key) },
                    ]}
                  />
                  <Text kind="quiet">{why}</Text>
                </Stack>
              </li>
            ))}
        </ol>
      </Stack>
    </Disclosure>
  )
}

const withWords = (rating: number) => (ratingWords[rating] ? `${rating}, ${ratingWords[rating].toLowerCase()}` : String(rating))
