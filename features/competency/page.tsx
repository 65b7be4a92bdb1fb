import { ButtonLink, Card, Checklist, Disclosure, IntervalBar, Page, PullStack, Section, Stack, Tabs, Tag, Text } from '@evenkeel/ui'
import { useAsk } from '../ask.ts'
import { Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import { StepCard } from '../step-card.tsx'
import { type CompetencyDetail, contract } from './contract.ts'
import { AddEvidence } from './parts/add-evidence.tsx'
import { Evidence } from './parts/evidence.tsx'

/** One competency, whole: what levels look like, where you stand and why, and what to do next. */
export function CompetencyPage({ me, params, search }: PageProps) {
  const detail = useAsk(
    contract.showCompetency,
    { params: { personId: me.personId, competencyId: params.competencyId ?? '' } },
    { enabled: me.hasAim },
  )
  if (!me.hasAim) {
    return (
      <Page title="Say where you want to go first" counts={null} lead="A competency is shown against the role you aim for.">
        <ButtonLink href="/start" kind="primary">
          Choose your roles
        </ButtonLink>
      </Page>
    )
  }
  return <Loaded from={detail}>{(data) => <Whole detail={data} personId={me.personId} doing={search.do ?? null} />}</Loaded>
}

function Whole({
  detail,
  personId,
  doing,
}: {
  readonly detail: CompetencyDetail
  readonly personId: string
  readonly doing: string | null
}) {
  const { estimate, name, half, requirement } = detail
  return (
    <Page
      title={name}
      counts
      lead={detail.about}
      side={
        <Stack gap="large">
          {detail.steps.length > 0 ? (
            <Section title="What helps most">
              <Stack>
                {detail.steps.map((step, i) => (
                  <StepCard key={step.kind} step={step} isNext={i === 0 && doing === null} />
                ))}
              </Stack>
            </Section>
          ) : null}
          {detail.selfView ? <SelfView view={detail.selfView} /> : null}
        </Stack>
      }
    >
      <Stack gap="large">
        <Stack>
          <IntervalBar
            row={{ id: detail.competency, name: 'Where you stand', half, estimate: estimate.enough ? estimate : null, requirement }}
            askedBy={detail.targetTitle}
          />
          <Text kind="quiet">
            {requirement === null
              ? `${detail.targetTitle} does not ask for this competency.`
              : `${detail.targetTitle} asks for level ${requirement}.`}{' '}
            Half of what is known about it fades in {Math.round(detail.halfLifeInDays / 30.44)} months.
          </Text>
          <Disclosure label="Why?" name={`Why this estimate of ${name}?`} open={false}>
            <Why detail={detail} />
          </Disclosure>
        </Stack>
        <AddEvidence detail={detail} personId={personId} doing={doing} />
        <Section title="What levels look like">
          <Anchors detail={detail} />
        </Section>
        <Section title="Evidence" aside={<Tag>{detail.pieces.length}</Tag>}>
          <Evidence detail={detail} personId={personId} />
        </Section>
      </Stack>
    </Page>
  )
}

/** Every piece that pulls, from the start to the estimate: it adds up. */
function Why({ detail }: { readonly detail: CompetencyDetail }) {
  const { pieces, otherPulls, start, estimate, half } = detail
  const pulling = pieces
    .filter((piece) => piece.counts)
    .map(({ id, label, day, says, pull }) => ({ id, name: `${label}, ${day}`, detail: says, pull }))
  const others = {
    id: 'others',
    name: 'Evidence about other competencies',
    detail: 'Competencies of one half go together to some degree.',
    pull: otherPulls,
  }
  return (
    <Stack>
      <Text kind="quiet">
        Everybody in your role starts at the same place, with much doubt. Each piece of evidence pulls from there, the surer ones more. Your
        own view counts a little: it never decides alone.
      </Text>
      <PullStack
        title={`What makes up the estimate of ${detail.name}`}
        half={half}
        start={start}
        startName="Start of your role"
        pieces={Math.abs(otherPulls) > 0.005 ? [...pulling, others] : pulling}
        estimate={estimate}
      />
    </Stack>
  )
}

function Anchors({ detail }: { readonly detail: CompetencyDetail }) {
  const { anchors, atLevel } = detail
  const next = Math.min(5, atLevel + 1)
  const card = (level: number, title: string) => (
    <Card title={title}>
      <Text>{anchors[level - 1]}</Text>
    </Card>
  )
  const nearby = (
    <Stack>
      {card(atLevel, `Level ${atLevel}: nearest to where you stand`)}
      {next > atLevel ? card(next, `Level ${next}: what comes next`) : null}
    </Stack>
  )
  const all = (
    <Checklist items={anchors.map((words, i) => ({ id: String(i), done: i + 1 <= atLevel, words: `Level ${i + 1}. ${words}` }))} />
  )
  return (
    <Tabs
      label="Levels"
      tabs={[
        { id: 'near', label: 'Yours and the next', content: nearby },
        { id: 'all', label: 'All five', content: all },
      ]}
    />
  )
}

function SelfView({ view }: { readonly view: NonNullable<CompetencyDetail['selfView']> }) {
  return (
    <Card title="Your view and other evidence">
      <Text>{view.words}</Text>
      <Text kind="quiet">
        You said {view.self.toFixed(0)}; the other evidence says {view.others.mean.toFixed(1)}, between {view.others.low90.toFixed(1)} and{' '}
        {view.others.high90.toFixed(1)} (90 %).
      </Text>
    </Card>
  )
}
