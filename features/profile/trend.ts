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

function point(belief: Belief, { start }: Knowledge, competency: string, day: number) {
  return { day: dateOf(day), estimate: presentEstimate(belief.estimate(competency), start.estimate(competency)) }
}

function trendDays({ traces, day }: Knowledge): readonly number[] {
  const first = traces.reduce((earliest, trace) => Math.min(earliest, trace.day), day)
  const months = Math.min(12, Math.ceil((day - first) / daysAMonth))
  return Array.from({ length: months + 1 }, (_, i) => day - Math.round((months - i) * daysAMonth))
}
