import { ButtonLink, Card, Change, Disclosure, EmptyState, Keel, Link, Notice, Page, Row, Section, Stack, Tag, Text } from '@evenkeel/ui'
import { useEffect } from 'react'
import { useAsk, useTell } from '../ask.ts'
import { Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import type { Estimate } from '../shapes.ts'
import { StepCard, StepList } from '../step-card.tsx'
import { ageText, dateText } from '../words.ts'
import { contract, type Home } from './contract.ts'
import styles from './home.module.css'

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
  return (
    <Loaded from={home} page={{ title: 'Home', counts: true }}>
      {(data) => <Stand home={data} />}
    </Loaded>
  )
}

function BeforeStart({ name }: { readonly name: string }) {
  return (
    <Page title={`Welcome, ${name}`} counts={null}>
      <EmptyState
        level={2}
        title="Your two halves, side by side"
        takes="a minute, then twelve for the baseline"
        action={
          <ButtonLink href="/start" kind="primary">
            Say where you want to go
          </ButtonLink>
        }
      >
        This page shows how your technical half and your people half stand against the role you aim for, and the one thing to do next. It
        begins with where you are and where you want to go.
      </EmptyState>
    </Page>
  )
}

function Stand({ home }: { readonly home: Home }) {
  const [technical, people] = home.halves
  if (!technical || !people) return null
  const half = ({ estimate, floor }: Home['halves'][number]) => ({ estimate: known(estimate), floor })
  return (
    <Page title={`Towards ${home.targetTitle}`} counts width="wide">
      <div className={styles.stand}>
        <Stack gap="small">
          <Keel data={{ role: home.targetTitle, technical: half(technical), people: half(people) }} />
          <Disclosure label="How to read this picture">
            <Text>
              Each side of the hull is one half: above the water it stands higher than the role asks, below it lower. Where the edge is soft
              we are less sure: the darker band holds the truth half of the time, the whole of it nine times in ten.{' '}
              <Link href="/how-it-works">How the numbers are made</Link>.
            </Text>
          </Disclosure>
        </Stack>
        <NewVersion home={home} />
        <NextStep home={home} />
        <ChangesSince home={home} />
        <GettingStale stale={home.stale} />
      </div>
    </Page>
  )
}

/** Said quietly, and nothing changes before the person has read what would. */
function NewVersion({ home }: { readonly home: Home }) {
  if (!home.newVersion) return null
  return (
    <Notice title="Your organisation has a new version of its framework">
      You are still judged by the one your aim was set under. <Link href="/new-version">See what would change for you</Link>.
    </Notice>
  )
}

function NextStep({ home }: { readonly home: Home }) {
  if (home.baseline !== 'finished') return <BaselineFirst isOpen={home.baseline === 'open'} />
  return (
    <Stack gap="large">
      {home.step ? (
        <Section title="Next step">
          <StepCard step={home.step} />
        </Section>
      ) : null}
      {home.otherSteps.length > 0 ? (
        <Section title="Or instead">
          <StepList steps={home.otherSteps} />
        </Section>
      ) : null}
      <Text kind="quiet">
        <Link href="/role-gap">What stands between you and {home.targetTitle}</Link>
      </Text>
    </Stack>
  )
}

function BaselineFirst({ isOpen }: { readonly isOpen: boolean }) {
  return (
    <Section title="Next step">
      <Card
        kind="next"
        title={isOpen ? 'Your baseline is waiting where you left it' : 'Make this picture yours: the baseline'}
        aside={<Tag>{isOpen ? 'a few minutes' : 'about 12 minutes'}</Tag>}
      >
        <Text>
          What you see now is where everybody in your role starts. Twelve questions about yourself, eight short problems and four situations
          make it yours. You can stop at any time; nothing counts before you finish.
        </Text>
        <Row>
          <ButtonLink href="/baseline" kind="primary">
            {isOpen ? 'Go on' : 'Begin'}
          </ButtonLink>
        </Row>
      </Card>
    </Section>
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

function GettingStale({ stale }: { readonly stale: Home['stale'] }) {
  if (stale.length === 0) return null
  return (
    <Notice title="Getting stale">
      <ul>
        {stale.map(({ competency, name, ageInDays }) => (
          <li key={competency}>
            <Link href={`/competencies/${competency}`}>{name}</Link>: newest evidence {ageText(ageInDays)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

const known = ({ enough, mean, sd }: Estimate) => (enough ? { mean, sd } : null)
