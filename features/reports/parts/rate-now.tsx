import {
  Button,
  Combobox,
  ErrorNotice,
  Form,
  FormActions,
  LevelChoice,
  Notice,
  RadioChoice,
  Stack,
  Text,
  TextArea,
  TextField,
} from '@evenkeel/ui'
import { useState } from 'react'
import { useTell } from '../../ask.ts'
import { fieldProblems } from '../../words.ts'
import { contract, type Rating, type ReportPage } from '../contract.ts'

type Props = { readonly personId: string; readonly name: string; readonly lines: ReportPage['lines'] }

const sureness = [
  { id: 'low', name: 'A little of it' },
  { id: 'medium', name: 'Some of it' },
  { id: 'high', name: 'A lot of it' },
] as const

/** What you saw: one competency, one situation, one day. The text comes before the number. */
export function RateNow({ personId, name, lines }: Props) {
  const rate = useTell(contract.ratePerson)
  const [competency, setCompetency] = useState<string | null>(null)
  const line = lines.find((one) => one.competency === competency)
  if (rate.data) {
    return (
      <Stack>
        <Notice title="Noted">{`${name} sees what you said, with your name, and may answer it.`}</Notice>
        <Button
          onPress={() => {
            rate.reset()
            setCompetency(null)
          }}
        >
          Rate something else
        </Button>
      </Stack>
    )
  }
  const problems = fieldProblems(rate.error, { 'no-such-day': 'seenOn' })
  const submit = (entered: FormData) => {
    const text = (field: string) => String(entered.get(field) ?? '').trim()
    rate.mutate({
      params: { personId },
      body: {
        competency: competency ?? '',
        level: Number(entered.get('level')),
        situation: text('situation'),
        seenOn: text('seenOn'),
        confidence: text('confidence') as Rating['confidence'],
      },
    })
  }
  return (
    <Form onSubmit={submit} problems={problems}>
      {rate.error && Object.keys(problems).length === 0 ? <ErrorNotice problem={rate.error} next="What you typed is still here." /> : null}
      <Combobox
        name="competency"
        label="What did you see?"
        help="One competency at a time; three minutes each."
        choices={lines.map((one) => ({ id: one.competency, name: one.name, about: one.about }))}
        selectedKey={competency}
        onSelectionChange={(key) => setCompetency(key === null ? null : String(key))}
        remedy="Choose one of the competencies."
      />
      {line ? (
        <>
          <LevelChoice
            key={line.competency}
            name="level"
            label="Which text comes closest to what you saw?"
            anchors={line.anchors.map((anchor, i) => ({ level: i + 1, anchor }))}
            remedy="Choose the text that comes closest."
          />
          <TextArea
            name="situation"
            label="In which situation?"
            help="What was going on, and what was done. Not what kind of person somebody is."
            minLength={10}
            maxLength={600}
            rows={3}
            remedy="Tell the situation in a sentence or two."
          />
          <TextField name="seenOn" label="On which day?" type="date" remedy="Choose the day you saw it." />
          <RadioChoice name="confidence" label="How much of it did you see?" choices={sureness} remedy="Choose one." />
          <FormActions>
            <Button type="submit" kind="primary" isPending={rate.isPending}>
              Save my rating
            </Button>
          </FormActions>
        </>
      ) : (
        <Text kind="quiet">The five level texts come next.</Text>
      )}
    </Form>
  )
}
