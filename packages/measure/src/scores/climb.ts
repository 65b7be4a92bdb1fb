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
 * it lies, by Newton's steps from `start`, or between two points where those do not settle. Otherwise (guessing) there may be several: all that are
 * found from 15 sds below the population's mean to as many above are compared.
 */
export function highestPoint(target: Target, person: Person, start: number, { mean, sd }: Population): number | null {
  if (!person.curves.every(({ isConcave }) => isConcave)) return highestOf(target, person, mean, sd)
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

function highestOf(target: Target, person: Person, mean: number, sd: number): number | null {
  const slope = (theta: number) => target.slope(theta)
  const places = placesToLook(person, mean, sd)
  let best: number | null = null
  let bestHeight = -Infinity
  let summed = 0
  const consider = (at: number) => {
    const height = target.height ? target.height(at) : summed
    if (height > bestHeight) {
      best = at
      bestHeight = height
    }
  }
  let before = slope(places[0]!)
  if (before < 0) considerBeyond(slope, places[0]!, sd, consider)
  for (let i = 1; i < places.length; i++) {
    const [low, high] = [places[i - 1]!, places[i]!]
    const here = slope(high)
    summed += ((high - low) * (before + here)) / 2
    if (before > 0 && here <= 0) consider(crossing(slope, low, high, before, here))
    before = here
  }
  if (before > 0) considerBeyond(slope, places.at(-1)!, sd, consider)
  return best
}

/** The highest point may lie still further out, where items are fitted there. */
function considerBeyond(slope: (theta: number) => number, start: number, sd: number, consider: (at: number) => void): void {
  const found = bracket(slope, start, sd)
  if (found) consider(crossing(slope, found.low, found.high))
}

/** An even row of places, and around every item that bends more sharply than that row can see some more. */
function placesToLook({ curves }: Person, mean: number, sd: number): readonly number[] {
  const step = (2 * reach * sd) / pieces
  const row = Array.from({ length: pieces + 1 }, (_, i) => mean - reach * sd + i * step)
  const sharp = curves.flatMap(({ bend }) => (bend && bend.length < step ? around.map((away) => bend.at + away * bend.length) : []))
  return sharp.length === 0 ? row : [...row, ...sharp].sort((x, y) => x - y)
}

const reach = 15
const pieces = 240
/** In lengths of the bend. */
const around = [-30, -12, -6, -4, -3, -2, -1, 0, 1, 2, 3, 4, 6, 12, 30]
