import { startWalk } from '../../fold.ts'
import type { Known } from '../../fuse.ts'
import { normalCdf } from '../../normal.ts'
import type { Choice } from '../../observation.ts'
import type { Random } from '../../random.ts'
import { readEvidence } from '../../read-evidence.ts'
import { unknownsOf } from '../../unknowns.ts'

/** What somebody picked, and where it stands in what was predicted before they spoke: the chance of less than it, and of at most it. */
export type Surprise = {
  readonly voice: string
  /** Which of the answers, counted from 0 at the lowest. */
  readonly at: number
  readonly below: number
  readonly upTo: number
}

/**
 * Every pick on a ladder by a voice that judges others too, in order of time, against its predictive distribution from all that came before
 * it (Dawid 1984, Statistical theory: the prequential approach). With `voices` learned from other people, nothing that is predicted has
 * spoken for itself.
 */
export function surprises({ prior, evidence, sources, voices, day }: Known & { readonly day: number }): readonly Surprise[] {
  const statements = readEvidence(evidence, sources, voices).filter((statement) => statement.day <= day)
  const unknowns = unknownsOf(
    prior,
    statements.flatMap(({ observations }) => observations),
  )
  const seen: Surprise[] = []
  const walk = startWalk(prior, unknowns, ({ voice, among }, mean, variance) => {
    if (voice?.known && among) seen.push({ voice: voice.id, at: among.at, ...placed(among, mean, Math.sqrt(variance)) })
  })
  for (const statement of statements) walk.hear(statement)
  return seen
}

/** Half a node's step of the trapezoid rule is a tenth of an sd: for these bells the sums are exact to six digits. */
const step = 0.2
const reach = 6

/** P(y = c) = integral of exp(answers[c](eta)) Normal(eta; mean, sd^2). */
function placed({ at, answers }: Choice, mean: number, sd: number): Pick<Surprise, 'below' | 'upTo'> {
  const mass = new Float64Array(answers.length)
  for (let z = -reach; z <= reach + step / 2; z += step) {
    const weight = Math.exp((-z * z) / 2)
    for (let c = 0; c < mass.length; c++) mass[c]! += weight * Math.exp(answers[c]!(mean + z * sd))
  }
  const upTo = (last: number) => mass.subarray(0, last + 1).reduce((sum, part) => sum + part, 0)
  const all = upTo(mass.length - 1)
  return { below: upTo(at - 1) / all, upTo: upTo(at) / all }
}

/**
 * The probability integral of an answer in steps: somewhere between the chance of less and the chance of at most it, evenly drawn. Where the
 * predictions hold, these are independent and even between 0 and 1 (Rosenblatt 1952; Brockwell 2007 for steps).
 */
export const placeOf = ({ below, upTo }: Surprise, random: Random): number => below + (upTo - below) * random()

export type Flatness = {
  readonly count: number
  readonly chiSquare: number
  /** The chance of a histogram at least this uneven, if all predictions hold. */
  readonly chance: number
  /**
   * How it leans: `even`; `high` or `low`, answers come out above or below what is predicted; `wide`, they stray further than predicted;
   * `narrow`, less far.
   */
  readonly shape: 'even' | 'high' | 'low' | 'wide' | 'narrow'
}

/** Less likely than this by chance alone, and we say so. A page that is looked at every week should not cry wolf once a year. */
const worthSaying = 0.001

/**
 * Pearson's chi-square of counts in ten bins of equal width against evenness. What is uneven about them is told by the larger of the first two
 * components of Neyman's smooth test (1937): mean and spread of the places.
 */
export function flatnessOf(bins: readonly number[]): Flatness {
  const count = bins.reduce((sum, n) => sum + n, 0)
  if (bins.length !== binCount) throw new RangeError(`A histogram of ${binCount} bins is needed.`)
  if (count === 0) return { count, chiSquare: 0, chance: 1, shape: 'even' }
  const expected = count / binCount
  const chiSquare = bins.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0)
  const chance = chanceOfChiSquare(chiSquare)
  if (chance >= worthSaying) return { count, chiSquare, chance, shape: 'even' }
  const middles = bins.map((_, i) => (i + 0.5) / binCount - 0.5)
  const mean = bins.reduce((sum, n, i) => sum + n * middles[i]!, 0) / count
  const square = bins.reduce((sum, n, i) => sum + n * middles[i]! ** 2, 0) / count
  // Of an even spread over the middles of ten bins: variance .0825, variance of the square .0052.
  const shift = (mean * Math.sqrt(count)) / Math.sqrt(evenVariance)
  const spread = ((square - evenVariance) * Math.sqrt(count)) / Math.sqrt(evenFourth - evenVariance ** 2)
  if (Math.abs(shift) > Math.abs(spread)) return { count, chiSquare, chance, shape: shift > 0 ? 'high' : 'low' }
  return { count, chiSquare, chance, shape: spread > 0 ? 'wide' : 'narrow' }
}

const binCount = 10
const evenMoment = (power: number) =>
  Array.from({ length: binCount }, (_, i) => ((i + 0.5) / binCount - 0.5) ** power).reduce((sum, x) => sum + x, 0) / binCount
const evenVariance = evenMoment(2)
const evenFourth = evenMoment(4)

/** Nine degrees of freedom: 2 Q(x) + 2 phi(x) (x + x^3/3 + x^5/15 + x^7/105), x the root (Abramowitz and Stegun 26.4.4). */
function chanceOfChiSquare(chiSquare: number): number {
  const x = Math.sqrt(chiSquare)
  const phi = Math.exp(-chiSquare / 2) / Math.sqrt(2 * Math.PI)
  return 2 * normalCdf(-x) + 2 * phi * (x + x ** 3 / 3 + x ** 5 / 15 + x ** 7 / 105)
}
