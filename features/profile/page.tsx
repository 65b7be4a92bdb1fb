import {
  ButtonLink,
  EmptyState,
  HalfName,
  IntervalBar,
  IntervalBars,
  Link,
  Page,
  Section,
  Stack,
  Table,
  Tabs,
  Tag,
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

/** Every competency by half, against what the target role asks: as a picture and as a table. */
export function ProfilePage({ me }: PageProps) {
  const profile = useAsk(contract.showProfile, { params: { personId: me.personId } }, { enabled: me.hasAim })
  if (!me.hasAim) {
    return (
      <Page title="Profile" counts>
        <EmptyState
          title="28 competencies in two halves, each with its interval"
          takes="Two minutes"
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
  return <Loaded from={profile}>{(data) => <Whole profile={data} />}</Loaded>
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
    </Page>
  )
}

function Picture({ profile }: { readonly profile: Profile }) {
  return (
    <Stack gap="large">
      {profile.halves.map(({ half, estimate, floor, pieces, kinds }) => {
        const mine = profile.competencies.filter((line) => line.half === half)
        const asked = mine.filter((line) => line.requirement !== null)
        const others = mine.filter((line) => line.requirement === null)
        return (
          <Section
            key={half}
            title={half === 'technical' ? 'Technical half' : 'People half'}
            aside={
              <Tag tone={half}>
                {pieces} {pieces === 1 ? 'piece' : 'pieces'} of evidence
              </Tag>
            }
          >
            <Stack>
              <IntervalBar
                row={{ id: half, name: 'The half as a whole, against its floor', half, estimate: known(estimate), requirement: floor }}
                askedBy="Floor"
              />
              <Text kind="quiet">{kinds.length === 0 ? 'No evidence yet.' : `Kinds of evidence: ${kinds.join(', ').toLowerCase()}.`}</Text>
              <IntervalBars
                title={`What ${profile.targetTitle} asks of this half`}
                showTitle
                rows={asked.map(row)}
                askedBy={profile.targetTitle}
              />
              {others.length > 0 ? <IntervalBars title="Not asked by this role" showTitle rows={others.map(row)} /> : null}
            </Stack>
          </Section>
        )
      })}
    </Stack>
  )
}

const row = (line: Line) => ({
  id: line.competency,
  name: line.name,
  href: `/competencies/${line.competency}`,
  half: line.half,
  estimate: known(line.estimate),
  requirement: line.requirement,
  after: <Text kind="small">{factsOf(line)}</Text>,
})

/** "3 pieces, 2 kinds, newest 12 days ago, stale". */
function factsOf(line: Line): string {
  if (line.pieces === 0) return 'No evidence of its own; what is shown comes from the rest of the half.'
  const parts = [
    `${line.pieces} ${line.pieces === 1 ? 'piece' : 'pieces'}`,
    line.kinds.join(', ').toLowerCase(),
    `newest ${ageText(line.ageInDays ?? 0)}`,
  ]
  return [
    ...parts,
    ...(line.stale ? ['getting stale'] : []),
    ...(line.change && line.change !== 'no clear change' ? [`${line.change} this month`] : []),
  ].join(' · ')
}

function AsTable({ profile }: { readonly profile: Profile }) {
  return (
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
        { id: 'half', name: 'Half', cell: (line) => <HalfName half={line.half} />, sort: (line) => line.half },
        {
          id: 'estimate',
          name: 'Estimate, 90 % interval',
          number: true,
          cell: (line) => estimateWords(line.estimate),
          sort: (line) => line.estimate.mean,
        },
        {
          id: 'asked',
          name: 'Asked',
          number: true,
          cell: (line) => line.requirement?.toFixed(1) ?? '-',
          sort: (line) => line.requirement ?? -1,
        },
        {
          id: 'trend',
          name: 'Trend',
          cell: (line) =>
            line.trend.length > 1 ? (
              <Trend small title={`${line.name} over time`} half={line.half} requirement={line.requirement} points={pointsOf(line)} />
            ) : (
              'No trend yet'
            ),
        },
        { id: 'pieces', name: 'Evidence', number: true, cell: (line) => line.pieces, sort: (line) => line.pieces },
        { id: 'kinds', name: 'Kinds', cell: (line) => line.kinds.join(', ') || 'None' },
        {
          id: 'age',
          name: 'Newest',
          cell: (line) => (line.ageInDays === null ? '-' : ageText(line.ageInDays)),
          sort: (line) => line.ageInDays ?? 99_999,
        },
      ]}
    />
  )
}

const pointsOf = (line: Line) =>
  line.trend.map(({ day, estimate }) => ({ day: Date.parse(day) / 86_400_000, when: dateText(day), estimate: known(estimate) }))

const estimateWords = ({ enough, mean, low90, high90 }: Estimate) =>
  enough ? `${mean.toFixed(1)} (${low90.toFixed(1)} to ${high90.toFixed(1)})` : 'Not enough evidence yet'
const known = ({ enough, mean, sd }: Estimate) => (enough ? { mean, sd } : null)
