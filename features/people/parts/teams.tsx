import { Button, ButtonLink, Card, ErrorNotice, Form, FormActions, Row, Stack, Table, Text, TextField } from '@evenkeel/ui'
import { useState } from 'react'
import { useTell } from '../../ask.ts'
import { contract, type Team } from '../../teams/contract.ts'
import { dateText, fieldProblems } from '../../words.ts'
import styles from '../people.module.css'
import { CloseTeam, EndPlace, PlaceSomebody, RenameTeam } from './team-deeds.tsx'
import { entry, tends } from './words.ts'

type Props = { readonly role: string; readonly teams: readonly Team[] }

/** Who works with whom: it decides who sees what is shared. */
export function Teams({ role, teams }: Props) {
  return (
    <Stack>
      {teams.length === 0 ? (
        <Text kind="quiet">
          {tends(role)
            ? 'No team yet. Add one and place people in it: its manager then sees what they choose to share, and what the team can do together.'
            : 'You are in no team here. Whoever tends the organisation can place you in one.'}
        </Text>
      ) : null}
      {teams.map((team) => (
        <TeamCard key={team.teamId} team={team} role={role} />
      ))}
      {tends(role) ? (
        <div className={styles.form}>
          <AddTeam />
        </div>
      ) : null}
    </Stack>
  )
}

function TeamCard({ team, role }: { readonly team: Team; readonly role: string }) {
  return (
    <Card title={team.name}>
      <Stack>
        <Table
          caption={`People in ${team.name}`}
          rows={team.people}
          rowId={(person) => person.personId}
          empty="Nobody yet. Place somebody here to see what the team can do."
          columns={[
            { id: 'name', name: 'Name', cell: ({ name }) => name },
            {
              id: 'part',
              name: 'Part',
              cell: (person) => (
                <Row spread>
                  <div>
                    {person.part === 'manager' ? 'Manager' : 'Member'}
                    <Text kind="small">since {dateText(person.since)}</Text>
                  </div>
                  {tends(role) ? <EndPlace team={team} person={person} /> : null}
                </Row>
              ),
            },
          ]}
        />
        <Row>
          {team.isMine ? (
            <ButtonLink href={`/teams/${team.teamId}`} kind="primary">
              See what the team can do
            </ButtonLink>
          ) : null}
          {tends(role) ? (
            <>
              <PlaceSomebody team={team} />
              <RenameTeam team={team} />
              <CloseTeam team={team} />
            </>
          ) : null}
        </Row>
      </Stack>
    </Card>
  )
}

function AddTeam() {
  const add = useTell(contract.addTeam)
  // A new form after each team: the field is empty again for the next one.
  const [added, setAdded] = useState(0)
  const atFields = namedAs(fieldProblems(add.error, { 'name-taken': 'name' }), 'teamName')
  return (
    <Form
      key={added}
      onSubmit={(entered) => add.mutate({ body: { name: entry(entered, 'teamName') } }, { onSuccess: () => setAdded(added + 1) })}
      problems={atFields}
    >
      {add.error && Object.keys(atFields).length === 0 ? <ErrorNotice problem={add.error} next="What you typed is still here." /> : null}
      <TextField name="teamName" label="Name of a new team" autoComplete="off" maxLength={80} remedy="Write what people call this team." />
      <FormActions>
        <Button type="submit" isPending={add.isPending}>
          Add the team
        </Button>
      </FormActions>
    </Form>
  )
}

const namedAs = ({ name, ...others }: Readonly<Record<string, string>>, field: string) => (name ? { ...others, [field]: name } : others)
