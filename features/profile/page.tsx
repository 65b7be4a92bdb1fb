import {
  ButtonLink,
  Disclosure,
  EmptyState,
  estimateText,
  HalfName,
  Halves,
  IntervalBar,
  IntervalBars,
  intervalText,
  Link,
  levelText,
  Page,
  Section,
  Stack,
  Table,
  Tabs,
  Text,
  Trend,
} from '@evenkeel/ui'
import { useAsk } from '../ask.ts'
import { Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import type { Estimate } from '../shapes.ts'
import { ageText, dateText } from '../words.ts'
import { contract, type Profile } from './contract.ts'

type Line = Profile['competencies'][number]
type HalfLine = Profile['halves'][number]

/** Every competency by half, against what the target role asks: as a picture and as a table. */
export function ProfilePage({ me }: PageProps) {
  const profile = useAsk(contract.showProfile, { params: { personId: me.personId } }, { enabled: me.hasAim })
  if (!me.hasAim) {
    return (
      <Page title="Profile" counts>
        <EmptyState
          level={2}
          title="Every competency in two halves, each with its interval"
          takes="a minute"
          action={
            <ButtonLink href="/start" kind="primary">
              Say where you want to go
            </ButtonLink>
          }
        >
          Choose your role and the one you aim for; then every piece of evidence finds its place here.
        </EmptyState>
      </Page>
    )
  }
  return (
    <Loaded from={profile} page={{ title: 'Profile', counts: true }}>
      {(data) => <Whole profile={data} />}
    </Loaded>
  )
}

function Whole({ profile }: { readonly profile: Profile }) {
  return (
    <Page
      title="Profile"
      counts
      width="wide"
      lead={`${profile.currentTitle} now, ${profile.targetTitle} in view. ${profile.difference.words}`}
    >
      <Tabs
        label="Ways to see the profile"
        tabs={[
          { id: 'picture', label: 'Picture', content: <Picture profile={profile} /> },
          { id: 'table', label: 'Table', content: <AsTable profile={profile} /> },
        ]}
      />
      <LeftAside profile={profile} />
    </Page>
  )
}

/** Nothing that was shown is lost when the framework changes: what counts for nothing now is named. */
function LeftAside({ profile: { leftAside } }: { readonly profile: Profile }) {
  if (leftAside.length === 0) return null
  return (
    <Section title="Kept, and not counted now">
      <Text kind="quiet">
        The version of the framework you are judged by does not hold these competencies. Your evidence about them stays, and counts again
        under a version that does.
      </Text>
      <ul>
        {leftAside.map(({ competency, name, pieces }) => (
          <li key={competency}>
            {name}: {pieces} {pieces === 1 ? 'piece' : 'pieces'} of evidence
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Picture({ profile }: { readonly profile: Profile }) {
  const [technical, people] = profile.halves
  if (!technical || !people) return null
  return <Halves technical={<WholeHalf line={technical} profile={profile} />} people={<WholeHalf line={people} profile={profile} />} />
}

function WholeHalf({ line: { half, estimate, floor, pieces, kinds }, profile }: { readonly line: HalfLine; readonly profile: Profile }) {
  const mine = profile.competencies.filter((line) => line.half === half)
  const asked = mine.filter((line) => line.requirement !== null)
  const others = mine.filter((line) => line.requirement === null)
  const name = half === 'technical' ? 'Technical half' : 'People half'
  return (
    <Section title={name}>
      <Stack>
        <IntervalBar
          row={{ id: half, name: `${name} as a whole`, half, estimate: known(estimate), requirement: floor }}
          askedBy={profile.targetTitle}
        />
        <Text kind="small">
          {pieces === 0 ? 'No evidence yet.' : `${piecesText(pieces)} of evidence: ${kinds.join(', ').toLowerCase()}.`}
        </Text>
        <IntervalBars title={`Asked by ${profile.targetTitle}`} showTitle rows={asked.map(row)} askedBy="the role" />
        {others.length > 0 ? (
          <Disclosure label={`Not asked by this role (${others.length})`} name={`Not asked by this role (${others.length}): ${name}`}>
            <IntervalBars title={`${name}, not asked by this role`} rows={others.map(row)} />
          </Disclosure>
        ) : null}
      </Stack>
    </Section>
  )
}

const row = (line: Line) => ({
  id: line.competency,
  name: line.name,
  href: `/competencies/${line.competency}`,
  half: line.half,
  estimate: known(line.estimate),
  requirement: line.requirement,
  ...(line.pieces > 0 ? { after: <Text kind="small">{factsOf(line)}</Text> } : {}),
})

const piecesText = (pieces: number) => `${pieces} ${pieces === 1 ? 'piece' : 'pieces'}`

/** "3 pieces · test, work · newest 12 days ago · getting stale". */
function factsOf(line: Line): string {
  return [
    piecesText(line.pieces),
    line.kinds.join(', ').toLowerCase(),
    `newest ${ageText(line.ageInDays ?? 0)}`,
    ...(line.stale ? ['getting stale'] : []),
    ...(line.change && line.change !== 'no clear change' ? [`${line.change} this month`] : []),
  ].join(' · ')
}

function AsTable({ profile }: { readonly profile: Profile }) {
  return (
    <Stack>
      <Text kind="quiet">Each estimate with its 90 % interval beneath. A heading with arrows sorts the table.</Text>
      <Table<Line>
        caption="Competencies"
        rows={profile.competencies}
        rowId={(line) => line.competency}
        columns={[
          {
            id: 'name',
            name: 'Competency',
            cell: (line) => <Link href={`/competencies/${line.competency}`}>{line.name}</Link>,
            sort: (line) => line.name,
          },
          {
            id: 'estimate',
            name: 'Estimate',
            number: true,
            cell: (line) => <EstimateCell estimate={known(line.estimate)} />,
            sort: (line) => line.estimate.mean,
          },
          {
            id: 'asked',
            name: 'Asked',
            number: true,
            cell: (line) => line.requirement?.toFixed(1) ?? '–',
            sort: (line) => line.requirement ?? -1,
          },
          { id: 'half', name: 'Half', cell: (line) => <HalfName half={line.half} />, sort: (line) => line.half },
          {
            id: 'trend',
            name: 'Trend',
            cell: (line) =>
              line.trend.length > 1 ? (
                <Trend
                  small
                  title={`${line.name} over time, as known today`}
                  half={line.half}
                  requirement={line.requirement}
                  points={pointsOf(line)}
                />
              ) : (
                <Text kind="small">None yet</Text>
              ),
          },
          { id: 'pieces', name: 'Evidence', number: true, cell: (line) => line.pieces, sort: (line) => line.pieces },
          { id: 'kinds', name: 'Kinds', cell: (line) => line.kinds.join(', ') || 'None' },
          {
            id: 'age',
            name: 'Newest',
            cell: (line) => (line.ageInDays === null ? '–' : ageText(line.ageInDays)),
            sort: (line) => line.ageInDays ?? 99_999,
          },
        ]}
      />
    </Stack>
  )
}

const pointsOf = (line: Line) =>
  line.trend.map(({ day, estimate }) => ({ day: Date.parse(day) / 86_400_000, when: dateText(day), estimate: known(estimate) }))

/** The best single guess, and beneath it the 90 % interval. */
function EstimateCell({ estimate }: { readonly estimate: { readonly mean: number; readonly sd: number } | null }) {
  if (!estimate) return <Text kind="small">{estimateText(estimate)}</Text>
  return (
    <>
      {levelText(estimate.mean, estimate.sd)}
      <Text kind="small">{intervalText(estimate)}</Text>
    </>
  )
}

const known = ({ enough, mean, sd }: Estimate) => (enough ? { mean, sd } : null)
