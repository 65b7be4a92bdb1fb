import { categoryChances, cumulativeSteps } from './categories.ts'
import type { RatingTable } from './ratings.ts'

export type WeightedLikelihood = { readonly theta: Float64Array; readonly se: Float64Array }

/**
 * Warm's (1989) weighted likelihood estimate of each person with raters and items as they are: score - expected + J / 2 I = 0, where I is the
 * information and J its derivative by theta, the sum of third central moments; error 1 / sqrt(I). It exists for every pattern, extreme ones too.
 */
export function weightedLikelihood(
  ratings: RatingTable,
  steps: Uint8Array,
  severity: Float64Array,
  step: Float64Array,
  width: number,
): WeightedLikelihood {
  const { firstPair, rater, firstRating, item, score, persons } = ratings
  const sums = cumulativeSteps(step, steps, width)
  const chance = new Float64Array(width + 1)
  const [theta, se] = [new Float64Array(persons.length), new Float64Array(persons.length)]
  for (let p = 0; p < persons.length; p++) {
    const [first, last] = [firstPair[p]!, firstPair[p + 1]!]
    const at = (value: number) => {
      let [left, information, third] = [0, 0, 0]
      for (let k = first; k < last; k++) {
        const eta = value - severity[rater[k]!]!
        for (let n = firstRating[k]!; n < firstRating[k + 1]!; n++) {
          categoryChances(eta, sums, item[n]! * (width + 1), chance)
          let mean = 0
          for (let c = 1; c <= width; c++) mean += c * chance[c]!
          left += score[n]! - mean
          for (let c = 0; c <= width; c++) {
            const away = c - mean
            information += chance[c]! * away * away
            third += chance[c]! * away ** 3
          }
        }
      }
      return { slope: information > 0 ? left + third / (2 * information) : 0, information }
    }
    // the slope falls through 0 once in all practical cases; halving brackets it, whatever the pattern
    let [low, high] = [-1, 1]
    while (at(low).slope < 0 && low > -60) low *= 2
    while (at(high).slope > 0 && high < 60) high *= 2
    let value = 0
    for (let step = 0; step < 200 && high - low > 1e-10; step++) {
      const { slope, information } = at(value)
      if (slope > 0) low = value
      else high = value
      const newton = value + slope / Math.max(information, 1e-12)
      value = newton > low && newton < high ? newton : (low + high) / 2
      if (Math.abs(slope) < 1e-11 * Math.max(1, information)) break
    }
    theta[p] = value
    se[p] = 1 / Math.sqrt(at(value).information)
  }
  return { theta, se }
}
