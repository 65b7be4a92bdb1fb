import { balance, balanceSentence, change, halfWeights, readiness, sideSentence } from '@evenkeel/growth'
import type { Context } from '../context.ts'
import { dateOf, dayOf } from '../days.ts'
import { presentChance, presentEstimate } from '../present.ts'
import { type Knowledge, knowledgeIn } from '../profile/service.ts'
import { presentStep, stepsFor } from '../role-gap/service.ts'
import type { Home } from './contract.ts'
import { findVisit, listBaselineStates, upsertVisit } from './queries.ts'

const millisecondsAMinute = 60_000
/** A pause longer than this makes the next look a new visit. */
const pauseMinutes = 30
/** Changes shown at most: three seconds on a tired Thursday. */
const most = 5

/** Where one stands against the target role, and the one thing to do next. */
export async function showHome(ctx: Context, personId: string): Promise<Home | { readonly refused: 'start-first' }> {
  const { knowledge, visit, states } = await ctx.read(async (db) => ({
    knowledge: await knowledgeIn(db, ctx, personId),
    visit: await findVisit(db, personId),
    states: (await listBaselineStates(db, personId)).map((row) => row.state),
  }))
  if (!knowledge) return { refused: 'start-first' }
  const { target, day, content } = knowledge
  const c = knowledge.caseFor(target)
  const found = readiness(c)
  const stand = balance(c)
  const [first, ...others] = stepsFor(knowledge, target, found)
  const since = visit?.previous_at ? dayOf(visit.previous_at) : null
  return {
    day: dateOf(day),
    name: ctx.actor.name,
    targetTitle: target.title,
    newVersion: knowledge.aim.versionInForce !== knowledge.aim.frameworkVersion,
    baseline: states.includes('finished') ? 'finished' : states.includes('open') ? 'open' : 'none',
    halves: stand.sides.map((side) => ({
      half: side.half,
      estimate: presentEstimate(side.estimate, knowledge.start.composite(halfWeights(target, side.half))),
      floor: side.floor,
      sentence: sideSentence(side, target.title),
    })),
    balance: {
      mean: stand.difference.mean,
      sd: stand.difference.sd,
      sentence: `${balanceSentence(stand.sentence, target.title)} ${stand.tiltWords}`,
    },
    chance: presentChance(found.joint),
    step: first ? presentStep(content, first) : null,
    otherSteps: differentKinds(others, first)
      .slice(0, 3)
      .map((step) => presentStep(content, step)),
    since: since === null ? null : dateOf(since),
    changes: since === null ? [] : changesSince(knowledge, since),
    stale: staleOnes(knowledge),
  }
}

export async function recordVisit(ctx: Context, personId: string) {
  return ctx.write('recordVisit', { kind: 'visit', id: personId, personId }, async ({ db }) => {
    const sameVisitSince = new Date(ctx.now.getTime() - pauseMinutes * millisecondsAMinute)
    await upsertVisit(db, { orgId: ctx.actor.orgId, personId, at: ctx.now, sameVisitSince })
    return { done: true as const }
  })
}

/** Other ways to go on, not three times the same one for three competencies. */
function differentKinds<S extends { readonly kind: string; readonly competency: string }>(
  steps: readonly S[],
  first: S | undefined,
): readonly S[] {
  const seen = new Set([first?.kind])
  return steps.filter((step) => !seen.has(step.kind) && seen.add(step.kind))
}

function changesSince(knowledge: Knowledge, since: number): Home['changes'] {
  const { belief, content, target, replayed } = knowledge
  const before = replayed([since])[0]
  if (!before) return []
  const changes = change(before, belief, target)
  const ofHalves = changes.halves.map(({ half, words, before: was, after }) => {
    const at = knowledge.start.composite(halfWeights(target, half))
    return { competency: null, name: `Your ${half} half`, half, words, before: presentEstimate(was, at), after: presentEstimate(after, at) }
  })
  const ofCompetencies = changes.competencies.map(({ competency, half, words, before: was, after }) => {
    const at = belief.start(competency)
    const name = content.competencies.get(competency)?.name ?? competency
    return { competency, name, half, words, before: presentEstimate(was, at), after: presentEstimate(after, at) }
  })
  return [...ofHalves, ...ofCompetencies].filter((row) => row.words !== 'no clear change').slice(0, most)
}

function staleOnes({ traces, target, day, content }: Knowledge): Home['stale'] {
  const asked = new Set(target.requirements.map((r) => r.competency))
  return [...Map.groupBy(traces, (trace) => trace.competency)]
    .filter(([competency, pieces]) => asked.has(competency) && pieces.every((piece) => piece.stale))
    .map(([competency, pieces]) => {
      const ageInDays = day - Math.max(...pieces.map((piece) => piece.day))
      const { name, half } = content.competencies.get(competency)!
      return { competency, name, half, ageInDays, words: `The newest evidence is ${Math.round(ageInDays / 30)} months old.` }
    })
    .toSorted((a, b) => b.ageInDays - a.ageInDays)
    .slice(0, most)
}
