import { Button, ErrorNotice, Form, FormActions, Row, Select, Stack, TextField } from '@evenkeel/ui'
import { useState } from 'react'
import { useTell } from '../../ask.ts'
import { Arrived } from '../../loaded.tsx'
import type { Team } from '../../teams/contract.ts'
import { fieldProblems } from '../../words.ts'
import { contract } from '../contract.ts'
import { LinkNotice } from './link-notice.tsx'
import { entry, type Role, rolesToGive } from './words.ts'

const noTeam = 'none'

/** Asks somebody in: by mail where this installation sends mail, otherwise with a link to hand over. */
export function Invite({ role, teams }: { readonly role: string; readonly teams: readonly Team[] }) {
  const invite = useTell(contract.invitePerson)
  const [name, setName] = useState('')
  const submit = (entered: FormData) => {
    setName(entry(entered, 'inviteName'))
    const team = entry(entered, 'inviteTeam')
    invite.mutate({
      body: {
        name: entry(entered, 'inviteName'),
        email: entry(entered, 'inviteEmail') || null,
        role: entry(entered, 'inviteRole') as Role,
        teamId: team === '' || team === noTeam ? null : team,
      },
    })
  }
  if (invite.data) {
    return (
      <Arrived>
        <Stack>
          <LinkNotice link={invite.data.link} name={name} />
          <Row>
            <Button onPress={() => invite.reset()}>Invite somebody else</Button>
          </Row>
        </Stack>
      </Arrived>
    )
  }
  const { name: atName, email: atEmail, ...others } = fieldProblems(invite.error)
  const atFields = { ...others, ...(atName ? { inviteName: atName } : {}), ...(atEmail ? { inviteEmail: atEmail } : {}) }
  return (
    <Form onSubmit={submit} problems={atFields}>
      {invite.error && Object.keys(atFields).length === 0 ? (
        <ErrorNotice problem={invite.error} next="What you typed is still here." />
      ) : null}
      <TextField name="inviteName" label="Their name" autoComplete="off" maxLength={80} remedy="Write the name colleagues know them by." />
      <TextField
        name="inviteEmail"
        label="Their e-mail address"
        type="email"
        autoComplete="off"
        optional
        help="Only if this installation sends mail; otherwise you get a link to hand over."
        maxLength={254}
        remedy="Write an address such as name@example.org, or leave it empty."
      />
      <Select name="inviteRole" label="Role here" choices={rolesToGive(role)} defaultValue="member" remedy="Choose a role." />
      {teams.length > 0 ? (
        <Select
          name="inviteTeam"
          label="Team"
          choices={[{ id: noTeam, name: 'No team yet' }, ...teams.map((team) => ({ id: team.teamId, name: team.name }))]}
          defaultValue={noTeam}
        />
      ) : null}
      <FormActions>
        <Button type="submit" kind="primary" isPending={invite.isPending}>
          Invite
        </Button>
      </FormActions>
    </Form>
  )
}
