import { balance, type Change, change, halfWeights } from '@evenkeel/growth'
import { halves } from '@evenkeel/measure'
import type { Context } from '../context.ts'
import { dateOf } from '../days.ts'
import { presentEstimate } from '../present.ts'
import { sourceOf } from '../sources.ts'
import type { Profile } from './contract.ts'
import { type Knowledge, knowledgeOf } from './knowledge.ts'

export { type Knowledge, knowledgeIn, knowledgeOf, type Piece } from './knowledge.ts'

const daysAMonth = 30.44

/** Every competency against the target role; what the role does not ask for is shown where something is known about it. */
export async function showProfile(ctx: Context, personId: string): Promise<Profile | { readonly refused: 'start-first' }> {
  const knowledge = await knowledgeOf(ctx, personId)
  if (!knowledge) return { refused: 'start-first' }
  const { belief, target, current, day, traces } = knowledge
  const { difference, tiltWords } = balance(knowledge.caseFor(target))
  const months = trendDays(knowledge)
  const trend = knowledge.replayed(months)
  const before = trend.at(-2)
  const moved = before ? new Map(change(before, belief, target).competencies.map((c) => [c.competency, c])) : new Map<string, Change>()
  const asked = new Map(target.requirements.map((r) => [r.competency, r]))

  return {
    day: dateOf(day),
    name: ctx.actor.name,
    currentTitle: current.title,
    targetTitle: target.title,
    halves: halves.map((half) => {
      const weights = halfWeights(target, half)
      const mine = traces.filter((trace) => weights.has(trace.competency))
      return {
        half,
        estimate: presentEstimate(belief.composite(weights), startOf(knowledge, weights)),
        floor: target.floors[half],
        pieces: new Set(mine.map((trace) => trace.evidence)).size,
        kinds: kindsOf(mine),
      }
    }),
    difference: { mean: difference.mean, sd: difference.sd, words: tiltWords },
    competencies: [...ctx.content.competencies.values()].map(({ id, name, half }) => {
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
        trend:
          mine.length > 0
            ? trend.map((at, i) => ({ day: dateOf(months[i]!), estimate: presentEstimate(at.estimate(id), at.start(id)) }))
            : [],
      }
    }),
  }
}

/** Month by month for a year, from the first evidence on, ending today. */
function trendDays({ traces, day }: Knowledge): readonly number[] {
  const first = Math.min(day, ...traces.map((trace) => trace.day))
  const months = Math.min(12, Math.ceil((day - first) / daysAMonth))
  return Array.from({ length: months + 1 }, (_, i) => day - Math.round((months - i) * daysAMonth))
}

function kindsOf(traces: Knowledge['traces']): string[] {
  return [...new Set(traces.map((trace) => trace.source))].map((id) => sourceOf(id)?.label ?? id)
}

/** A weighted sum before any evidence: what "enough" is compared with. */
export function startOf({ belief, replayed }: Knowledge, weights: ReadonlyMap<string, number>) {
  const [before] = replayed([Number.MIN_SAFE_INTEGER])
  return (before ?? belief).composite(weights)
}
