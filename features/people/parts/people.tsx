import { Button, ErrorNotice, Notice, Row, Stack, Table, Tag, Text, TextField } from '@evenkeel/ui'
import { type ReactNode, useState } from 'react'
import { Arrived, Loaded } from '../../loaded.tsx'
import type { Listed } from '../contract.ts'
import { LinkNotice } from './link-notice.tsx'
import { ChangeRole, NewLink, Suspend } from './person-deeds.tsx'
import { useEveryone } from './use-everyone.ts'
import { type Deed, usePersonDeeds } from './use-person-deeds.ts'
import { roleName, stateNames, tends } from './words.ts'

type Props = { readonly me: { readonly personId: string; readonly role: string } }

/** More than this is looked up by name rather than read through. */
const atOnce = 50

/** Who is here, as what, and what can be done about it. Never how anybody stands. */
export function People({ me }: Props) {
  const everyone = useEveryone()
  const deeds = usePersonDeeds()
  const [sought, setSought] = useState('')
  const [most, setMost] = useState(atOnce)
  return (
    <Loaded from={everyone}>
      {(people) => {
        const found = people.filter(({ name }) => name.toLocaleLowerCase().includes(sought.trim().toLocaleLowerCase()))
        return (
          <Stack>
            {deeds.problem ? (
              <ErrorNotice problem={deeds.problem} next="Nothing has changed. Load the page again to see how it is now." />
            ) : null}
            {deeds.done ? <Done deed={deeds.done} onUndo={deeds.suspend} /> : null}
            {people.length > atOnce ? (
              <TextField label="Find somebody by name" optional="unsaid" value={sought} onChange={setSought} />
            ) : null}
            <Table
              caption="People in this organisation"
              rows={found.slice(0, most)}
              rowId={(person) => person.personId}
              empty="Nobody here has this name."
              columns={[
                { id: 'name', name: 'Name', cell: (person) => <Name person={person} isMe={person.personId === me.personId} /> },
                { id: 'role', name: 'Role', cell: ({ role }) => roleName(role) },
                {
                  id: 'state',
                  name: 'State',
                  cell: ({ state }) => <Tag tone={state === 'suspended' ? 'warning' : 'plain'}>{stateNames[state]}</Tag>,
                },
                { id: 'teams', name: 'Teams', cell: ({ teams }) => teams.map(teamText).join(', ') || 'None' },
                ...(tends(me.role) ? [{ id: 'deeds', name: 'What you can do', cell: deedsFor(me, deeds) }] : []),
              ]}
            />
            {found.length > most ? (
              <Row>
                <Text kind="quiet">
                  {most} of {found.length} people
                </Text>
                <Button onPress={() => setMost(most + atOnce)}>Show more</Button>
              </Row>
            ) : null}
            {people.length === 1 ? (
              <Text kind="quiet">
                You are the first one here. Invite somebody below: each person brings what they choose, and nothing else.
              </Text>
            ) : null}
          </Stack>
        )
      }}
    </Loaded>
  )
}

function Name({ person, isMe }: { readonly person: Listed; readonly isMe: boolean }) {
  return (
    <>
      {person.name}
      {isMe ? ' (you)' : ''}
    </>
  )
}

const teamText = ({ name, part }: Listed['teams'][number]) => (part === 'manager' ? `${name} (manager)` : name)

/** Nobody changes their own place, and what the role may not do is not offered. */
function deedsFor(me: Props['me'], deeds: ReturnType<typeof usePersonDeeds>): (person: Listed) => ReactNode {
  return (person) =>
    person.personId === me.personId ? (
      <Text kind="small">Somebody else changes your place.</Text>
    ) : (
      <Row>
        {me.role === 'owner' ? <ChangeRole person={person} /> : null}
        {person.state === 'invited' ? (
          <NewLink person={person} onPress={() => deeds.renew(person)} />
        ) : (
          <Suspend person={person} onPress={(suspended) => deeds.suspend(person, suspended)} />
        )}
      </Row>
    )
}

function Done({ deed, onUndo }: { readonly deed: Deed; readonly onUndo: (person: Deed['person'], suspended: boolean) => void }) {
  const { name } = deed.person
  return (
    <Arrived key={deed.at}>
      {deed.did === 'renewed' ? (
        <LinkNotice link={deed.link} name={name} />
      ) : (
        <Notice title={deed.did === 'suspended' ? `${name} is suspended` : `${name} is here again`}>
          <Stack>
            <Text>
              {deed.did === 'suspended'
                ? 'They are signed out on every device. Their evidence stays as it is.'
                : 'They can sign in as before; their evidence was kept.'}
            </Text>
            {deed.did === 'suspended' ? (
              <Row>
                <Button onPress={() => onUndo(deed.person, false)}>Undo</Button>
              </Row>
            ) : null}
          </Stack>
        </Notice>
      )}
    </Arrived>
  )
}
