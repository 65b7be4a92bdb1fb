import { Button, ErrorNotice, Facts, Form, FormActions, Notice, Row, SaveStatus, Stack, Text } from '@evenkeel/ui'
import { useState } from 'react'
import { useAsk, useTell } from '../../ask.ts'
import { Arrived, Loaded } from '../../loaded.tsx'
import { fieldProblems } from '../../words.ts'
import { contract, type Settings as Settled } from '../contract.ts'
import { keptText, languageName, SettingsFields, settingsIn } from './settings-fields.tsx'

type Loadable = Settled & { readonly version: number; readonly people: number }

/** What holds here: owners change it, everybody else reads it. */
export function Settings({ role }: { readonly role: string }) {
  const organisation = useAsk(contract.showOrganisation, {})
  return (
    <Loaded from={organisation}>
      {(now) => (role === 'owner' ? <Change now={now} reload={() => organisation.refetch()} /> : <Facts facts={factsOf(now)} />)}
    </Loaded>
  )
}

const factsOf = ({ name, language, retentionMonths, people }: Loadable) => [
  { name: 'Name', value: name },
  { name: 'Language', value: languageName(language) },
  { name: 'Evidence of people who left', value: keptText(retentionMonths) },
  { name: 'People', value: people },
]

/** Saves against the version the fields were filled from, however often it was loaded since. */
function Change({ now, reload }: { readonly now: Loadable; readonly reload: () => Promise<unknown> }) {
  const [base, setBase] = useState(now)
  const [round, setRound] = useState(0)
  const save = useTell(contract.saveOrganisation)
  const overtaken = save.error?.slug === 'changed-meanwhile'
  const atFields = fieldProblems(save.error)
  const submit = (entered: FormData) => {
    const settings = settingsIn(entered)
    // Whoever saves again after having read what it says now has decided.
    const { version } = overtaken ? now : base
    save.mutate(
      { body: { ...settings, version } },
      {
        onSuccess: (saved) => setBase({ ...now, ...settings, version: saved.version }),
        onError: ({ slug }) => (slug === 'changed-meanwhile' ? void reload() : undefined),
      },
    )
  }
  const takeOther = () => {
    setBase(now)
    setRound(round + 1)
    save.reset()
  }
  return (
    <Form key={round} onSubmit={submit} problems={atFields}>
      {overtaken ? <Overtaken now={now} onTake={takeOther} /> : null}
      {save.error && !overtaken && Object.keys(atFields).length === 0 ? (
        <ErrorNotice problem={save.error} next="What you entered is still here." />
      ) : null}
      <SettingsFields now={base} />
      <FormActions>
        <Button type="submit" isPending={save.isPending}>
          Save
        </Button>
        {save.isSuccess ? <SaveStatus state="saved" /> : null}
      </FormActions>
    </Form>
  )
}

function Overtaken({ now, onTake }: { readonly now: Loadable; readonly onTake: () => void }) {
  return (
    <Arrived>
      <Notice tone="warning" title="This was changed in another window meanwhile">
        <Stack>
          <Text>
            There it says: {now.name}, {languageName(now.language)}, evidence of people who left: {keptText(now.retentionMonths)}. What you
            entered still stands below. Save again to keep it, or take the other one.
          </Text>
          <Row>
            <Button onPress={onTake}>Take the other one</Button>
          </Row>
        </Stack>
      </Notice>
    </Arrived>
  )
}
