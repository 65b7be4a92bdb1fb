import { ButtonLink, Card, Disclosure, EmptyState, Facts, IntervalBar, Page, PullStack, Section, Stack, Tag, Text } from '@evenkeel/ui'
import { useAsk } from '../ask.ts'
import { Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import { StepCard, StepList } from '../step-card.tsx'
import { dateText } from '../words.ts'
import styles from './competency.module.css'
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
      <Page title="Competency" counts>
        <EmptyState
          level={2}
          title="What levels look like, where you stand, and why"
          takes="a minute"
          action={
            <ButtonLink href="/start" kind="primary">
              Choose your roles
            </ButtonLink>
          }
        >
          A competency is shown against the role you aim for, so say first where you want to go.
        </EmptyState>
      </Page>
    )
  }
  return (
    <Loaded from={detail} page={{ title: 'Competency', counts: true }}>
      {(data) => <Whole detail={data} personId={me.personId} isAlone={me.orgKind === 'solo'} doing={search.do ?? null} />}
    </Loaded>
  )
}

type WholeProps = {
  readonly detail: CompetencyDetail
  readonly personId: string
  /** In an account of one's own nobody manages anybody. */
  readonly isAlone: boolean
  readonly doing: string | null
}

function Whole({ detail, personId, isAlone, doing }: WholeProps) {
  const { pieces, steps, selfView } = detail
  const levels = (
    <Section title="What levels look like">
      <Anchors detail={detail} />
    </Section>
  )
  // Beside the standing where nothing else belongs there, under the ways to add evidence, or under the form that is open.
  const levelsAt = steps.length === 0 && selfView === null ? 'beside' : doing === null ? 'under' : 'after'
  return (
    <Page title={detail.name} counts width="wide" lead={detail.about}>
      <div className={styles.whole}>
        <Standing detail={detail} />
        <div className={styles.side}>
          {levelsAt === 'beside' ? (
            levels
          ) : (
            <Stack gap="large">
              <WhatHelps steps={steps} isBusy={doing !== null} />
              {selfView ? <SelfView view={selfView} /> : null}
            </Stack>
          )}
        </div>
        <Stack gap="large">
          <AddEvidence detail={detail} personId={personId} isAlone={isAlone} doing={doing} />
          {levelsAt === 'under' ? levels : null}
        </Stack>
      </div>
      {levelsAt === 'after' ? levels : null}
      <Section title="Evidence" aside={pieces.length > 0 ? <Tag>{pieces.length === 1 ? '1 piece' : `${pieces.length} pieces`}</Tag> : null}>
        <Evidence detail={detail} personId={personId} isAlone={isAlone} />
      </Section>
    </Page>
  )
}

/** The estimate, what the role asks, and why. */
function Standing({ detail }: { readonly detail: CompetencyDetail }) {
  const { competency, estimate, name, half, requirement, targetTitle } = detail
  return (
    <Stack gap="small">
      <IntervalBar
        row={{ id: competency, name: `Where you stand in ${name}`, half, estimate: estimate.enough ? estimate : null, requirement }}
        askedBy={targetTitle}
      />
      <Text kind="quiet">
        {requirement === null ? `${targetTitle} does not ask for this competency. ` : ''}
        Half of what is known about it fades in {fadesIn(detail.halfLifeInDays)}.
      </Text>
      <Disclosure label="Why?" name={`Why? What makes up the estimate of ${name}`}>
        <Why detail={detail} />
      </Disclosure>
    </Stack>
  )
}

function fadesIn(days: number): string {
  const months = Math.round(days / 30.44)
  if (months < 24) return `${months} months`
  return months % 12 === 0 ? `${months / 12} years` : `${(months / 12).toFixed(1)} years`
}

/** The one thing, and what one could do instead; while something is being done, nothing calls for attention beside it. */
function WhatHelps({ steps, isBusy }: { readonly steps: CompetencyDetail['steps']; readonly isBusy: boolean }) {
  const [first, ...others] = steps
  if (!first) return null
  return (
    <Section title="What helps most">
      {isBusy ? (
        <StepList steps={steps} />
      ) : (
        <Stack>
          <StepCard step={first} />
          {others.length > 0 ? <StepList steps={others} /> : null}
        </Stack>
      )}
    </Section>
  )
}

/** Every piece that pulls, from the start to the estimate: it adds up. */
function Why({ detail }: { readonly detail: CompetencyDetail }) {
  const { pieces, otherPulls, start, estimate, half } = detail
  const pulling = pieces
    .filter((piece) => piece.counts)
    .map(({ id, label, day, says, pull }) => ({ id, name: `${label}, ${dateText(day)}`, detail: says, pull }))
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
  const { anchors, atLevel, name, estimate } = detail
  const next = Math.min(5, atLevel + 1)
  const all = <Facts facts={anchors.map((anchor, i) => ({ name: `Level ${i + 1}`, value: anchor }))} />
  // Without evidence no level is anybody's.
  if (!estimate.enough) return all
  return (
    <Stack>
      <div className={styles.cards}>
        <Card title={`Level ${atLevel}: nearest to where you stand`}>
          <Text>{anchors[atLevel - 1]}</Text>
        </Card>
        {next > atLevel ? (
          <Card title={`Level ${next}: what comes next`}>
            <Text>{anchors[next - 1]}</Text>
          </Card>
        ) : null}
      </div>
      <Disclosure label="All five levels" name={`All five levels of ${name}`}>
        {all}
      </Disclosure>
    </Stack>
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
