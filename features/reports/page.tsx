import { ButtonLink, Card, Facts, Grid, Page, Row, Section, Stack, Text } from '@evenkeel/ui'
import { useAsk } from '../ask.ts'
import { Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import { contract as teams } from '../teams/contract.ts'
import { dateText } from '../words.ts'
import { contract, type Report } from './contract.ts'
import { Requests } from './parts/requests.tsx'

/** Monday: what people ask of you, whose evidence is stale, who has had no chance to show something, and what is worth saying. By name; nobody is compared. */
export function ReportsPage(_: PageProps) {
  const known = useAsk(contract.listReports, {})
  const mine = useAsk(teams.listTeams, {})
  return (
    <Page
      title="My people"
      counts
      lead="What waits for three minutes of your attention, from what people share with you. They see when you look."
      actions={
        <Row>
          {mine.data?.teams
            .filter((team) => team.isMine)
            .map((team) => (
              <ButtonLink key={team.teamId} href={`/teams/${team.teamId}`}>
                {team.name}
              </ButtonLink>
            ))}
        </Row>
      }
    >
      <Loaded from={known}>
        {({ reports }) =>
          reports.length === 0 ? (
            <Text>
              Nobody is in a team you manage. Once HR or an owner makes you manager of a team, its people stand here, with what they share.
            </Text>
          ) : (
            <Stack gap="large">
              <Requests />
              <Section title="People">
                <Grid>
                  {reports.map((report) => (
                    <OneReport key={report.personId} report={report} />
                  ))}
                </Grid>
              </Section>
            </Stack>
          )
        }
      </Loaded>
    </Page>
  )
}

function OneReport({ report }: { readonly report: Report }) {
  const { personId, name, teams: in_, lastRatedOn, shared, stale, unseen, praise } = report
  const names = (list: readonly { readonly name: string }[]) => list.map((one) => one.name).join(', ')
  const facts = [
    { name: 'You rated last', value: lastRatedOn ? dateText(lastRatedOn) : 'Not yet' },
    ...(praise ? [{ name: 'Worth saying', value: `Works clearly above the role in ${praise.name}` }] : []),
    ...(stale.length > 0 ? [{ name: 'Getting stale', value: names(stale) }] : []),
    ...(unseen.length > 0 ? [{ name: 'Nothing seen yet', value: names(unseen) }] : []),
  ]
  return (
    <Card title={name}>
      <Stack>
        <Text kind="quiet">{`${in_.join(', ')}. Shares ${shared === 0 ? 'nothing so far' : shared === 1 ? 'one kind of evidence' : `${shared} kinds of evidence`}.`}</Text>
        <Facts facts={facts} />
        <ButtonLink href={`/reports/${personId}`}>{`Open ${name}`}</ButtonLink>
      </Stack>
    </Card>
  )
}
