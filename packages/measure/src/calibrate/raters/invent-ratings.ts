import { drawNormal, seededRandom } from '../../random.ts'

export type RatingDesign = {
  readonly persons: number
  readonly raters: number
  readonly ratersEach: number
  /** Items in all, and how many of them a rater answers about a person. */
  readonly items: number
  readonly itemsEach?: number
  /** Raters of a person come from the same team of so many; at random from all where left out. */
  readonly team?: number
  /** Of a person's raters, so many come from anywhere. */
  readonly outside?: number
  readonly variance: { readonly person: number; readonly rater: number; readonly halo: number }
  readonly thresholds?: readonly number[]
  readonly seed: number
}

export type RatingTruth = { readonly theta: Float64Array; readonly severity: Float64Array; readonly difficulty: Float64Array }

const usualThresholds = [-2, -0.7, 0.7, 2]

/** Invents ratings by the model itself, from a seed; `take` gets each. Where there are teams, person n and rater n are the same human being. */
export function inventRatings(
  design: RatingDesign,
  take: (person: number, rater: number, item: number, score: number) => void,
): RatingTruth {
  const { persons, raters, ratersEach, items, itemsEach = items, team, outside = 0, variance, thresholds = usualThresholds, seed } = design
  const random = seededRandom(seed)
  const spread = (count: number, sd: number) => Float64Array.from({ length: count }, () => sd * drawNormal(random))
  const theta = spread(persons, Math.sqrt(variance.person))
  const severity = spread(raters, Math.sqrt(variance.rater))
  const difficulty = spread(items, 0.5)
  const steps = Float64Array.from(thresholds)
  const weight = new Float64Array(steps.length + 1)
  const among = (from: number, count: number, want: number, not: number, into: Set<number>) => {
    const most =
      into.size +
      Math.min(want, count - (not >= from && not < from + count ? 1 : 0) - [...into].filter((r) => r >= from && r < from + count).length)
    while (into.size < most) {
      const one = from + Math.floor(random() * count)
      if (one !== not) into.add(one)
    }
  }
  const everyItem = Array.from({ length: items }, (_, i) => i)
  for (let p = 0; p < persons; p++) {
    const chosen = new Set<number>()
    if (team !== undefined) {
      const from = Math.floor(p / team) * team
      among(from, Math.min(team, raters - from), ratersEach - outside, p, chosen)
      among(0, raters, outside, p, chosen)
    } else among(0, raters, ratersEach, -1, chosen)
    for (const r of chosen) {
      const halo = variance.halo > 0 ? Math.sqrt(variance.halo) * drawNormal(random) : 0
      const some = new Set<number>()
      if (itemsEach < items) among(0, items, itemsEach, -1, some)
      for (const i of itemsEach < items ? some : everyItem) {
        const eta = theta[p]! + halo - severity[r]! - difficulty[i]!
        let [log, total] = [0, 1]
        weight[0] = 1
        for (let c = 1; c <= steps.length; c++) {
          log += eta - steps[c - 1]!
          weight[c] = Math.exp(log)
          total += weight[c]!
        }
        let left = random() * total
        let score = 0
        while (score < steps.length && left >= weight[score]!) left -= weight[score++]!
        take(p, r, i, score)
      }
    }
  }
  return { theta, severity, difficulty }
}
