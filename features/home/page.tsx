import { ButtonLink, Change, Disclosure, EmptyState, Grid, Keel, Link, Notice, Page, Section, Stack, Text } from '@evenkeel/ui'
import { useEffect } from 'react'
import { useAsk, useTell } from '../ask.ts'
import { Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import type { Estimate } from '../shapes.ts'
import { StepCard } from '../step-card.tsx'
import { ageText, dateText } from '../words.ts'
import { contract, type Home } from './contract.ts'

/** Where you stand, and the one thing to do. Understood in three seconds on a tired Thursday. */
export function HomePage({ me }: PageProps) {
  const params = { personId: me.personId }
  const home = useAsk(contract.showHome, { params }, { enabled: me.hasAim })
  const visit = useTell(contract.recordVisit)
  const record = visit.mutate
  useEffect(() => {
    if (me.hasAim) record({ params: { personId: me.personId } })
  }, [me.hasAim, me.personId, record])
  if (!me.hasAim) return <BeforeStart name={me.name} />
  return <Loaded from={home}>{(data) => <Stand home={data} />}</Loaded>
}

function BeforeStart({ name }: { readonly name: string }) {
  return (
    <Page title={`Welcome, ${name}`} counts={null}>
      <EmptyState
        title="Your two halves, side by side"
        takes="Two minutes, then twelve for the baseline"
        action={
          <ButtonLink href="/start" kind="primary">
            Say where you want to go
          </ButtonLink>
        }
      >
        This page shows how your technical half and your people half stand against the role you aim for, and the one thing to do next. It
        begins with four answers.
      </EmptyState>
    </Page>
  )
}

function Stand({ home }: { readonly home: Home }) {
  const [technical, people] = home.halves
  if (!technical || !people) return null
  const half = ({ estimate, floor }: Home['halves'][number]) => ({ estimate: known(estimate), floor })
  return (
    <Page
      title={home.targetTitle}
      counts
      lead={
        home.baseline === 'finished' ? undefined : 'This is where everybody in your role starts. It becomes yours with the first answers.'
      }
      side={<Beside home={home} />}
    >
      <Stack gap="large">
        <Stack>
          <Keel data={{ role: home.targetTitle, technical: half(technical), people: half(people) }} />
          <Disclosure label="How to read this picture">
            <Text>
              The water line is the floor of the role. Each side of the hull is one half: above the line it stands higher than the role
              asks, below it lower. Where the edge is soft we are less sure: the darker band holds the truth half of the time, the whole of
              it nine times in ten. <Link href="/how-it-works">How the numbers are made</Link>.
            </Text>
          </Disclosure>
        </Stack>
        {home.baseline === 'finished' ? null : <BaselineNotice open={home.baseline === 'open'} />}
        {home.step ? (
          <Section title="Next step">
            <StepCard step={home.step} isNext={home.baseline === 'finished'} />
          </Section>
        ) : null}
        <ChangesSince home={home} />
      </Stack>
    </Page>
  )
}

function BaselineNotice({ open }: { readonly open: boolean }) {
  return (
    <EmptyState
      title={open ? 'Your baseline is waiting where you left it' : 'Make it yours: the baseline'}
      takes={open ? 'A few minutes' : 'Twelve minutes'}
      action={
        <ButtonLink href="/baseline" kind="primary">
          {open ? 'Go on' : 'Begin'}
        </ButtonLink>
      }
    >
      Twelve questions about yourself, eight short problems that adapt to you, and four situations. You can stop and resume at any time;
      nothing counts before you finish.
    </EmptyState>
  )
}

function ChangesSince({ home }: { readonly home: Home }) {
  if (home.since === null) return null
  return (
    <Section title={`Since ${dateText(home.since)}`}>
      {home.changes.length === 0 ? (
        <Text kind="quiet">No clear change. Evidence moves an estimate; time alone makes it less sure.</Text>
      ) : (
        <Stack>
          {home.changes.map((row) => (
            <Change
              key={row.name}
              title={row.name}
              showTitle
              half={row.half}
              before={row.before}
              now={row.after}
              difference={{ mean: row.after.mean - row.before.mean, sd: Math.hypot(row.after.sd, row.before.sd) }}
            />
          ))}
        </Stack>
      )}
    </Section>
  )
}

function Beside({ home }: { readonly home: Home }) {
  return (
    <Stack gap="large">
      {home.otherSteps.length > 0 ? (
        <Section title="Or instead">
          <Grid least="medium">
            {home.otherSteps.map((step) => (
              <StepCard key={`${step.kind}-${step.competency}`} step={step} />
            ))}
          </Grid>
        </Section>
      ) : null}
      {home.stale.length > 0 ? (
        <Notice title="Getting stale">
          <ul>
            {home.stale.map(({ competency, name, ageInDays }) => (
              <li key={competency}>
                <Link href={`/competencies/${competency}`}>{name}</Link>: newest evidence {ageText(ageInDays)}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <Text kind="quiet">
        <Link href="/role-gap">All five gates of the role</Link>
      </Text>
    </Stack>
  )
}

const known = ({ enough, mean, sd }: Estimate) => (enough ? { mean, sd } : null)
