import { balance, balanceSentence, change, halfWeights, readiness, sideSentence } from '@evenkeel/growth'
import type { Context } from '../context.ts'
import { dateOf, dayOf, nightAfter } from '../days.ts'
import { presentChance, presentEstimate } from '../present.ts'
import { type Knowledge, kept, knowledgeIn, type Share, showProfile } from '../profile/service.ts'
import { presentStep, readinessFor, showRoleGap, stepsFor } from '../role-gap/service.ts'
import type { Home } from './contract.ts'
import { findUnansweredWork, findVisit, isWeekUnbegun, listBaselineStates, upsertVisit } from './queries.ts'

const millisecondsAMinute = 60_000
const millisecondsADay = 86_400_000
/** A pause longer than this makes the next look a new visit. */
const pauseMinutes = 30
/** A verifier's link is good for so long; who has not answered by then will not. */
const linkDays = 30
/** Changes shown at most: three seconds on a tired Thursday. */
const most = 5

/** Where one stands against the target role, and the one thing to do next. */
export async function showHome(ctx: Context, personId: string) {
  const home = await kept(ctx, personId, 'home', (share) => workOutHome(ctx, personId, share))
  return 'refused' in home ? home : { ...home, name: ctx.actor.name }
}

async function workOutHome(
  ctx: Context,
  personId: string,
  share: Share,
): Promise<Omit<Home, 'name'> | { readonly refused: 'start-first' }> {
  const { knowledge, visit, states } = await ctx.read(async (db) => ({
    knowledge: await knowledgeIn(db, ctx, personId),
    visit: await findVisit(db, personId),
    states: (await listBaselineStates(db, personId)).map((row) => row.state),
  }))
  if (!knowledge) return { refused: 'start-first' }
  const { target, day, content } = knowledge
  const c = knowledge.caseFor(target)
  const found = await readinessFor(share, knowledge)
  const stand = balance(c)
  const [first, ...others] = stepsFor(knowledge, target, found)
  const since = visit?.previous_at ? dayOf(visit.previous_at) : null
  return {
    day: dateOf(day),
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

/** What moved since a moment, what waits, and the one next step, in words alone; null before the start. */
export async function weekOf(ctx: Context, personId: string, since: Date) {
  const { knowledge, asked } = await ctx.read(async (db) => ({
    knowledge: await knowledgeIn(db, ctx, personId),
    asked: await findUnansweredWork(db, personId, { before: since, after: new Date(ctx.now.getTime() - linkDays * millisecondsADay) }),
  }))
  if (!knowledge) return null
  const { target, content, aim } = knowledge
  const [first] = stepsFor(knowledge, target, readiness(knowledge.caseFor(target)))
  return {
    moved: changesSince(knowledge, dayOf(since)).map(({ name, words }) => ({ name, words })),
    stale: staleOnes(knowledge).map(({ name }) => name),
    unanswered: asked !== undefined,
    newVersion: aim.versionInForce !== aim.frameworkVersion,
    step: first ? presentStep(content, first).title : null,
  }
}

export async function recordVisit(ctx: Context, personId: string) {
  return ctx.write('recordVisit', { kind: 'visit', id: personId, personId }, async ({ db, later }) => {
    const sameVisitSince = new Date(ctx.now.getTime() - pauseMinutes * millisecondsAMinute)
    await upsertVisit(db, { orgId: ctx.actor.orgId, personId, at: ctx.now, sameVisitSince })
    // Another day, other readings: for whoever was here today they are ready tomorrow before the morning. Not for everybody at once.
    const at = nightAfter(ctx.now, 3 * ctx.random())
    await later({ name: 'home.renew-readings', payload: { orgId: ctx.actor.orgId, personId }, at, once: personId })
    // Whoever asked for a weekly letter before there was a mail server gets it from the first visit on after there is one.
    if (ctx.hasMail && (await isWeekUnbegun(db, personId)))
      await later({ name: 'notices.begin-week', payload: { orgId: ctx.actor.orgId, personId } })
    return { done: true as const }
  })
}

/** Works out ahead what the person will look at first. What still fits is left as it is, so running it again does no harm. */
export async function renewReadings(ctx: Context, personId: string): Promise<void> {
  await showHome(ctx, personId)
  await showProfile(ctx, personId)
  await showRoleGap(ctx, personId, {})
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
