import { bracket, crossing } from './crossing.ts'
import type { Person } from './person.ts'
import type { Population } from './prepared.ts'

/** What is to be as high as possible, seen from one person's answers. */
export type Target = {
  /** Its slope at theta. */
  slope(theta: number): number
  /** About how fast that slope falls, above 0, where `slope` was asked last: the length of a step is slope / stiffness. */
  stiffness(): number
  /** How high it is; only differences count. Null where that is only known by summing its slope up. */
  readonly height: ((theta: number) => number) | null
}

/**
 * The highest point of `target`, or null where it has none. Where every answer's log-likelihood is concave there is one at most, and it is found wherever
 * it lies, by Newton's steps from `start`, or between two points where those do not settle. Otherwise (guessing) there may be several: all of them from
 * 15 sds below the population's mean to as many above are compared.
 */
export function highestPoint(target: Target, person: Person, start: number, { mean, sd }: Population): number | null {
  if (!person.curves.every(({ isConcave }) => isConcave)) return highestOf(target, mean, sd)
  const settled = newton(target, start, sd)
  if (settled !== null) return settled
  const slope = (theta: number) => target.slope(theta)
  const found = bracket(slope, mean, sd)
  return found && crossing(slope, found.low, found.high)
}

function newton(target: Target, start: number, sd: number): number | null {
  let theta = start
  for (let round = 0; round < 20; round++) {
    const slope = target.slope(theta)
    const step = slope / target.stiffness()
    if (!(Math.abs(step) < 1e6 * sd)) return null
    theta += Math.max(-sd, Math.min(sd, step))
    if (Math.abs(step) < 1e-10 * sd) return theta
  }
  return null
}

function highestOf(target: Target, mean: number, sd: number): number | null {
  const step = (2 * reach * sd) / pieces
  let best: number | null = null
  let bestHeight = -Infinity
  let before = target.slope(mean - reach * sd)
  let summed = 0
  for (let i = 1; i <= pieces; i++) {
    const theta = mean - reach * sd + i * step
    const here = target.slope(theta)
    summed += (step * (before + here)) / 2
    if (before > 0 && here <= 0) {
      const at = crossing((x) => target.slope(x), theta - step, theta, before, here)
      const height = target.height ? target.height(at) : summed
      if (height > bestHeight) {
        best = at
        bestHeight = height
      }
    }
    before = here
  }
  return best
}

const reach = 15
const pieces = 240
