import type { Hindsight } from '@evenkeel/measure'
import { dateOf } from '../days.ts'
import { presentEstimate } from '../present.ts'
import type { Profile } from './contract.ts'
import type { Knowledge } from './knowledge.ts'

export type Trend = Readonly<Record<string, Profile['competencies'][number]['trend']>>

const daysAMonth = 30.44

/**
 * Each competency that has evidence, month by month for a year, from the first evidence on, ending today. Every month is shown as it is known
 * today, so that a new piece of evidence about March moves March, and news does not look like growth.
 */
export function trendOf(knowledge: Knowledge): Trend {
  const days = trendDays(knowledge)
  const seen = knowledge.hindsight(days)
  const spoken = new Set(knowledge.traces.map((trace) => trace.competency))
  const points = (competency: string) => seen.map((then) => point(then, knowledge, competency))
  return Object.fromEntries([...spoken].map((competency) => [competency, points(competency)]))
}

function point(then: Hindsight, { start }: Knowledge, competency: string) {
  return { day: dateOf(then.day), estimate: presentEstimate(then.estimate(competency), start.estimate(competency)) }
}

function trendDays({ traces, day }: Knowledge): readonly number[] {
  const first = traces.reduce((earliest, trace) => Math.min(earliest, trace.day), day)
  const months = Math.min(12, Math.ceil((day - first) / daysAMonth))
  return Array.from({ length: months + 1 }, (_, i) => day - Math.round((months - i) * daysAMonth))
}
