import { type Belief, normalCdf, normalQuantile } from '@evenkeel/measure'
import { littleKnown } from '../certainty.ts'
import type { Case, Chance, Need, Verdict } from '../gate.ts'
import { gates } from '../gates/index.ts'
import { seen } from '../seen.ts'
import { limits } from '../words.ts'
import type { Pace, StepKind } from './step.ts'

/** What the gates ask, laid out so that hundreds of steps can be weighed in a millisecond. Each gate counts the same, whatever it asks. */
export type Asks = { readonly bars: readonly Bar[]; readonly needs: readonly Open[]; variance(competency: string): number }

/** One condition of one gate: how far the mean is beyond the bar, and how each competency moves with it. In levels. */
type Bar = {
  readonly share: number
  readonly gap: number
  readonly variance: number
  readonly barSd: number
  /** The chance at which it would be judged met, in sds of what is not known. */
  readonly sureBy: number
  /** How it stands without any step, by how many of its own sds the bar is set higher. */
  today(strictness: number): Today
  weight(competency: string): number
  covariance(competency: string): number
}

/** How far the mean is beyond the bar, the chance that it would be judged met, and that it falls short. */
type Today = { readonly gap: number; readonly judged: number; readonly short: number }

/** One need of one gate that evidence would meet. */
type Open = { readonly share: number; readonly need: Need }

/** What a step does to one competency: levels of growth, and the noise of the evidence it leaves (null: none that counts). */
type Effect = { readonly competency: string; readonly shift: number; readonly noise: number | null }

/**
 * How far levels wander by themselves until people next decide, sd in levels: about a year of the engine's drift (one sd of change
 * in three years). It keeps a step that leads in the right direction worth something while the bar is still far away.
 */
const wander = 0.5

/** Half of what a condition is worth is earned on the way: from this many levels short, in proportion to how close it is. */
const wayThere = 2

export function asksOf(c: Case, verdicts: readonly Verdict[]): Asks {
  const sigma = covariances(c)
  const bars: Bar[] = []
  const needs: Open[] = []
  for (const gate of gates) {
    const conditions = gate.conditions(c).filter(({ belief }) => belief === undefined || belief === c.belief)
    const verdict = verdicts.find((it) => it.gate === gate.id)
    const open = verdict?.needs.filter(({ what }) => what !== 'growth' && what !== 'time') ?? []
    const share = 1 / gates.length / Math.max(1, conditions.length + open.length)
    // all n must hold together: were they independent, each would need the n-th root
    const sureBy = normalQuantile(limits.veryLikely ** (1 / Math.max(1, conditions.length)))
    for (const { weights, bar, barSd } of conditions) {
      const covariance = memo((id: string) => [...weights].reduce((sum, [other, weight]) => sum + weight * sigma(other, id), 0))
      const { mean } = c.belief.composite(weights)
      const variance = [...weights].reduce((sum, [id, weight]) => sum + weight * covariance(id), 0)
      const today = memo((strictness: number) => standing({ gap: mean - bar, variance, barSd, sureBy }, strictness))
      bars.push({ share, gap: mean - bar, variance, barSd, sureBy, today, weight: (id) => weights.get(id) ?? 0, covariance })
    }
    for (const need of open) needs.push({ share, need })
  }
  if (verdicts.every(({ state }) => state === 'met')) needs.push(...fading(c))
  return { bars, needs, variance: (id) => sigma(id, id) }
}

/**
 * Expected gain in the share of what the gates ask that is fulfilled when people next decide:
 *   sum over conditions of share x (P(judged met | step) - P(judged met) + closer) / 2 + sum over needs of share x how far it is met
 * A share, not the chance of everything at once: that is flat at zero while several bars are far, and expectations of a share add up
 * exactly, whatever the correlations. `low` and `high` span the bars' own doubt (all bars 1.645 sd up or down) and the range of the pace.
 */
