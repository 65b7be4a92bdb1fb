import { type Coded, everyOther } from './coding.ts'
import { sharesOf } from './windows.ts'

/** Persons looked at for starting values: more would not start better. */
const looked = 5000

/** A slope for each item from the correlation r of its answers with the share of the score on all items: 1.7 r / sqrt(1 - r^2) (Lord 1980), between .4 and 2.5, or turned round. */
export function slopeGuesses(whole: Coded): readonly number[] {
  const coded = whole.persons > looked ? everyOther(whole, Math.ceil(whole.persons / looked)) : whole
  const { share } = sharesOf(coded)
  return coded.items.map((_, j) => {
    const digit = coded.digits[j]!
    const top = coded.values[j]!.length - 1
    let [n, x, y, xx, yy, xy] = [0, 0, 0, 0, 0, 0]
    for (let p = 0; p < coded.persons; p++) {
      const score = digit[coded.answers[j * coded.persons + p]!]! / top
      if (score > 1) continue
      const weight = coded.weights[p]!
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
