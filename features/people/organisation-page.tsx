import { Link, Notice, Page, Section, Stack, Text } from '@evenkeel/ui'
import { useState } from 'react'
import type { Me } from '../accounts/contract.ts'
import { useAsk } from '../ask.ts'
import { Arrived, Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import { contract as teams } from '../teams/contract.ts'
import { Invite } from './parts/invite.tsx'
import { People } from './parts/people.tsx'
import { SetUp } from './parts/set-up.tsx'
import { Settings } from './parts/settings.tsx'
import { Teams } from './parts/teams.tsx'
import { readsPeople, tends } from './parts/words.ts'
import styles from './people.module.css'

/** Who works together here, and what holds for all of them; for somebody on their own, how to begin. */
export function OrganisationPage({ me }: PageProps) {
  const [begun, setBegun] = useState(false)
  if (me.orgKind === 'solo') {
    return (
      <Page title="Organisation" counts={null} lead="You are on your own here, and may stay so. With others it can become an organisation.">
        <SetUp onDone={() => setBegun(true)} />
      </Page>
    )
  }
  return (
    <Page title="Organisation" counts={null} width={readsPeople(me.role) ? 'wide' : 'reading'} lead={leadFor(me)}>
      {begun ? (
        <Arrived>
          <Notice title="Your organisation is set up">Add a team below, then invite the people in it.</Notice>
        </Arrived>
      ) : null}
      <Parts key={me.orgId} me={me} />
    </Page>
  )
}

function Parts({ me }: { readonly me: Me }) {
  const known = useAsk(teams.listTeams, {})
  return (
    <Stack gap="large">
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
          <div className={styles.form}>
            <Loaded from={known}>{(data) => <Invite role={me.role} teams={data.teams} />}</Loaded>
          </div>
        </Section>
      ) : null}
      <Section title="What people here are judged by">
        <Text>
          <Link href="/organisation/framework">The framework, its versions, and what they changed</Link>
        </Text>
      </Section>
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
