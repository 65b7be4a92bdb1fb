import { clamp, type Estimate, interval, openInterval, round } from '../estimate.ts'
import type { Half } from '../half.ts'

/** One half of the person against the floor their target role sets for it, both on the 0 to 5 scale; null: not enough evidence yet. */
export type KeelHalf = { readonly estimate: Estimate | null; readonly floor: number }

/** What the keel shows. `role` names the target role. */
export type KeelData = { readonly role: string; readonly technical: KeelHalf; readonly people: KeelHalf }

/** Where things stand in a picture of one size, in its own units. */
export type Frame = {
  readonly width: number
  readonly height: number
  /** height of the water line, from the top */
  readonly water: number
  /** units for one level */
  readonly perLevel: number
  /** half the width of the hull */
  readonly beam: number
  readonly mast: number
}

export type Point = { readonly x: number; readonly y: number }

export type KeelShape = {
  /** Where the rim of the hull ends: its height above the water is the level above the floor. */
  readonly rim: Readonly<Record<Half, Point>>
  readonly centre: Point
  /** Tilt, in degrees; positive when the people half lies lower. */
  readonly tilt: number
  /** Outlines below which the hull is drawn, faintest first. `sure` is the chance that the rim lies at or above that line. */
  readonly layers: readonly { readonly sure: number; readonly path: string }[]
}

/** Levels above or below the floor at which the picture stops; the rulers beside it go on. */
export const farthest = 2.25

/** The hull for these data: rim at level minus floor, tilted by the difference, with an edge as soft as the doubt. */
export function keelShape(data: KeelData, frame: Frame): KeelShape {
  const gaps = heights(data)
  const y = { technical: frame.water - gaps.technical * frame.perLevel, people: frame.water - gaps.people * frame.perLevel }
  const centre = { x: frame.width / 2, y: (y.technical + y.people) / 2 }
  const tilt = Math.asin(clamp((y.people - y.technical) / (2 * frame.beam), -1, 1))
  const run = frame.beam * Math.cos(tilt)
  const rim = { technical: { x: centre.x - run, y: y.technical }, people: { x: centre.x + run, y: y.people } }
  return { rim, centre, tilt: round((tilt * 180) / Math.PI), layers: soften(data, rim, frame) }
}

/** Levels each half lies above its floor, for drawing. A half not known yet is drawn level with the other one, and hatched. */
function heights(data: KeelData): Readonly<Record<Half, number>> {
  const own = (half: KeelHalf) => (half.estimate === null ? null : clamp(half.estimate.mean - half.floor, -farthest, farthest))
  const technical = own(data.technical)
  const people = own(data.people)
  return { technical: technical ?? people ?? 0, people: people ?? technical ?? 0 }
}

/** Chances that the rim lies at or above a line so many sds from the mean: the ends of the 90 and 50 % bands. */
const lines = [
  { sure: 0.05, sds: 1.6449 },
  { sure: 0.25, sds: 0.6745 },
  { sure: 0.75, sds: -0.6745 },
  { sure: 0.95, sds: -1.6449 },
] as const

/**
 * At a share t of the way from the left rim to the right one the height is (1 - t) left + t right, so for independent halves
 *   sd(t)^2 = (1 - t)^2 sd(left)^2 + t^2 sd(right)^2
 * exact at both ends, where it is read; in between it only joins them.
 */
function soften(data: KeelData, rim: KeelShape['rim'], frame: Frame): KeelShape['layers'] {
  const left = data.technical.estimate?.sd ?? 0
  const right = data.people.estimate?.sd ?? 0
  const steps = Array.from({ length: 17 }, (_, i) => i / 8 - 0.5)
  return lines.map(({ sure, sds }) => {
    const edge = steps.map((t) => {
      const sd = Math.hypot((1 - t) * left, t * right)
      const x = rim.technical.x + t * (rim.people.x - rim.technical.x)
      const y = rim.technical.y + t * (rim.people.y - rim.technical.y) - sds * sd * frame.perLevel
      return `${round(x)},${round(y)}`
    })
    const first = steps[0]! * (rim.people.x - rim.technical.x) + rim.technical.x
    const last = steps.at(-1)! * (rim.people.x - rim.technical.x) + rim.technical.x
    const deep = 2 * frame.height
    return { sure, path: `M${edge.join('L')}L${round(last)},${deep}L${round(first)},${deep}Z` }
  })
}

/** Half a hull seen from the bow, rim at y = 0, centre line at x = 0, `side` -1 for the left half and 1 for the right; it goes on upwards for the soft edge. */
export function hullPath(beam: number, side: -1 | 1): string {
  const p = (x: number, y: number) => `${round(side * x * beam)},${round(y * beam)}`
  return `M${p(0, -2.4)}L${p(1, -2.4)}L${p(1, 0)}C${p(0.98, 0.3)} ${p(0.76, 0.5)} ${p(0.36, 0.585)}C${p(0.2, 0.62)} ${p(0.11, 0.64)} ${p(0, 0.65)}Z`
}

/** The outline of the whole hull below the rim, for the state in which nothing is known. */
export function hullOutline(beam: number): string {
  const p = (x: number, y: number) => `${round(x * beam)},${round(y * beam)}`
  return `M${p(-1, 0)}C${p(-0.98, 0.3)} ${p(-0.76, 0.5)} ${p(-0.36, 0.585)}C${p(-0.2, 0.62)} ${p(-0.11, 0.64)} ${p(0, 0.65)}C${p(0.11, 0.64)} ${p(0.2, 0.62)} ${p(0.36, 0.585)}C${p(0.76, 0.5)} ${p(0.98, 0.3)} ${p(1, 0)}Z`
}

/** The fin below it. */
export function finPath(beam: number): string {
  const p = (x: number, y: number) => `${round(x * beam)},${round(y * beam)}`
  return `M${p(-0.09, 0.62)}L${p(-0.05, 1.05)}Q${p(-0.05, 1.13)} ${p(0, 1.13)}Q${p(0.05, 1.13)} ${p(0.05, 1.05)}L${p(0.09, 0.62)}Z`
}

/** How far a half lies above (positive) or below its floor, with its 50 and 90 % intervals, in levels; null when not known. */
export function gap(half: KeelHalf) {
  if (half.estimate === null) return null
  const estimate = { mean: half.estimate.mean - half.floor, sd: half.estimate.sd }
  return { ...estimate, half: openInterval(estimate, 50), most: openInterval(estimate, 90), level: interval(half.estimate, 90) }
}
