import { type PairSystem, type Variances, vignetteVariance } from './pair-system.ts'
import type { RatingTable } from './ratings.ts'

/** Items, then vignettes: what raters of all parts have in common. Precisions once halos and persons are integrated out. */
export type Border = {
  readonly globals: number
  /** globals x globals: among themselves. */
  readonly matrix: Float64Array
  /** raters x globals: with the raters. */
  readonly columns: Float64Array
}

/** The prior of a difficulty holds it to the mean of all, so that their common level stays free. */
const difficultyPrecision = 1 / 25

/**
 * With pair weights M_k = diag(w) - halo w w' / (1 + halo W) and design theta - s - delta (or vignette - s - delta), summed over pairs, less
 * what goes through each person: L_p L_p' / h_p, where L_p holds -c for the raters of p and -g[p, i] for the items.
 */
export function borderOf(
  ratings: RatingTable,
  variance: Pick<Variances, 'halo'>,
  isVignette: Uint8Array,
  each: Float64Array,
  weight: Float64Array,
  system: PairSystem,
): Border {
  const { firstPair, rater, firstRating, item, items, persons, raters } = ratings
  const vignettes = isVignette.reduce((sum, one) => sum + one, 0)
  const globals = items.length + vignettes
  const matrix = new Float64Array(globals * globals)
  const columns = new Float64Array(raters.length * globals)
  for (let i = 0; i < items.length; i++) {
    for (let j = 0; j < items.length; j++) matrix[i * globals + j] = difficultyPrecision * ((i === j ? 1 : 0) - 1 / items.length)
  }
  let vignette = items.length
  for (let p = 0; p < persons.length; p++) {
    const toItems = new Map<number, number>()
    for (let k = firstPair[p]!; k < firstPair[p + 1]!; k++) {
      const share = 1 / (1 + variance.halo * weight[k]!)
      const row = rater[k]! * globals
      for (let n = firstRating[k]!; n < firstRating[k + 1]!; n++) {
        const [i, w] = [item[n]!, each[n]!]
        matrix[i * globals + i]! += w
        columns[row + i]! += share * w
        toItems.set(i, (toItems.get(i) ?? 0) + share * w)
        if (variance.halo === 0) continue
        for (let m = firstRating[k]!; m < firstRating[k + 1]!; m++) matrix[i * globals + item[m]!]! -= variance.halo * share * w * each[m]!
      }
      if (isVignette[p]) columns[row + vignette]! -= system.couple[k]!
    }
    if (isVignette[p]) {
      matrix[vignette * globals + vignette]! += 1 / vignetteVariance
      for (let k = firstPair[p]!; k < firstPair[p + 1]!; k++) matrix[vignette * globals + vignette]! += system.couple[k]!
      for (const [i, g] of toItems) {
        matrix[vignette * globals + i]! -= g
        matrix[i * globals + vignette]! -= g
      }
      vignette++
      continue
    }
    const h = 1 / system.person[p]!
    for (const [i, g] of toItems) {
      for (const [j, other] of toItems) matrix[i * globals + j]! -= g * other * h
      for (let k = firstPair[p]!; k < firstPair[p + 1]!; k++) columns[rater[k]! * globals + i]! -= system.couple[k]! * g * h
    }
  }
  return { globals, matrix, columns }
}
