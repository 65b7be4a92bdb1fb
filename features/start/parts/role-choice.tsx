import { Select, Stack, Text } from '@evenkeel/ui'
import type { Reply } from '../../contract.ts'
import type { contract as frameworks } from '../../frameworks/contract.ts'
import { LevelAbout } from './level-about.tsx'
import styles from './role-choice.module.css'

export type Families = Reply<typeof frameworks.showFramework>['families']
export type Level = Families[number]['levels'][number]
export type Role = { readonly family: string | null; readonly level: string | null }

type Props = {
  /** 'current' or 'target': the fields are named for it. */
  readonly name: string
  readonly familyLabel: string
  readonly levelLabel: string
  readonly families: Families
  readonly role: Role
  readonly onChange: (role: Role) => void
}

/** A family of roles and a level in it, with what the level is about beside the choice. */
export function RoleChoice({ name, familyLabel, levelLabel, families, role, onChange }: Props) {
  const family = families.find(({ id }) => id === role.family)
  const level = family?.levels.find(({ id }) => id === role.level)
  return (
    <div className={styles.role}>
      <Stack>
        <Select
          name={`${name}Family`}
          label={familyLabel}
          remedy="Choose the family that is nearest to it."
          choices={families.map(({ id, title }) => ({ id, name: title }))}
          value={role.family}
          onChange={(id) => onChange({ family: String(id), level: null })}
        />
        <Select
          name={`${name}Level`}
          label={levelLabel}
          remedy="Choose a level. What it is about appears beside it."
          choices={family?.levels.map(({ id, title }) => ({ id, name: title })) ?? []}
          placeholder={family ? 'Choose one' : 'Choose the family first'}
          isDisabled={!family}
          value={role.level}
          onChange={(id) => onChange({ ...role, level: String(id) })}
        />
      </Stack>
      {level ? <LevelAbout level={level} /> : <Text kind="quiet">{family?.purpose ?? 'What the level is about will stand here.'}</Text>}
    </div>
  )
}
