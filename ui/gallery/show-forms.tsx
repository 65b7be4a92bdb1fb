import { type ReactElement, useState } from 'react'
import {
  Button,
  Card,
  Checkbox,
  Combobox,
  Form,
  FormActions,
  LevelChoice,
  NumberField,
  RadioChoice,
  Row,
  SaveStatus,
  Section,
  Select,
  Switch,
  TextArea,
  TextField,
} from '../index.ts'
import { anchors, longName, roles } from './data.ts'

/** Every control, and a form that can go wrong in both ways: here, and on the server. */
export function ShowForms(): ReactElement {
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({})
  const refuse = () => setProblems({ situation: 'Say when and where you saw it, so that it can be weighed.' })
  return (
    <Section title="Forms">
      <Card title="A form">
        <Form onSubmit={refuse} problems={problems}>
          <TextField name="name" label="Your name" remedy="Write the name your colleagues know you by." />
          <TextField name="mail" label="Work e-mail" type="email" help="For sign-in only." optional placeholder="ada@example.org" />
          <Select name="role" label="Role you aim for" choices={roles} remedy="Choose a role. You can change it at any time." />
          <Combobox name="mentor" label="A mentor" choices={roles} optional help="Type a few letters." />
          <NumberField
            name="hours"
            label="Time for growth"
            unit="hours a week"
            minValue={1}
            maxValue={20}
            remedy="Between 1 and 20 hours a week."
          />
          <LevelChoice
            name="listening"
            label="Active listening: which comes closest?"
            help="Think of the last four weeks."
            anchors={anchors}
            notSeen="Not seen yet"
            remedy="Choose the one that comes closest, or “not seen yet”."
          />
          <RadioChoice
            name="asked"
            label="Did they ask before suggesting something?"
            choices={[
              { id: 'yes', name: 'Yes' },
              { id: 'no', name: 'No' },
              { id: 'none', name: 'Can’t say', about: 'Counts for nothing' },
            ]}
            optional
          />
          <TextArea name="situation" label="When and where did you see it?" remedy="One sentence is enough." />
          <Checkbox name="share" help="You can take it back at any time." isRequired remedy="Tick this to send it.">
            Share this with the person it is about
          </Checkbox>
          <FormActions>
            <Button type="submit" kind="primary">
              Send it
            </Button>
            <SaveStatus state="saved" />
          </FormActions>
        </Form>
      </Card>
      <Card title="States">
        <TextField name="filled" label="A long name" defaultValue={longName} />
        <TextField name="off" label="Cannot be changed here" defaultValue="From your organisation" isDisabled />
        <TextField name="wrong" label="With a problem" defaultValue="x" isInvalid remedy="Write at least three letters." />
        <LevelChoice name="chosen" label="Chosen" anchors={anchors.slice(0, 2)} defaultValue="2" notSeen="Not seen yet" />
        <Switch name="mails" defaultSelected help="One e-mail on Monday.">
          Weekly summary
        </Switch>
        <Switch name="quiet">Quiet hours</Switch>
        <Checkbox name="ticked" defaultSelected>
          Ticked
        </Checkbox>
        <Row gap="medium">
          <SaveStatus state="saving" />
          <SaveStatus state="saved" />
          <SaveStatus state="failed" />
        </Row>
      </Card>
    </Section>
  )
}
