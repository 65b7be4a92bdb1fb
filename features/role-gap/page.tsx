import {
  ButtonLink,
  Card,
  Chance,
  Disclosure,
  EmptyState,
  Grid,
  IntervalBars,
  Link,
  Page,
  ProgressBar,
  Section,
  Select,
  Stack,
  Table,
  Tag,
  Text,
} from '@evenkeel/ui'
import { useState } from 'react'
import { useAsk } from '../ask.ts'
import { Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import type { Chance as ChanceShape } from '../shapes.ts'
import { StepCard } from '../step-card.tsx'
import { minutesText } from '../words.ts'
import { type Comparison, contract, type RoleGap } from './contract.ts'
import { stateWords } from './parts/states.ts'

/** What stands between a person and a role: five gates, what each needs, the cheapest ways to get it; and other roles to compare. */
export function RoleGapPage({ me, search }: PageProps) {
  const [role, setRole] = useState(search['role'] ?? '')
  const [family, level] = role.split('/')
  const params = { personId: me.personId }
  const query = family && level ? { family, level } : {}
  const gap = useAsk(contract.showRoleGap, { params, query }, { enabled: me.hasAim, keep: true })
  const comparison = useAsk(contract.compareRoles, { params }, { enabled: me.hasAim })
  if (!me.hasAim) {
    return (
      <Page title="Role gap" counts>
        <EmptyState
          title="The gates between you and the next role"
          takes="Two minutes"
          action={
            <ButtonLink href="/start" kind="primary">
              Choose a target role
            </ButtonLink>
          }
        >
          Each gate says what it asks, how you stand, and the cheapest way to get through.
        </EmptyState>
      </Page>
    )
  }
  return (
    <Loaded from={gap}>
      {(data) => (
        <Page
          title={data.title}
          counts
          width="wide"
          lead={data.sentence}
          actions={<RoleSelect comparison={comparison.data} role={`${data.family}/${data.level}`} onChange={setRole} />}
        >
          <Stack gap="large">
            <Chance title={`Chance that everything ${data.title} asks holds together today`} chance={data.chance} />
            <Text kind="quiet">
              This chance is yours: nobody else sees it unless you share it, and no list is ever sorted by it.{' '}
              <Link href="/how-it-works">How it is made</Link>.
            </Text>
            <Section title="Gates">
              <Grid least="large">
                {data.gates.map((gate) => (
                  <GateCard key={gate.gate} gate={gate} />
                ))}
              </Grid>
            </Section>
            <Section title="What it asks, competency by competency">
              <Requirements gap={data} />
            </Section>
            <Section title="Compare roles">
              {comparison.data ? (
                <Compare comparison={comparison.data} onChoose={setRole} />
              ) : (
                <ProgressBar happening="Looking at every role" done={null} />
              )}
            </Section>
          </Stack>
        </Page>
      )}
    </Loaded>
  )
}

function RoleSelect({
  comparison,
  role,
  onChange,
}: {
  readonly comparison: Comparison | undefined
  readonly role: string
  readonly onChange: (role: string) => void
}) {
  const choices =
    comparison?.roles.map((r) => ({
      id: `${r.family}/${r.level}`,
      name: r.title,
      ...(r.isTarget ? { about: 'Your target' } : r.isCurrent ? { about: 'Your role now' } : {}),
    })) ?? []
  return <Select label="Look at another role" choices={choices} value={role} onChange={(id) => onChange(String(id))} />
}

function GateCard({ gate }: { readonly gate: RoleGap['gates'][number] }) {
  const [first, ...others] = gate.cheapest
  return (
    <Card title={gate.label} aside={<Tag tone={gate.state === 'met' ? 'accent' : 'plain'}>{stateWords[gate.state]}</Tag>}>
      <Stack>
        <Text kind="quiet">{gate.asks}</Text>
        <Text>{gate.because}</Text>
        <Chance title="Chance today" chance={gate.chance} />
        {gate.needs.length > 0 ? (
          <Disclosure label="What it needs" name={`What the gate needs: ${gate.label}`}>
            <ul>
              {gate.needs.map((need) => (
                <li key={`${need.what}-${need.competency}-${need.words}`}>
                  {need.competency ? <Link href={`/competencies/${need.competency}`}>{need.words}</Link> : need.words}
                </li>
              ))}
            </ul>
          </Disclosure>
        ) : null}
        {first ? <StepCard step={first} /> : null}
        {others.length > 0 ? (
          <Disclosure label="Other ways" name={`Other ways through: ${gate.label}`}>
            <ul>
              {others.map((step) => (
                <li key={`${step.kind}-${step.competency}`}>
                  <Link href={step.where}>{step.title}</Link>, about {minutesText(step.minutes)}
                </li>
              ))}
            </ul>
          </Disclosure>
        ) : null}
      </Stack>
    </Card>
  )
}

function Requirements({ gap }: { readonly gap: RoleGap }) {
  const rows = (half: 'technical' | 'people') =>
    gap.requirements
      .filter((r) => r.half === half)
      .map((r) => ({
        id: r.competency,
        name: r.essential ? `${r.name} (required by itself)` : r.name,
        href: `/competencies/${r.competency}`,
        half,
        estimate: r.estimate.enough ? { mean: r.estimate.mean, sd: r.estimate.sd } : null,
        requirement: r.level,
      }))
  return (
    <Stack gap="large">
      <IntervalBars title="Technical half" showTitle rows={rows('technical')} askedBy={gap.title} />
      <IntervalBars title="People half" showTitle rows={rows('people')} askedBy={gap.title} />
    </Stack>
  )
}

type RoleRow = Comparison['roles'][number]

/** In the order of the framework: a choice to make, not a ranking. */
function Compare({ comparison, onChoose }: { readonly comparison: Comparison; readonly onChoose: (role: string) => void }) {
  return (
    <Table<RoleRow>
      caption="Your chance at each role, in the order of the framework"
      rows={comparison.roles}
      rowId={(role) => `${role.family}/${role.level}`}
      columns={[
        {
          id: 'title',
          name: 'Role',
          cell: (role) => (
            <Link href={`/role-gap?role=${role.family}/${role.level}`} onPress={() => onChoose(`${role.family}/${role.level}`)}>
              {role.title}
            </Link>
          ),
        },
        {
          id: 'yours',
          name: '',
          cell: (role) => (role.isTarget ? <Tag tone="accent">Target</Tag> : role.isCurrent ? <Tag>Now</Tag> : null),
        },
        { id: 'gates', name: 'Gates met', number: true, cell: (role) => `${role.met} of ${role.gates}` },
        { id: 'chance', name: 'Chance today', cell: (role) => chanceWords(role.chance) },
      ]}
    />
  )
}

const fives = (chance: number) => Math.min(95, Math.max(5, Math.round(chance * 20) * 5))
const chanceWords = ({ words, low, high }: ChanceShape) =>
  fives(low) === fives(high) ? `${words}, about ${fives(low)} %` : `${words}, ${fives(low)} to ${fives(high)} %`
