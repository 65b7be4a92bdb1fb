import { chanceAtLeast, type Estimate, type Half, halves } from '@evenkeel/measure'
import { type Bands, bands } from './bands.ts'
import { saysLittle } from './certainty.ts'
import { floorCondition, halfWeights } from './conditions.ts'
import type { Case, Chance } from './gate.ts'
import { jointChance } from './joint.ts'
import { probably, rounded } from './words.ts'

/** One side of the hull: how high the half floats against the water line, which is its floor. */
export type Side = {
  readonly half: Half
  /** On the 0 to 5 scale; bands may reach beyond it, drawing ends at the scale. */
  readonly estimate: Bands
  readonly floor: number
  /** Above the floor (positive) or below, in levels. */
  readonly margin: Bands
  readonly chanceAtFloor: Chance
  /** False while evidence says little more than where most people start: draw it hatched. */
  readonly isKnown: boolean
}

export type Tilt = 'technical' | 'people' | 'none'

export type Balance = {
  /** Technical first, people second. */
  readonly sides: readonly [Side, Side]
  /** Technical minus people on the 0 to 5 scale, with its own sd: the halves' errors are correlated. */
  readonly difference: Bands
  /** Technical margin minus people margin: the same, once each half's floor is taken off. The hull leans by it. */
  readonly lean: Bands
  /** The half that stands probably higher against its floor. */
  readonly tilt: Tilt
  readonly tiltWords: string
  /** The half with the smaller margin: what the sentence under the picture is about. */
  readonly weaker: Half
  readonly sentence: Pieces
}

/** What the sentence beneath the picture says: "probably 0.6 below the floor, with 90 % between 0.2 and 1.0 below". */
export type Pieces = {
  readonly half: Half
  readonly where: 'not-known-yet' | 'probably-below' | 'probably-above' | 'close'
  /** Signed, in levels: negative is below the floor. */
  readonly difference: number
  readonly low: number
  readonly high: number
  readonly sd: number
}

/** Both halves against the role's floors, and how far one stands above the other. */
export function balance(c: Case): Balance {
  const sides = halves.map((half) => side(c, half)) as [Side, Side]
  const [technical, people] = sides
  const apart = difference(c)
  const lean = { mean: apart.mean - technical.floor + people.floor, sd: apart.sd }
  const weaker = people.margin.mean < technical.margin.mean ? people : technical
  const known = sides.every(({ isKnown }) => isKnown)
  const tilt = known ? tiltOf(lean) : 'none'
  return {
    sides,
    difference: bands(apart),
    lean: bands(lean),
    tilt,
    tiltWords: known ? tiltWords(tilt) : 'Not enough evidence yet to say which half stands higher.',
    weaker: weaker.half,
    sentence: pieces(weaker),
  }
}

/** The sentence itself, without placeholders. `floor` names what the floor belongs to, such as the title of the role. */
export function balanceSentence({ half, where, difference, low, high, sd }: Pieces, floor: string): string {
  if (where === 'not-known-yet')
    return `There is not enough evidence yet to say where your ${half} half stands against the floor of ${floor}.`
  const size = (value: number) => rounded(Math.abs(value), sd)
  const start =
    where === 'close'
      ? `Your ${half} half is close to the floor of ${floor}`
      : `Your ${half} half is probably ${size(difference)} ${sideOf(difference)} the floor of ${floor}`
  return `${start}; we are 90 % sure it is between ${range(low, high, size)}.`
}

/** "0.2 and 1.0 below", "0.3 below and 0.4 above"; an end that rounds to nothing has no side. */
function range(low: number, high: number, size: (value: number) => string): string {
  const [near, far] = Math.abs(low) < Math.abs(high) ? [low, high] : [high, low]
  const oneSided = sideOf(low) === sideOf(high) || Number(size(near)) === 0
  return oneSided ? `${size(near)} and ${size(far)} ${sideOf(far)}` : `${size(low)} below and ${size(high)} above`
}

function sideOf(value: number): 'below' | 'above' {
  return value < 0 ? 'below' : 'above'
}

/** The same sentence about one side, whichever it is. */
export function sideSentence(side: Side, floor: string): string {
  return balanceSentence(pieces(side), floor)
}

function side({ role, belief }: Case, half: Half): Side {
  const estimate = belief.composite(halfWeights(role, half))
  const floor = role.floors[half]
  return {
    half,
    estimate: bands(estimate),
    floor,
    margin: bands({ mean: estimate.mean - floor, sd: estimate.sd }),
    chanceAtFloor: jointChance(belief, [floorCondition(role, half)]),
    isKnown: !saysLittle(belief, floorCondition(role, half)),
  }
}

function difference({ role, belief }: Case): Estimate {
  const weights = new Map(halfWeights(role, 'technical'))
  for (const [id, weight] of halfWeights(role, 'people')) weights.set(id, (weights.get(id) ?? 0) - weight)
  return belief.composite(weights)
}

function tiltOf(lean: Estimate): Tilt {
  const technicalHigher = chanceAtLeast(lean, 0)
  if (technicalHigher >= probably) return 'technical'
  return technicalHigher <= 1 - probably ? 'people' : 'none'
}

function tiltWords(tilt: Tilt): string {
  return tilt === 'none' ? 'No clear tilt between your halves.' : `Your ${tilt} half probably stands higher against its floor.`
}

function pieces({ half, margin, isKnown }: Side): Pieces {
  const above = chanceAtLeast(margin, 0)
  const known = above >= probably ? 'probably-above' : above <= 1 - probably ? 'probably-below' : 'close'
  const where = isKnown ? known : 'not-known-yet'
  return { half, where, difference: margin.mean, low: margin.ninety[0], high: margin.ninety[1], sd: margin.sd }
}
