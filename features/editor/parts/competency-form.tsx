import { Button, HalfName, NumberField, Row, SaveStatus, Select, Stack, Text, TextArea, TextField } from '@evenkeel/ui'
import type { Competency, Draft } from '../contract.ts'
import styles from '../editor.module.css'
import { Findings } from './findings.tsx'
import { Overtaken } from './overtaken.tsx'
import { findingsAt } from './places.ts'
import { useAutosave } from './use-autosave.ts'
import type { Writing } from './use-writing.ts'

const levels = [1, 2, 3, 4, 5] as const
const statuses = [
  { id: 'emerging', name: 'Emerging' },
  { id: 'current', name: 'Current' },
  { id: 'fading', name: 'Fading' },
] as const

type Props = { readonly draft: Draft; readonly stored: Competency; readonly writing: Writing }

/** One competency: its name, what it is about, and what each of the five levels looks like to somebody in the room. */
export function CompetencyForm({ draft, stored, writing }: Props) {
  const { value, change, undo, canUndo, isOvertaken, takeOther, keepMine } = useAutosave<Competency>({
    stored,
    writing,
    step: (competency) => ({ do: 'save-competency', competency }),
  })
  const found = (place: string) => (
    <Findings findings={findingsAt(draft.findings, `competencies/${value.id}.yaml`, place)} writing={writing} />
  )
  const whole = draft.findings.filter((one) => one.path === `competencies/${value.id}.yaml` && ['id', 'anchors'].includes(one.place))
  return (
    <div className={styles.form}>
      <Stack>
        {isOvertaken ? (
          <Overtaken says={`${stored.name}. ${stored.about} Level 3: ${stored.anchors[3]}`} onTake={takeOther} onKeep={keepMine} />
        ) : null}
        <Row spread>
          <HalfName half={value.half} />
          <Row>
            <SaveStatus state={writing.state} failed="Not saved. What you entered is still here." />
            {canUndo ? <Button onPress={undo}>Undo the last change</Button> : null}
          </Row>
        </Row>
        <Findings findings={whole} writing={writing} />
        <TextField name="name" label="Name" maxLength={60} value={value.name} onChange={(name) => change({ name })} />
        {found('name')}
        <TextArea
          name="about"
          label="What it is about"
          help="One sentence, spoken to the reader."
          rows={2}
          maxLength={240}
          value={value.about}
          onChange={(about) => change({ about })}
        />
        {found('about')}
        {levels.map((level) => (
          <Stack key={level} gap="small">
            <TextArea
              name={`anchor${level}`}
              label={`Level ${level}`}
              {...(level === 1
                ? { help: 'One behaviour somebody in the room could see, then what it does to others or to the system.' }
                : {})}
              rows={3}
              maxLength={420}
              value={value.anchors[level]}
              onChange={(text) => change({ anchors: { ...value.anchors, [level]: text } })}
            />
            {found(`anchors.${level}`)}
          </Stack>
        ))}
        <NumberField
          name="halfLifeInDays"
          label="Half of what is known fades in"
          unit="days"
          minValue={180}
          maxValue={3650}
          value={value.halfLifeInDays}
          onChange={(now) => Number.isFinite(now) && change({ halfLifeInDays: Math.round(now) })}
        />
        <Select
          name="status"
          label="In the field it is"
          choices={statuses}
          value={value.status}
          onChange={(id) => change({ status: id as Competency['status'] })}
        />
        {writing.problem ? (
          <Text>
            {writing.problem.title}. {writing.problem.detail}
          </Text>
        ) : null}
      </Stack>
    </div>
  )
}
