import {
  Button,
  ButtonLink,
  Card,
  Chance,
  chanceText,
  chanceWord,
  Disclosure,
  EmptyState,
  Halves,
  IntervalBars,
  Link,
  Page,
  ProgressBar,
  Row,
  Section,
  Select,
  Stack,
  Table,
  Tag,
  Text,
} from '@evenkeel/ui'
import { useState } from 'react'
import { useAsk } from '../ask.ts'
import { contract as frameworks } from '../frameworks/contract.ts'
import { Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import { StepList } from '../step-card.tsx'
import { contract, type RoleGap, type Comparison as Roles } from './contract.ts'
import { stateWords } from './parts/states.ts'
import styles from './role-gap.module.css'

/** What stands between a person and a role: five gates, what each needs, the cheapest ways to get it; and other roles to compare. */
export function RoleGapPage({ me, search }: PageProps) {
  if (me.hasAim) return <AnyRole key={search.role} personId={me.personId} asked={search.role ?? ''} />
  return (
    <Page title="Role gap" counts>
      <EmptyState
        level={2}
        title="The gates between you and the next role"
        takes="a minute"
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

/** The role the address names, or the target; any other one can be looked at. */
function AnyRole({ personId, asked }: { readonly personId: string; readonly asked: string }) {
  const [role, setRole] = useState(asked)
  const [family, level] = role.split('/')
  const query = family && level ? { family, level } : {}
  const gap = useAsk(contract.showRoleGap, { params: { personId }, query }, { keep: true })
  return (
    <Loaded from={gap} page={{ title: 'Role gap', counts: true }}>
      {(data) => (
        <Page
          title={`Role gap: ${data.title}`}
          counts
          width="wide"
          lead={metText(data.gates)}
          actions={<RoleSelect personId={personId} role={role || `${data.family}/${data.level}`} onChoose={setRole} />}
        >
          {gap.isPlaceholderData ? <ProgressBar happening="Working out the gates of that role" done={null} /> : null}
          <Gap gap={data} />
          <CompareRoles personId={personId} onChoose={setRole} />
        </Page>
      )}
    </Loaded>
  )
}

function Gap({ gap }: { readonly gap: RoleGap }) {
  return (
    <Stack gap="large">
      <div className={styles.chance}>
        <Chance title="Chance that everything the role asks holds together today" chance={gap.chance} />
        <Text kind="small">
          This chance is yours: nobody else sees it unless you share it, and no list is ever sorted by it.{' '}
          <Link href="/how-it-works">How it is made</Link>.
        </Text>
      </div>
      <Section title="Gates">
        <div className={styles.gates}>
          {gap.gates.map((gate) => (
            <GateCard key={gate.gate} gate={gate} />
          ))}
        </div>
      </Section>
      <Section title="What it asks, competency by competency">
        <Halves technical={<Asked gap={gap} half="technical" />} people={<Asked gap={gap} half="people" />} />
      </Section>
    </Stack>
  )
}

function metText(gates: RoleGap['gates']): string {
  const met = gates.filter(({ state }) => state === 'met').length
  if (met === gates.length) return `All ${met} gates are met. People decide, by name and with a reason.`
  return `${met === 0 ? 'None' : met} of the ${gates.length} gates ${met === 1 ? 'is' : 'are'} met so far.`
}

type Chosen = { readonly personId: string; readonly role: string; readonly onChoose: (role: string) => void }

function RoleSelect({ personId, role, onChoose }: Chosen) {
  const { data } = useAsk(frameworks.showMyFramework, { params: { personId } })
  const choices =
    data?.families.flatMap((family) =>
      family.levels.map((level) => ({ id: `${family.id}/${level.id}`, name: level.title, about: family.title })),
    ) ?? []
  return <Select label="Look at another role" choices={choices} value={role} onChange={(id) => onChoose(String(id))} />
}

function GateCard({ gate }: { readonly gate: RoleGap['gates'][number] }) {
  const [first, ...others] = gate.cheapest
  return (
    <Card title={gate.label} aside={<Tag tone={gate.state === 'met' ? 'accent' : 'plain'}>{stateWords[gate.state]}</Tag>}>
      <Text kind="quiet">{gate.asks}</Text>
      <Text>{gate.because}</Text>
      <Chance title={`Chance of this gate today: ${gate.label}`} showTitle={false} chance={gate.chance} />
      {first ? (
        <Stack gap="small">
          <Text kind="quiet">The cheapest way:</Text>
          <StepList steps={[first]} />
        </Stack>
      ) : null}
      {gate.needs.length + others.length > 0 ? (
        <Disclosure label="All it needs" name={`All it needs: ${gate.label}`}>
          <Stack>
            <ul>
              {gate.needs.map((need) => (
                <li key={`${need.what}-${need.competency}-${need.words}`}>
                  {need.competency ? <Link href={`/competencies/${need.competency}`}>{need.words}</Link> : need.words}
                </li>
              ))}
            </ul>
            {others.length > 0 ? (
              <Stack gap="small">
                <Text kind="quiet">Other ways:</Text>
                <StepList steps={others} />
              </Stack>
            ) : null}
          </Stack>
        </Disclosure>
      ) : null}
    </Card>
  )
}

function Asked({ gap, half }: { readonly gap: RoleGap; readonly half: 'technical' | 'people' }) {
  const rows = gap.requirements
    .filter((r) => r.half === half)
    .map((r) => ({
      id: r.competency,
      name: r.name,
      href: `/competencies/${r.competency}`,
      half,
      estimate: r.estimate.enough ? { mean: r.estimate.mean, sd: r.estimate.sd } : null,
      requirement: r.level,
      ...(r.essential ? { after: <Text kind="small">The role requires this one by itself.</Text> } : {}),
    }))
  return <IntervalBars title={half === 'technical' ? 'Technical half' : 'People half'} showTitle rows={rows} askedBy="the role" />
}

type Choosing = { readonly personId: string; readonly onChoose: (role: string) => void }

/** Looking at every role takes a moment, so only whoever asks for it waits. */
function CompareRoles(props: Choosing) {
  const [isAsked, setAsked] = useState(false)
  return (
    <div className={isAsked ? undefined : styles.unasked}>
      <Section title="Compare roles">
        {isAsked ? (
          <Comparison {...props} />
        ) : (
          <Row>
            <Button onPress={() => setAsked(true)}>Show my chance at every role</Button>
          </Row>
        )}
      </Section>
    </div>
  )
}

type RoleRow = Roles['roles'][number]

/** In the order of the framework: a choice to make, not a ranking. */
function Comparison({ personId, onChoose }: Choosing) {
  const comparison = useAsk(contract.compareRoles, { params: { personId } })
  if (comparison.isLoading) return <ProgressBar happening="Looking at every role" done={null} />
  return (
    <Loaded from={comparison}>
      {({ roles }) => (
        <Table<RoleRow>
          caption="Your chance at each role, in the order of the framework"
          rows={roles}
          rowId={(role) => `${role.family}/${role.level}`}
          columns={[
            {
              id: 'title',
              name: 'Role',
              cell: (role) => (
                <Row gap="small">
                  <Link href={`/role-gap?role=${role.family}/${role.level}`} onPress={() => onChoose(`${role.family}/${role.level}`)}>
                    {role.title}
                  </Link>
                  {role.isTarget ? <Tag tone="accent">Target</Tag> : role.isCurrent ? <Tag>Now</Tag> : null}
                </Row>
              ),
            },
            { id: 'gates', name: 'Gates met', number: true, cell: (role) => `${role.met} of ${role.gates}` },
            {
              id: 'chance',
              name: 'Chance today',
              cell: ({ chance }) => (
                <>
                  {chanceWord(chance)}
                  <Text kind="small">{chanceText(chance)}</Text>
                </>
              ),
            },
          ]}
        />
      )}
    </Loaded>
  )
}