export function gainOf(
  { bars, needs, variance }: Asks,
  kind: StepKind,
  id: string,
  hours: number,
  grows: boolean,
  meets: readonly Need[],
): Chance {
  const noise = kind.evidence?.noise ?? null
  const pace = grows ? kind.growth?.perHour : undefined
  const told = noise === null ? 0 : variance(id) / (variance(id) + noise ** 2)
  const met = needs.reduce((sum, { share, need }) => (meets.includes(need) ? sum + share * partMet(need, told) : sum), 0)
  const total = (speed: keyof Pace, strictness: number) => {
    const effect = { competency: id, shift: (pace?.[speed] ?? 0) * hours, noise }
    return kind.comesOff * bars.reduce((sum, bar) => sum + bar.share * risen(bar, effect, variance(id), strictness), met)
  }
  const value = total('value', 0)
  const others = [total('value', 1.645), total('value', -1.645), ...(pace ? [total('low', 0), total('high', 0)] : [])]
  return { value, low: Math.min(value, ...others), high: Math.max(value, ...others) }
}

/** A need for evidence is met as far as the variance falls (`told`); the first kind is half of two; the rest is met by one piece. */
function partMet({ what, except }: Need, told: number): number {
  if (what === 'evidence') return Math.min(1, told / (1 - littleKnown ** 2))
  return what === 'other-kind' && except.length === 0 ? 0.5 : 1
}

/** Never below nothing: more evidence on what is already met is not held against the person. */
function risen(bar: Bar, { competency, shift, noise }: Effect, variance: number, strictness: number): number {
  const covariance = bar.covariance(competency)
  const drop = noise === null ? 0 : covariance ** 2 / (variance + noise ** 2)
  const move = bar.weight(competency) * shift
  if (drop < 1e-12 && move === 0) return 0
  const { gap, judged, short } = bar.today(strictness)
  const more = Math.max(0, judgedMet(bar, gap + move, drop) - judged)
  // d E[shortfall] / d mean = -P(short): evidence moves neither in expectation, growth does
  const closer = (short * move) / wayThere
  return (more + closer) / 2
}

function standing(bar: Pick<Bar, 'gap' | 'variance' | 'barSd' | 'sureBy'>, strictness: number): Today {
  const gap = bar.gap - strictness * bar.barSd
  return { gap, judged: judgedMet(bar, gap, 0), short: normalCdf(-gap / Math.sqrt(bar.variance + bar.barSd ** 2 + 1e-12)) }
}

/**
 * Preposterior analysis (Raiffa and Schlaifer 1961): an observation of known noise brings the variance v of a weighted sum down by
 * `drop` = cov^2 / (variance + noise^2) for certain, and moves its mean by N(0, drop). Judged met means that the chance then
 * believed is high enough, mean' - bar >= z sqrt(v - drop + barSd^2), so
 *   P(judged met) = Phi((gap - z sqrt(v - drop + barSd^2)) / sqrt(drop + wander^2))
 */
export function judgedMet({ variance, barSd, sureBy }: Pick<Bar, 'variance' | 'barSd' | 'sureBy'>, gap: number, drop: number): number {
  return normalCdf((gap - sureBy * Math.sqrt(Math.max(0, variance - drop) + barSd ** 2)) / Math.sqrt(drop + wander ** 2))
}

/** With nothing missing, what will be missing next: evidence counts as needing renewal by how much of a year's half-life has passed. */
function fading(c: Case): readonly Open[] {
  const record = seen(c)
  return c.role.requirements.map(({ competency, half }) => {
    const newest = Math.max(...record.of([competency]).map(({ day }) => day), c.day - 3650)
    const share = (1 - 2 ** (-Math.max(0, c.day - newest) / 365)) / c.role.requirements.length
    return { share, need: { competency, half, what: 'fresh', words: '', except: [] } }
  })
}

function covariances({ role, belief }: Case): Belief['covariance'] {
  const ids = [...new Set(role.requirements.map(({ competency }) => competency))]
  const at = new Map(ids.map((id, i) => [id, i]))
  const sigma = ids.map((a, i) => ids.slice(0, i + 1).map((b) => belief.covariance(a, b)))
  return (a, b) => {
    const [i, j] = [at.get(a)!, at.get(b)!]
    return i >= j ? sigma[i]![j]! : sigma[j]![i]!
  }
}

function memo<K, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>()
  return (key) => {
    const value = known.get(key) ?? compute(key)
    known.set(key, value)
    return value
  }
}
