import { Stack, Text } from '@evenkeel/ui'
import type { Level } from './role-choice.tsx'

/** What a level of a role is about: its purpose, and what changes with it. */
export function LevelAbout({ level }: { readonly level: Level }) {
  return (
    <Stack gap="small">
      <Text>{level.purpose}</Text>
      <Text kind="quiet">What changes at this level:</Text>
      <ul>
        {level.changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
      <Text kind="small">
        The technical half weighs {level.technicalShare} of 100 here, the people half {level.peopleShare}.
      </Text>
    </Stack>
  )
}
