import type { Kernel } from '../kernel/kernel.ts'
import { Anderson } from './anderson.ts'
import type { Coded } from './coding.ts'
import type { Design } from './design.ts'
import { Expectation, type Expected } from './expectation.ts'
import { type Grid, logPopulation } from './grid.ts'
import { guessWindows } from './windows.ts'

export type FittingOptions = {
  readonly grid: Grid
  /** Fitting ends when one EM step would move no free number by more. */
  readonly tol: number
  readonly mostCycles: number
  readonly kernelFor: (bytes: number) => Kernel
}

/** What is told after each cycle. */
export type Cycle = { readonly cycle: number; readonly persons: number; readonly logLik: number; readonly change: number }

export type Fitted = {
  readonly free: Float64Array
  readonly logLik: number
  readonly cycles: number
  readonly converged: boolean
}

/** Below this change the map is near enough to linear for acceleration. */
const nearlyLinear = 0.1
const remembered = 8
/** Cycles after which parameters that still run far have no finite estimate: expansion would only chase them. */
const mostExpanded = 30

/**
 * Marginal maximum likelihood by EM (Bock and Aitkin 1981). Far from the end the population's mean and sd are free in the M-step and taken out again (parameter expansion,
 * Liu, Rubin and Wu 1998), which removes the two slowest directions; near it, Anderson's acceleration takes the rest. An accelerated point that is less likely than the last is
 * taken back. Yields after each cycle.
 */
export function* fitting(coded: Coded, design: Design, from: Float64Array, options: FittingOptions): Generator<Cycle, Fitted> {
  const { grid, tol } = options
  const { order, windows } = guessWindows(coded, design, from, grid)
  const expectation = new Expectation(coded, grid, design.rows, { order, windows }, options.kernelFor)
  const log = new Float64Array(design.rows.total * grid.padded)
  const expect = (free: Float64Array): Expected => {
    design.logChances(free, grid, log)
    return expectation.run(log, logPopulation(grid, design.sd(free)))
  }
  const anderson = new Anderson(remembered)
  let free = from
  let best: { value: number; image: Float64Array } | null = null
  let near = false
  for (let cycle = 1; ; cycle++) {
    const expected = expect(free)
    const value = expected.logLik + design.logPrior(free)
    if (near && best && cycle < options.mostCycles && !(value >= best.value - 1e-9 * Math.abs(best.value))) {
      // the extrapolation went too far
      anderson.forget()
      free = best.image
      best = null
      continue
    }
    let image = design.improve(free, expected, grid, !near)
    let change = furthest(free, image)
    yield { cycle, persons: coded.persons, logLik: expected.logLik, change }
    const converged = change < tol
    if (converged || cycle >= options.mostCycles) return { free, logLik: expected.logLik, cycles: cycle, converged }
    if (!near && change >= nearlyLinear && cycle < mostExpanded) {
      image = standardised(design, image, expected, grid)
      change = furthest(free, image)
    } else near = true
    best = { value, image }
    const next = near ? anderson.next(free, image) : image
    free = next !== image && design.valid(next) && furthest(image, next) < 2 ? next : image
  }
}

/** The items after the population of this E-step has been given mean 0 and, where slopes are free, sd 1. */
function standardised(design: Design, free: Float64Array, { people }: Expected, { count, nodes }: Grid): Float64Array {
  let [n, first, second] = [0, 0, 0]
  for (let q = 0; q < count; q++) {
    n += people[q]!
    first += people[q]! * nodes[q]!
    second += people[q]! * nodes[q]! ** 2
  }
  const mean = first / n
  const sd = Math.sqrt(Math.max(1e-4, second / n - mean * mean))
  const moved = design.rescale(free, mean, sd)
  return design.valid(moved) ? moved : free
}

function furthest(a: Float64Array, b: Float64Array): number {
  let most = 0
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs(a[i]! - b[i]!))
  return most
}
