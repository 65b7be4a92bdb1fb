import type { Belief } from '@evenkeel/measure'
import { dateOf } from '../days.ts'
import { presentEstimate } from '../present.ts'
import type { Profile } from './contract.ts'
import type { Knowledge } from './knowledge.ts'

export type Trend = Readonly<Record<string, Profile['competencies'][number]['trend']>>

const daysAMonth = 30.44

/** Each competency that has evidence, month by month for a year, from the first evidence on, ending today. */
export function trendOf(knowledge: Knowledge): Trend {
  const days = trendDays(knowledge)
  const beliefs = knowledge.replayed(days)
  const spoken = new Set(knowledge.traces.map((trace) => trace.competency))
  const points = (competency: string) => beliefs.map((belief, i) => point(belief, knowledge, competency, days[i]!))
  return Object.fromEntries([...spoken].map((competency) => [competency, points(competency)]))
}

/** What a trend was worked out from: the day, the aim, and which pieces count. Another key, another trend. */
export function trendKey({ day, aim, pieces }: Knowledge): string {
  const counting = pieces.filter((piece) => !piece.withdrawn)
  return [
    day,
    aim.frameworkVersion ?? 'as shipped',
    aim.currentFamily,
    aim.currentLevel,
    counting.length,
    fingerprint(counting.map((piece) => `${piece.id}@${piece.version}`)),
  ].join('|')
}

function point(belief: Belief, { start }: Knowledge, competency: string, day: number) {
  return { day: dateOf(day), estimate: presentEstimate(belief.estimate(competency), start.estimate(competency)) }
}

function trendDays({ traces, day }: Knowledge): readonly number[] {
  const first = traces.reduce((earliest, trace) => Math.min(earliest, trace.day), day)
  const months = Math.min(12, Math.ceil((day - first) / daysAMonth))
  return Array.from({ length: months + 1 }, (_, i) => day - Math.round((months - i) * daysAMonth))
}

/** FNV-1a, 64 bits: tells sets of ids apart; no secret depends on it. */
function fingerprint(ids: readonly string[]): string {
  let hash = 0xcbf29ce484222325n
  for (const letter of ids.toSorted().join(' ')) hash = BigInt.asUintN(64, (hash ^ BigInt(letter.charCodeAt(0))) * 0x100000001b3n)
  return hash.toString(16)
}
