import type { Half } from '@evenkeel/measure'
import type { Case, Trace } from './gate.ts'

/** What somebody or something other than the person has seen, of what the role asks: the only evidence a gate may pass on. */
export type Seen = {
  of(competencies: readonly string[]): readonly Trace[]
  /** At least one piece that is not stale. */
  isFresh(competency: string): boolean
  isSeen(competency: string): boolean
}

/** Independent, about a competency the role asks for, and from a source that may speak for its half. */
export function seen(c: Case): Seen {
  const halfOf = new Map(c.role.requirements.map(({ competency, half }) => [competency, half]))
  const counts = (trace: Trace) => {
    const half = halfOf.get(trace.competency)
    return half !== undefined && trace.independent && maySpeak(c, half, trace.source)
  }
  const byCompetency = Map.groupBy(c.traces.filter(counts), ({ competency }) => competency)
  const on = (competency: string): readonly Trace[] => byCompetency.get(competency) ?? []
  return {
    of: (competencies) => competencies.flatMap(on),
    isFresh: (competency) => on(competency).some(({ stale }) => !stale),
    isSeen: (competency) => on(competency).length > 0,
  }
}

export function maySpeak({ role }: Case, half: Half, source: string): boolean {
  return role.evidence?.[half].includes(source) ?? true
}

/** The different kinds of evidence, in order of appearance. */
export function kindsOf(traces: readonly Trace[]): readonly string[] {
  return [...new Set(traces.map(({ source }) => source))]
}
