import { balance, type Change, change, halfWeights } from '@evenkeel/growth'
import { halves } from '@evenkeel/measure'
import type { Context } from '../context.ts'
import { dateOf } from '../days.ts'
import { presentEstimate } from '../present.ts'
import { sourceOf } from '../sources.ts'
import type { Profile } from './contract.ts'
import { kept } from './kept.ts'
import { type Knowledge, knowledgeIn } from './knowledge.ts'
import { leftAside } from './left-aside.ts'
import { trendOf } from './trend.ts'

export { kept, type Share, workedOut } from './kept.ts'
export { groundsIn, type Knowledge, knowledgeIn, knowledgeOf, knowledgesIn, type Piece, piecesOf } from './knowledge.ts'

const daysAMonth = 30

/** Every competency against the target role; what the role does not ask for is shown where something is known about it. */
export async function showProfile(ctx: Context, personId: string) {
  const profile = await kept(ctx, personId, 'profile', () => workOutProfile(ctx, personId))
  return 'refused' in profile ? profile : { ...profile, name: ctx.actor.name }
}

export async function workOutProfile(ctx: Context, personId: string): Promise<Omit<Profile, 'name'> | { readonly refused: 'start-first' }> {
  const { knowledge, aside } = await ctx.read(async (db) => {
    const known = await knowledgeIn(db, ctx, personId)
    return { knowledge: known, aside: known ? await leftAside(db, ctx, known) : [] }
  })
  if (!knowledge) return { refused: 'start-first' }
  const { belief, content, target, current, day, traces } = knowledge
  const { difference, tiltWords } = balance(knowledge.caseFor(target))
  const trend = trendOf(knowledge)
  const [before] = knowledge.replayed([day - daysAMonth])
  const moved = new Map<string, Change>(before ? change(before, belief, target).competencies.map((c) => [c.competency, c]) : [])
  const asked = new Map(target.requirements.map((r) => [r.competency, r]))

  return {
    day: dateOf(day),
    currentTitle: current.title,
    targetTitle: target.title,
    halves: halves.map((half) => {
      const weights = halfWeights(target, half)
      const mine = traces.filter((trace) => weights.has(trace.competency))
      return {
        half,
        estimate: presentEstimate(belief.composite(weights), knowledge.start.composite(weights)),
        floor: target.floors[half],
        pieces: new Set(mine.map((trace) => trace.evidence)).size,
        kinds: kindsOf(mine),
      }
    }),
    difference: { mean: difference.mean, sd: difference.sd, words: tiltWords },
    leftAside: aside,
    competencies: [...content.competencies.values()].map(({ id, name, half }) => {
      const mine = traces.filter((trace) => trace.competency === id)
      const lastDay = mine.length > 0 ? Math.max(...mine.map((trace) => trace.day)) : null
      return {
        competency: id,
        name,
        half,
        estimate: presentEstimate(belief.estimate(id), belief.start(id)),
        requirement: asked.get(id)?.level ?? null,
        essential: asked.get(id)?.essential ?? false,
        pieces: new Set(mine.map((trace) => trace.evidence)).size,
        kinds: kindsOf(mine),
        lastDay: lastDay === null ? null : dateOf(lastDay),
        ageInDays: lastDay === null ? null : day - lastDay,
        stale: mine.length > 0 && mine.every((trace) => trace.stale),
        change: mine.length > 0 ? (moved.get(id)?.words ?? null) : null,
        trend: trend[id] ?? [],
      }
    }),
  }
}

function kindsOf(traces: Knowledge['traces']): string[] {
  return [...new Set(traces.map((trace) => trace.source))].map((id) => sourceOf(id)?.label ?? id)
}
