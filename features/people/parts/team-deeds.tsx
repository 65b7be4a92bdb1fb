import { Button, Combobox, Confirm, Dialog, ErrorNotice, Form, FormActions, Select, Stack, TextField } from '@evenkeel/ui'
import { useState } from 'react'
import { useTell } from '../../ask.ts'
import { Loaded } from '../../loaded.tsx'
import { contract, type Team, type TeamPart } from '../../teams/contract.ts'
import { fieldProblems } from '../../words.ts'
import { useEveryone } from './use-everyone.ts'
import { entry, parts } from './words.ts'

type Of = { readonly team: Team }

export function RenameTeam({ team }: Of) {
  const [open, setOpen] = useState(false)
  const save = useTell(contract.saveTeam)
  const turn = (to: boolean) => {
    setOpen(to)
    save.reset()
  }
  const atFields = fieldProblems(save.error, { 'name-taken': 'name' })
  return (
    <Dialog
      title={`Rename ${team.name}`}
      trigger={<Button aria-label={`Rename ${team.name}`}>Rename</Button>}
      open={open}
      onOpenChange={turn}
    >
      <Form
        onSubmit={(entered) =>
          save.mutate(
            { params: { teamId: team.teamId }, body: { name: entry(entered, 'name'), version: team.version } },
            { onSuccess: () => turn(false) },
          )
        }
        problems={atFields}
      >
        {save.error && Object.keys(atFields).length === 0 ? <ErrorNotice problem={save.error} next="Nothing has changed." /> : null}
        <TextField
          name="name"
          label="Name of the team"
          autoComplete="off"
          maxLength={80}
          defaultValue={team.name}
          remedy="Write what people call this team."
        />
        <FormActions>
          <Button type="submit" kind="primary" isPending={save.isPending}>
            Save the name
          </Button>
          <Button onPress={() => turn(false)}>Keep it as it is</Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}

export function CloseTeam({ team }: Of) {
  const close = useTell(contract.closeTeam)
  return (
    <Stack gap="small">
      <Confirm
        title={`Close ${team.name}?`}
        trigger={<Button aria-label={`Close ${team.name}`}>Close</Button>}
        confirm="Close the team"
        danger
        onConfirm={() => close.mutate({ params: { teamId: team.teamId } })}
      >
        Every place in it ends now, and with it what its managers see. The people stay in the organisation. A closed team cannot be opened
        again, but you can add one of the same name.
      </Confirm>
      {close.error ? <ErrorNotice problem={close.error} next="Nothing has changed." /> : null}
    </Stack>
  )
}

export function EndPlace({ team, person }: Of & { readonly person: Team['people'][number] }) {
  const end = useTell(contract.endPlace)
  return (
    <Stack gap="small">
      <Confirm
        title={`End the place of ${person.name} in ${team.name}?`}
        trigger={<Button aria-label={`End the place of ${person.name} in ${team.name}`}>End</Button>}
        confirm="End the place"
        onConfirm={() => end.mutate({ params: { teamId: team.teamId, personId: person.personId } })}
      >
        {person.part === 'manager'
          ? 'They no longer see what people in this team share, from now on.'
          : 'The managers of this team no longer see what they share, from now on.'}{' '}
        You can place them here again.
      </Confirm>
      {end.error ? <ErrorNotice problem={end.error} next="Nothing has changed." /> : null}
    </Stack>
  )
}

export function PlaceSomebody({ team }: Of) {
  const [open, setOpen] = useState(false)
  const everyone = useEveryone(open)
  const place = useTell(contract.placePerson)
  const turn = (to: boolean) => {
    setOpen(to)
    place.reset()
  }
  return (
    <Dialog
      title={`Place somebody in ${team.name}`}
      trigger={<Button aria-label={`Place somebody in ${team.name}`}>Place somebody</Button>}
      open={open}
      onOpenChange={turn}
    >
      <Loaded from={everyone}>
        {(people) => (
          <Form
            onSubmit={(entered) =>
              place.mutate(
                {
                  params: { teamId: team.teamId, personId: entry(entered, 'person') },
                  body: { part: entry(entered, 'part') as TeamPart },
                },
                { onSuccess: () => turn(false) },
              )
            }
          >
            {place.error ? <ErrorNotice problem={place.error} next="Nothing has changed." /> : null}
            <Combobox
              name="person"
              label="Who"
              help="Somebody who is in this team already gets the other part."
              choices={people.map(({ personId, name }) => ({ id: personId, name }))}
              remedy="Choose somebody from the list."
            />
            <Select name="part" label="As what" choices={parts} defaultValue="member" remedy="Choose one." />
            <FormActions>
              <Button type="submit" kind="primary" isPending={place.isPending}>
                Place them
              </Button>
              <Button onPress={() => turn(false)}>Not now</Button>
            </FormActions>
          </Form>
        )}
      </Loaded>
    </Dialog>
  )
}
