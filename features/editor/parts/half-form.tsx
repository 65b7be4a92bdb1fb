import { Button, Checkbox, Combobox, HalfName, Heading, NumberField, Stack, Text } from '@evenkeel/ui'
import { useState } from 'react'
import type { Draft, Level } from '../contract.ts'
import { Findings } from './findings.tsx'
import { findingsAt } from './places.ts'
import { Requirement } from './requirement.tsx'
import type { Writing } from './use-writing.ts'

type Half = Level['technical']
type Props = {
  readonly half: 'technical' | 'people'
  readonly level: Level
  readonly draft: Draft
  readonly path: string
  readonly writing: Writing
  readonly onChange: (part: Partial<Half>) => void
}

/** One half of a level: its weight, its floor, what may speak for it, and what it asks for. The other one looks the same. */
export function HalfForm({ half, level, draft, path, writing, onChange }: Props) {
  const { share, floor, evidence, requirements } = level[half]
  const asked = new Set(requirements.map(({ competency }) => competency))
  const known = new Map(draft.document.competencies.map((competency) => [competency.id, competency]))
  const others = draft.document.competencies.filter((one) => one.half === half && !asked.has(one.id))
  const at = (part: string) => (
    <Findings findings={findingsAt(draft.findings, path, `levels.${level.id}.${half}.${part}`)} writing={writing} />
  )
  const exactly = draft.findings.filter((one) => one.path === path && one.place === `levels.${level.id}.${half}.requirements`)
  return (
    <Stack>
      <Heading level={2}>
        <HalfName half={half} />
      </Heading>
      <NumberField
        name={`${half}Share`}
        label="Weighs"
        unit="of 100"
        help="The other half weighs the rest."
        minValue={0}
        maxValue={100}
        step={5}
        value={share}
        onChange={(now) => Number.isFinite(now) && onChange({ share: Math.round(now) })}
      />
      {at('share')}
      <NumberField
        name={`${half}Floor`}
        label="Floor"
        help="What nothing in the other half makes up for."
        minValue={0}
        maxValue={5}
        step={0.1}
        value={floor}
        onChange={(now) => Number.isFinite(now) && onChange({ floor: Math.round(now * 10) / 10 })}
      />
      {at('floor')}
      <fieldset>
        <legend>What may speak for it</legend>
        {draft.sources.map(({ id, label, independent }) => (
          <Checkbox
            key={id}
            isSelected={evidence.includes(id)}
            onChange={(isIn) => onChange({ evidence: isIn ? [...evidence, id] : evidence.filter((one) => one !== id) })}
          >
            {label}
            {independent ? '' : ' (not independent)'}
          </Checkbox>
        ))}
      </fieldset>
      {at('evidence')}
      <Heading level={3}>What it asks for</Heading>
      <Findings findings={exactly} writing={writing} />
      <div>
        {requirements.map((requirement) => (
          <Requirement
            key={requirement.competency}
            requirement={requirement}
            competency={known.get(requirement.competency)}
            onChange={(part) => onChange({ requirements: requirements.map((one) => (one === requirement ? { ...one, ...part } : one)) })}
            onRemove={() => onChange({ requirements: requirements.filter((one) => one !== requirement) })}
          >
            {at(`requirements.${requirement.competency}`)}
          </Requirement>
        ))}
      </div>
      <AskFor
        key={[...asked].join(' ')}
        half={half}
        choices={others.map(({ id, name }) => ({ id, name }))}
        onAsk={(competency) => onChange({ requirements: [...requirements, { competency, level: 2, weight: 1, essential: false }] })}
      />
    </Stack>
  )
}

type AskForProps = {
  readonly half: string
  readonly choices: readonly { readonly id: string; readonly name: string }[]
  readonly onAsk: (competency: string) => void
}

function AskFor({ half, choices, onAsk }: AskForProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  if (choices.length === 0) return <Text kind="quiet">Every competency of this half is asked for.</Text>
  return (
    <Stack gap="small">
      <Combobox
        name={`${half}AskFor`}
        label={`Another ${half} competency`}
        optional
        choices={choices}
        value={chosen}
        onChange={(id) => setChosen(id === null ? null : String(id))}
      />
      <div>
        <Button isDisabled={chosen === null} onPress={() => chosen && onAsk(chosen)}>
          Ask for it
        </Button>
      </div>
    </Stack>
  )
}
