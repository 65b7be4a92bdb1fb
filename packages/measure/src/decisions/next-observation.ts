import type { Bank } from '../adaptive/bank.ts'
import { answered, type Sitting } from '../adaptive/sitting.ts'
import { normalCdf } from '../normal.ts'

/** What an answer is wanted for: surer about theta, or about the side of a gate's cut score, which has an error of its own. */
export type Aim = { readonly kind: 'sd' } | { readonly kind: 'gate'; readonly cut: number; readonly cutSd?: number }

export type NextObservation = {
  readonly item: number
  /** Chance of each answer, given all that is known. */
  readonly chances: readonly number[]
  /** sd: how much smaller it is expected to be. gate: how much more often the better decision would be right. Never below 0 but for rounding. */
  readonly gain: number
  /** Gain less what the minutes cost; this is what the order goes by. */
  readonly worth: number
}

export type NextOptions = {
  /** Minutes each item takes; 0 if absent. */
  readonly minutes?: ArrayLike<number>
  /** What a minute costs, in the units of the gain; 0 if absent. */
  readonly minuteCost?: number
  /** Only so many candidates are worked out in full: those with the greatest expected drop of the variance. All if absent. */
  readonly screen?: number
}

/**
 * The expected value of one more answer, for each item not given yet, best first (preposterior analysis, Raiffa and Schlaifer 1961): the predictive chance
 * of every answer, the posterior after each, and what would be gained on average.
 *   sd:    sd - sum_k p_k sd_k
 *   gate:  sum_k p_k max(c_k, 1 - c_k) - max(c, 1 - c),  c the chance to be above the cut: the value of the information for a yes or a no
 */
export function nextObservations(bank: Bank, sitting: Sitting, aim: Aim, options: NextOptions = {}): readonly NextObservation[] {
  const { minutes, minuteCost = 0, screen = bank.curves.length } = options
  const used = new Set(sitting.given)
  const open = bank.curves.flatMap((_, item) => (used.has(item) ? [] : [item]))
  const now = worthOf(bank, sitting, aim)
  return screened(bank, sitting, open, screen)
    .map((item): NextObservation => {
      const chances = predictive(bank, sitting, item)
      const gain = chances.reduce((sum, p, k) => (p > 0 ? sum + p * worthOf(bank, answered(bank, sitting, item, k), aim) : sum), -now)
      return { item, chances, gain, worth: gain - minuteCost * (minutes?.[item] ?? 0) }
    })
    .sort((x, y) => y.worth - x.worth || x.item - y.item)
}

/** The higher the better: minus the sd, or the chance of being right with the better of yes and no. */
function worthOf({ grid }: Bank, { posterior, se }: Sitting, aim: Aim): number {
  if (aim.kind === 'sd') return -se
  const step = grid.nodes[1]! - grid.nodes[0]!
  // half a cell of width stands for the nodes' own coarseness where the cut has no error
  const sd = Math.max(aim.cutSd ?? 0, step / 4)
  const above = posterior.reduce((sum, weight, q) => sum + weight * normalCdf((grid.nodes[q]! - aim.cut) / sd), 0)
  return Math.max(above, 1 - above)
}

function predictive({ curves, grid, rows, likelihoods }: Bank, { posterior }: Sitting, item: number): number[] {
  const width = grid.nodes.length
  return Array.from({ length: curves[item]!.categories }, (_, k) => {
    const row = (rows[item]! + k) * width
    let chance = 0
    for (let q = 0; q < width; q++) chance += posterior[q]! * likelihoods[row + q]!
    return chance
  })
}

/** The `most` items with the greatest expected drop of the variance to first order: I(theta) / (1 / sd^2 + I(theta)). */
function screened({ curves }: Bank, { theta, se }: Sitting, open: readonly number[], most: number): readonly number[] {
  if (most >= open.length) return open
  const into = new Float64Array(2)
  const drops = open.map((item) => {
    curves[item]!.expected(theta, into)
    return { item, drop: into[0]! / (1 / (se * se) + into[0]!) }
  })
  return drops
    .sort((x, y) => y.drop - x.drop || x.item - y.item)
    .slice(0, most)
    .map(({ item }) => item)
}
