import { Facts, Stack, Text } from '@evenkeel/ui'
import type { Result, Shown } from '../contract.ts'
import { amount } from './words.ts'

/** What bringing it in does, or has done, in numbers and sentences. */
export function Outcome({ shown, result }: { readonly shown: Shown; readonly result: Result }) {
  const { rows, people, missing, evidence, notes } = result
  const facts =
    shown.kind === 'people'
      ? [
          { name: 'People added', value: people.added },
          { name: 'People changed', value: people.changed },
          { name: 'Teams added', value: people.teams },
          { name: 'Places in teams', value: `${people.placesBegun} begun, ${people.placesEnded} ended` },
          { name: 'Rows that change nothing', value: rows.same },
        ]
      : [
          { name: shown.state === 'done' ? 'Ratings brought in' : 'Ratings to bring in', value: rows.new.toLocaleString() },
          ...(shown.state === 'ready' ? [] : [{ name: 'Pieces of evidence', value: evidence.toLocaleString() }]),
          { name: 'Ratings that are here already', value: rows.same.toLocaleString() },
          { name: 'Ratings kept out', value: rows.held.toLocaleString() },
        ]
  return (
    <Stack>
      <Facts facts={facts} />
      {notes.map((note) => (
        <Text key={note}>{note}</Text>
      ))}
      {missing.count > 0 ? (
        <Text kind="quiet">
          {amount(missing.count, 'person is', 'people are')} here and not in the file: {missing.names.slice(0, 10).join(', ')}
          {missing.count > 10 ? ' and others' : ''}. Nothing is done about them.
        </Text>
      ) : null}
    </Stack>
  )
}
