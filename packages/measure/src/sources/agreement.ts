export const options = ['a', 'b', 'c', 'd', 'e'] as const
/** How well each of the five things one could do works, 1 to 5. */
export type Ratings = Readonly<Record<(typeof options)[number], number>>
export type Agreement = 0 | 1 | 2 | 3 | 4

/** The correlation from which a category is reached. The cuts are ours; how likely each category is, the model learns from answers. */
const cuts = [0.4, 0.7, 0.9]

/**
 * How far somebody's ratings of the five options agree with the key, in five steps.
 *
 * Both are standardised within themselves first (each minus its own mean, over its own spread), so what is compared is which options
 * stand above which and by how much: their correlation. Whoever rates everything high, or uses only the extremes, gains and loses
 * nothing by it (McDaniel and others 2011, Journal of Applied Psychology 96, on within-person standardisation).
 *   0: r <= 0 (no better than chance)   1: r < .4   2: r < .7   3: r < .9   4: r >= .9
 * Ratings all alike tell no option from another: 0, like answers by chance, so keeping silent gains nothing either. A key all alike
 * is no key: null.
 */
export function agreement(ratings: Ratings, key: Ratings): Agreement | null {
  const mine = standardised(ratings)
  const theirs = standardised(key)
  if (!theirs) return null
  if (!mine) return 0
  let r = 0
  for (let i = 0; i < options.length; i++) r += mine[i]! * theirs[i]!
  // so that .9 is .9 whatever the rounding
  r += 1e-9
  if (r <= 2e-9) return 0
  return (1 + cuts.filter((cut) => r >= cut).length) as Agreement
}

/** Mean 0 and length 1; null if all alike. */
function standardised(ratings: Ratings): readonly number[] | null {
  const values = options.map((option) => ratings[option])
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const length = Math.hypot(...values.map((value) => value - mean))
  return length < 1e-12 ? null : values.map((value) => (value - mean) / length)
}
