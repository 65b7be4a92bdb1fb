import { evenWeight } from '@evenkeel/content/level-balance'
import { Button, Card, Halves, Row, SaveStatus, Stack, Text, TextArea, TextField } from '@evenkeel/ui'
import type { Draft, Level } from '../contract.ts'
import styles from '../editor.module.css'
import { Findings } from './findings.tsx'
import { HalfForm } from './half-form.tsx'
import { Overtaken } from './overtaken.tsx'
import { ParityMeter, ParitySides } from './parity-meter.tsx'
import { findingsAt } from './places.ts'
import { useAutosave } from './use-autosave.ts'
import type { Writing } from './use-writing.ts'

type Props = { readonly draft: Draft; readonly family: string; readonly stored: Level; readonly writing: Writing }

/** One level of a role: what it is for, and both halves side by side with the meter above them. */
export function LevelForm({ draft, family, stored, writing }: Props) {
  const { value, change, undo, canUndo, isOvertaken, takeOther, keepMine } = useAutosave<Level>({
    stored,
    writing,
    step: (level) => ({ do: 'save-level', family, level }),
  })
  const independent = new Set(draft.sources.filter((source) => source.independent).map(({ id }) => id))
  const weight = evenWeight(value, (id) => independent.has(id))
  const path = `roles/${family}.yaml`
  const at = `levels.${value.id}`
  const found = (part: string) => <Findings findings={findingsAt(draft.findings, path, `${at}.${part}`)} writing={writing} />
  /** One share is the rest of the other: a person sets one of them. */
  const setHalf = (half: 'technical' | 'people') => (part: Partial<Level['technical']>) => {
    const other = half === 'technical' ? 'people' : 'technical'
    const rest = part.share === undefined ? {} : { [other]: { ...value[other], share: 100 - part.share } }
    change({ ...rest, [half]: { ...value[half], ...part } })
  }
  return (
    <Stack gap="large">
      {isOvertaken ? <Overtaken says={saysOf(stored)} onTake={takeOther} onKeep={keepMine} /> : null}
      <Row spread>
        <SaveStatus state={writing.state} failed="Not saved. What you entered is still here." />
        {canUndo ? <Button onPress={undo}>Undo the last change</Button> : null}
      </Row>
      <ParityMeter weight={weight} />
      <Card title="Equal weight" level={2}>
        <ParitySides weight={weight} />
        <Findings findings={draft.findings.filter((one) => one.path === path && one.place === at)} writing={writing} />
      </Card>
      <Halves
        technical={<HalfForm half="technical" level={value} draft={draft} path={path} writing={writing} onChange={setHalf('technical')} />}
        people={<HalfForm half="people" level={value} draft={draft} path={path} writing={writing} onChange={setHalf('people')} />}
      />
      <div className={styles.form}>
        <Stack>
          <TextField name="title" label="Title" maxLength={60} value={value.title} onChange={(title) => change({ title })} />
          {found('title')}
          <TextArea
            name="purpose"
            label="What it is for"
            help="A short paragraph: why this role exists at this level."
            rows={4}
            maxLength={700}
            value={value.purpose}
            onChange={(purpose) => change({ purpose })}
          />
          {found('purpose')}
          <TextArea
            name="changes"
            label="What changes against the level below"
            help="One behaviour on each line, six at most."
            rows={6}
            value={value.changes.join('\n')}
            onChange={(text) => change({ changes: linesOf(text) })}
          />
          {found('changes')}
        </Stack>
      </div>
      {writing.problem ? (
        <Text>
          {writing.problem.title}. {writing.problem.detail}
        </Text>
      ) : null}
    </Stack>
  )
}

const linesOf = (text: string) =>
  text === ''
    ? []
    : text
        .split('\n')
        .slice(0, 6)
        .map((line) => line.slice(0, 240))

const saysOf = ({ title, technical, people }: Level) =>
  `${title}, halves of ${technical.share} and ${people.share}, floors of ${technical.floor} and ${people.floor}, ${technical.requirements.length + people.requirements.length} competencies.`
