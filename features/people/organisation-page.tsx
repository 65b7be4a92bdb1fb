import { ButtonLink, Halves, Heading, Link, Page, Row, Section, Stack, Text } from '@evenkeel/ui'
import type { Me } from '../accounts/contract.ts'
import { useAsk } from '../ask.ts'
import { Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import { contract as teams } from '../teams/contract.ts'
import { Invite } from './parts/invite.tsx'
import { People } from './parts/people.tsx'
import { Rooms } from './parts/rooms.tsx'
import { Settings } from './parts/settings.tsx'
import { Teams } from './parts/teams.tsx'
import { readsPeople, tends } from './parts/words.ts'
import styles from './people.module.css'

/** Who works together here, and what holds for all of them; for somebody on their own, how to begin. */
export function OrganisationPage({ me }: PageProps) {
  if (me.orgKind === 'solo') {
    return (
      <Page title="Organisation" counts={null} lead="You are on your own here, and may stay so. With others it can become an organisation.">
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
          <Row>
            <ButtonLink kind="primary" href="/set-up">
              Set up an organisation
            </ButtonLink>
          </Row>
        </Stack>
      </Page>
    )
  }
  return (
    <Page title="Organisation" counts={null} width={readsPeople(me.role) ? 'wide' : 'reading'} lead={leadFor(me)}>
      <Parts key={me.orgId} me={me} />
    </Page>
  )
}

function Parts({ me }: { readonly me: Me }) {
  const known = useAsk(teams.listTeams, {})
  return (
    <Stack gap="large">
      {readsPeople(me.role) ? <Rooms me={me} /> : null}
      {readsPeople(me.role) ? (
        <Section title="People">
          <People me={me} />
        </Section>
      ) : null}
      <Section title={readsPeople(me.role) ? 'Teams' : 'Your teams'}>
        <Loaded from={known}>{(data) => <Teams role={me.role} teams={data.teams} />}</Loaded>
      </Section>
      {tends(me.role) ? (
        <Section title="Invite somebody">
          <Text kind="quiet">
            Many at once, or ratings from elsewhere: <Link href="/imports">bring in a file</Link>.
          </Text>
          <div className={styles.form}>
            <Loaded from={known}>{(data) => <Invite role={me.role} teams={data.teams} />}</Loaded>
          </div>
        </Section>
      ) : null}
      {readsPeople(me.role) ? null : <Rooms me={me} />}
      <Section title="What holds here">
        <div className={styles.form}>
          <Settings role={me.role} />
        </div>
      </Section>
    </Stack>
  )
}

function leadFor({ role }: Me): string {
  if (tends(role)) return 'Who is here and who works with whom. How anybody stands is not shown here.'
  if (role === 'auditor') return 'Who is here and what holds for them. You read; nothing here can be changed by you.'
  return 'The teams you are in, and what holds for everybody here.'
}
