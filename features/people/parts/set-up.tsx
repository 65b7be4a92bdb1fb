import { Button, ErrorNotice, Form, FormActions, Halves, Heading, Section, Stack, Text } from '@evenkeel/ui'
import { useTell } from '../../ask.ts'
import { fieldProblems } from '../../words.ts'
import { contract } from '../contract.ts'
import { SettingsFields, settingsIn } from './settings-fields.tsx'

/** What a solo account can grow into, what stays as it is, and the form that does it. */
export function SetUp({ onDone }: { readonly onDone: () => void }) {
  const setUp = useTell(contract.setUpOrganisation)
  const atFields = fieldProblems(setUp.error)
  return (
    <Stack gap="large">
      <Halves
        technical={
          <Stack gap="small">
            <Heading>What it is good for</Heading>
            <Text>People who work together can ask each other for ratings, and a manager sees what a team can do, in both halves.</Text>
            <Text>Everybody joins with an account of their own, and takes their evidence along when they leave.</Text>
          </Stack>
        }
        people={
          <Stack gap="small">
            <Heading>What stays private</Heading>
            <Text>Everything, until somebody shares it: kind by kind, nothing by default. Who looks is on record with the person.</Text>
            <Text>Owners and HR tend who is here. They see nobody’s competencies by that. Nobody is ever ranked.</Text>
          </Stack>
        }
      />
      <Section title="Set up an organisation">
        <Form onSubmit={(entered) => setUp.mutate({ body: settingsIn(entered) }, { onSuccess: onDone })} problems={atFields}>
          {setUp.error && Object.keys(atFields).length === 0 ? (
            <ErrorNotice problem={setUp.error} next="What you entered is still here." />
          ) : null}
          <SettingsFields now={null} />
          <Text kind="quiet">You become its owner. What you have in Evenkeel stays yours.</Text>
          <FormActions>
            <Button type="submit" kind="primary" isPending={setUp.isPending}>
              Set up the organisation
            </Button>
          </FormActions>
        </Form>
      </Section>
    </Stack>
  )
}
