import { Checkbox, Stack, Text } from '@evenkeel/ui'
import type { Reply } from '../../contract.ts'
import { dateText } from '../../words.ts'
import type { contract } from '../contract.ts'

export type Consents = Reply<typeof contract.showStart>['consents']

type Props = {
  readonly consents: Consents
  /** Kinds that are ticked now. */
  readonly given: ReadonlySet<string>
  readonly onChange: (kind: string, given: boolean) => void
}

/** What is asked for, in plain words. One is needed; the others are off until somebody wants them. */
export function ConsentList({ consents, given, onChange }: Props) {
  return (
    <Stack>
      <Text kind="quiet">One of these is needed. The others are off until you want them. You can take each of them back later.</Text>
      {consents.map(({ kind, title, says, needed, given: before, at }) => (
        <Checkbox
          key={kind}
          name={kind}
          isSelected={given.has(kind)}
          onChange={(now) => onChange(kind, now)}
          isRequired={needed}
          remedy="Tick this to go on: without it there is nothing Evenkeel could work out for you."
          help={
            <Stack gap="small">
              <span>{says}</span>
              {before && at ? <span>Agreed on {dateText(at)}.</span> : null}
            </Stack>
          }
        >
          {needed ? `${title} (needed)` : title}
        </Checkbox>
      ))}
    </Stack>
  )
}
