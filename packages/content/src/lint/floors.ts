import { meanRequirement } from '../load-prior.ts'
import type { Complaint } from './rule.ts'
import { defineRule } from './rule.ts'
import { type HalfAt, halvesOf } from './walk.ts'

/** In levels. Further down, a floor would let somebody through who is a whole level short of the half. */
const deepest = 1
const rounding = 1e-9

export const floors = defineRule({
  id: 'floors',
  asks: 'Each half has a floor, not above the weighted mean of its requirements and at most 1 level below it.',
  check: (content) => [...content.roles.values()].flatMap((family) => halvesOf(family).flatMap(floorOf)),
})

function floorOf(at: HalfAt): Complaint[] {
  const { half, asked, path } = at
  const place = `${at.place}.floor`
  if (asked.floor <= 0) {
    const remedy = 'Set a floor: without one, strength in the other half could buy this one off.'
    return [{ severity: 'error', path, place, message: `The ${half} half has no floor.`, remedy }]
  }
  if (asked.requirements.length === 0) return [] // parity speaks up
  const mean = meanRequirement(at.level, half)
  if (asked.floor > mean + rounding) {
    const message = `The ${half} floor of ${asked.floor} is above the weighted mean of what the half asks, ${mean.toFixed(2)}.`
    return [
      { severity: 'error', path, place, message, remedy: `Lower the floor to at most ${mean.toFixed(2)}, or raise the requirements.` },
    ]
  }
  if (asked.floor < mean - deepest - rounding) {
    const message = `The ${half} floor of ${asked.floor} is more than ${deepest} level below the weighted mean of what the half asks, ${mean.toFixed(2)}.`
    return [{ severity: 'error', path, place, message, remedy: `Raise the floor to at least ${(mean - deepest).toFixed(2)}.` }]
  }
  return []
}
