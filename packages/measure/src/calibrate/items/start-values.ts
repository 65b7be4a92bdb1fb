import { missing } from '../../responses.ts'
import type { Coded } from './coding.ts'
import { sharesOf } from './windows.ts'

/** Persons looked at for starting values: more would not start better. */
const looked = 5000

/** Weighted numbers of answers in each category of each item. */
export function categoryNumbers(coded: Coded): readonly Float64Array[] {
  return coded.items.map((_, j) => {
    const numbers = new Float64Array(coded.values[j]!.length + 1)
    const digit = coded.digits[j]!
    for (let p = 0; p < coded.persons; p++) {
      const answer = coded.answers[j * coded.persons + p]!
      if (answer === missing) continue
      const at = digit[answer]!
      numbers[at] = numbers[at]! + coded.weights[p]!
    }
    return numbers.subarray(0, coded.values[j]!.length)
  })
}

/** A slope for each item from the correlation r of its answers with the share of the score on all items: 1.7 r / sqrt(1 - r^2) (Lord 1980), between .4 and 2.5, or turned round. */
export function slopeGuesses(coded: Coded): readonly number[] {
  const step = Math.max(1, Math.ceil(coded.persons / looked))
  const { share } = sharesOf(coded)
  return coded.items.map((_, j) => {
    const digit = coded.digits[j]!
    const top = coded.values[j]!.length - 1
    let [n, x, y, xx, yy, xy] = [0, 0, 0, 0, 0, 0]
    for (let p = 0; p < coded.persons; p += step) {
      const answer = coded.answers[j * coded.persons + p]!
      if (answer === missing || digit[answer]! > top) continue
      const weight = coded.weights[p]!
      const score = digit[answer]! / top
      n += weight
      x += weight * score
      y += weight * share[p]!
      xx += weight * score * score
      yy += weight * share[p]! ** 2
      xy += weight * score * share[p]!
    }
    const r = (n * xy - x * y) / Math.sqrt((n * xx - x * x) * (n * yy - y * y))
    if (!Number.isFinite(r)) return 1
    const slope = (1.7 * r) / Math.sqrt(Math.max(0.05, 1 - r * r))
    return Math.sign(slope || 1) * Math.min(2.5, Math.max(0.4, Math.abs(slope)))
  })
}
