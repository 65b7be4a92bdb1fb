import type { Grid } from './grid.ts'

/**
 * How the chances of one item's answers depend on the latent variable, in the parameters that calibration works with: slopes and intercepts. Parameters of an item
 * lie in `par` from `at`; counts[c padded + q] are (expected) numbers of people on node q who answered in category c, from `countsAt`.
 */
export type Curve = {
  /** Parameters of an item with so many categories. */
  parameters(categories: number): number
  /** Parameters to begin with, from the weighted numbers of answers in each category and a guess of the slope. */
  start(numbers: ArrayLike<number>, slope: number): readonly number[]
  /** log P(category | node), category x padded node, into `log` from `logAt`. */
  logChances(par: Float64Array, at: number, categories: number, grid: Grid, log: Float64Array, logAt: number): void
  /**
   * The expected complete-data log-likelihood sum over c, q of counts log P(c | q), plus the log prior where there is one; its gradient; the information
   * (expected Hessian with the sign turned), row-major. -Infinity where the parameters are no item.
   */
  score(
    par: Float64Array,
    at: number,
    categories: number,
    grid: Grid,
    counts: Float64Array,
    countsAt: number,
    gradient: Float64Array,
    information: Float64Array,
  ): number
  /** The same item on another scale: theta = mean + sd times the new one. */
  rescale(par: Float64Array, at: number, categories: number, mean: number, sd: number): void
  /** Log prior density of the parameters, 0 where there is none. */
  logPrior(par: Float64Array, at: number): number
  /** Whether the parameters are those of an item. */
  valid(par: Float64Array, at: number, categories: number): boolean
  /** Least and greatest value of a parameter; one that runs to it has no finite estimate. */
  limits(parameter: number): readonly [number, number]
}

const slopeLimits = [-25, 25] as const
const interceptLimits = [-80, 80] as const
/** Limits of a slope (the first parameter) and of intercepts. */
export const usualLimits = (parameter: number): readonly [number, number] => (parameter === 0 ? slopeLimits : interceptLimits)

/** log of the share of each of two neighbouring groups of numbers, never infinite. */
export const logOdds = (above: number, below: number): number => Math.log((above + 0.5) / (below + 0.5))
