import { Card, Facts, Stack, Text } from '@evenkeel/ui'
import type { Reply } from '../../contract.ts'
import type { contract } from '../contract.ts'
import { ratingWords } from './rating-scale.tsx'

type Situation = Reply<typeof contract.showReview>['situations'][number]

/** One situation: what you thought of each option, what the key says, and why. Best option first. */
export function SituationReview({ situation }: { readonly situation: Situation }) {
  const { title, name, moment, rationale, options } = situation
  return (
    <Stack>
      <Card title={title}>
        <Text kind="quiet">{name}</Text>
        <Text>{moment}</Text>
        <Text>{rationale}</Text>
      </Card>
      {options
        .toSorted((a, b) => b.key - a.key)
        .map((option) => (
          <Card key={option.text}>
            <Text>{option.text}</Text>
            <Facts
              facts={[
                { name: 'Your rating', value: withWords(option.mine) },
                { name: 'Starting key', value: withWords(option.key) },
              ]}
            />
            <Text kind="quiet">{option.why}</Text>
          </Card>
        ))}
    </Stack>
  )
}

const withWords = (rating: number) => (ratingWords[rating] ? `${rating}, ${ratingWords[rating].toLowerCase()}` : String(rating))
