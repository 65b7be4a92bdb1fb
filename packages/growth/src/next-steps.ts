import { balance } from './balance.ts'
import type { Case, Need } from './gate.ts'
import { type Readiness, readiness } from './readiness.ts'
import type { Requirement } from './role.ts'
import { maySpeak, seen } from './seen.ts'
import { type Asks, asksOf, gainOf } from './steps/gain.ts'
import { stepKinds } from './steps/index.ts'
import type { Step, StepKind } from './steps/step.ts'

export type StepOptions = {
  readonly hoursAWeek: number
  /** Whether there is something to do: a test for this competency, somebody to ask. By default what the kind's halves say. */
  readonly offered?: (kind: string, competency: string) => boolean
  /** Only what is about this competency. */
  readonly about?: string
  /** If it is known already. */
  readonly readiness?: Readiness
}

/**
 * Everything worth doing next, the most expected gain per hour first: evidence that a gate needs, and ways to grow. Never empty for a
 * role that asks for anything, unless it is asked about one competency.
 * The first three are of different kinds where there are as many; while the weaker half is below its floor, one of them is about it,
 * and while a gate says not yet, one of them is something to grow by: looking harder makes nobody better.
 */
export function nextSteps(c: Case, options: StepOptions): readonly Step[] {
  const { verdicts, state } = options.readiness ?? readiness(c)
  const weigh = weigher(c, asksOf(c, verdicts), options)
  const requirements = c.role.requirements.filter(({ competency }) => options.about === undefined || competency === options.about)
  const by = (when: StepKind['when']) =>
    stepKinds.filter((kind) => kind.when === when).flatMap((kind) => requirements.flatMap((it) => weigh(kind, it) ?? []))
  const worthwhile = by(state === 'met' ? 'met' : 'gap').filter(({ gain }) => gain.value > 1e-6)
  const steps = (worthwhile.length > 0 || options.about !== undefined ? worthwhile : by('met')).toSorted((a, b) => b.perHour - a.perHour)
  const { weaker, sides } = balance(c)
  const wanted: Wish[] = []
  if (sides.some(({ half, margin }) => half === weaker && margin.mean < 0)) wanted.push(({ half }) => half === weaker)
  if (verdicts.some((verdict) => verdict.state === 'not-yet')) wanted.push(({ way }) => way !== null)
  return arranged(steps, wanted)
}

/** Above this many levels beyond what the role asks, more growth in a competency is not counted for this role. */
const beyond = 0.5
/** Work that cannot be cut must fit into this many weeks of one's hours. */
const weeks = 4
const shortestSitting = 10

function weigher(c: Case, asks: Asks, { hoursAWeek, offered }: StepOptions): (kind: StepKind, requirement: Requirement) => Step | null {
  const needsOf = needsIndex(asks)
  const record = seen(c)
  const maySpeakNow = speakers(c)
  return (kind, requirement) => {
    const { competency, half, level } = requirement
    const minutes = minutesOf(kind, hoursAWeek)
    const isOffered = kind.when === 'met' || (offered ? offered(kind.id, competency) : kind.halves.includes(half))
    if (minutes === null || !isOffered || !maySpeakNow(kind, requirement)) return null
    const { mean } = c.belief.estimate(competency)
    const grows = kind.growth !== null && (kind.when === 'met' || mean < level + beyond)
    const meets = kind.evidence === null ? [] : needsOf(requirement).filter(({ except }) => !except.includes(kind.evidence?.source ?? ''))
    // more evidence than any gate needs is not worth anybody's time, unless there is nothing else to do
    if (!grows && meets.length === 0 && kind.when === 'gap') return null
    const gain = gainOf(asks, kind, competency, minutes / 60, grows, meets)
    return {
      kind: kind.id,
      competency,
      half,
      title: kind.title(competency),
      minutes,
      gain,
      perHour: (gain.value * 60) / minutes,
      because: kind.because({ competency, requirement, meets, seen: record.isSeen(competency), below: mean < level }),
      source: kind.evidence?.source ?? null,
      way: kind.growth?.way ?? null,
    }
  }
}

function minutesOf({ minutes, divisible }: StepKind, hoursAWeek: number): number | null {
  const budget = Math.max(shortestSitting, hoursAWeek * 60)
  if (divisible) return Math.min(minutes, budget)
  return minutes <= Math.max(30, weeks * budget) ? minutes : null
}

/** Whether a kind's source may speak for this half of the role, and has not just spoken about this competency. */
function speakers(c: Case): (kind: StepKind, requirement: Requirement) => boolean {
  const last = new Map<string, number>()
  for (const { competency, source, day } of c.traces) {
    const key = `${source} ${competency}`
    last.set(key, Math.max(day, last.get(key) ?? -Infinity))
  }
  return ({ evidence }, { competency, half }) => {
    if (evidence === null || evidence.source === null) return true
    const spoke = last.get(`${evidence.source} ${competency}`) ?? -Infinity
    return c.day - spoke >= evidence.restInDays && maySpeak(c, half, evidence.source)
  }
}

/** The needs that evidence on one competency would meet: those about it, and those about its whole half or both. */
function needsIndex({ needs }: Asks): (requirement: Requirement) => readonly Need[] {
  return ({ competency, half }) =>
    needs
      .map(({ need }) => need)
      .filter((need) => (need.competency === null ? need.half === null || need.half === half : need.competency === competency))
}

type Wish = (step: Step) => boolean

/** The order of gain per hour, but for the first three. */
function arranged(steps: readonly Step[], wanted: readonly Wish[]): readonly Step[] {
  const first: Step[] = []
  const rest = [...steps]
  while (first.length < 3 && rest.length > 0) {
    const open = wanted.filter((wish) => !first.some(wish) && rest.some(wish))
    const isDue = 3 - first.length <= open.length
    const isOther = (step: Step) => first.every(({ kind }) => kind !== step.kind)
    const grants = (step: Step) => !isDue || open[0]!(step)
    const at = [(step: Step) => isOther(step) && grants(step), grants].map((fits) => rest.findIndex(fits)).find((index) => index >= 0)!
    first.push(...rest.splice(at, 1))
  }
  return [...first, ...rest]
}
