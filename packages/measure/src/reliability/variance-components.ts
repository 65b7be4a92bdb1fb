/** One rating: who was rated, by whom, on what, and the score. Places from 0. */
export type CrossedRating = { readonly person: number; readonly rater: number; readonly item: number; readonly score: number }

/** Variances of the effects in score = mean + person + rater + item + their pairs + rest. The rest holds the triple and error, which one rating a cell cannot tell apart. */
export type VarianceComponents = Readonly<Record<Effect, number>>

export const effects = ['person', 'rater', 'item', 'person:rater', 'person:item', 'rater:item', 'rest'] as const
export type Effect = (typeof effects)[number]

export type Generalizability = {
  /** As estimated: where data are few an estimate may be below 0, which says that it is near 0. */
  readonly components: VarianceComponents
  readonly ratings: number
  /** For `raters` raters on `items` items: with negative components taken as 0. */
  coefficients(raters: number, items: number): { readonly relative: number | null; readonly absolute: number | null }
}

/**
 * A generalizability study (Cronbach and others 1972, Brennan 2001) of persons x raters x items, also with gaps: sums of squares as in a balanced table,
 * set equal to what they are expected to be (Henderson 1953, method 1). Unbiased; with every cell filled once it is the analysis of variance, and
 * restricted maximum likelihood too where no component is below 0. `relative` is for order among persons, `absolute` for levels.
 * Refused where some effect cannot be told from the others: one rater only, one item only, nobody rated twice.
 */
export function varianceComponents(ratings: readonly CrossedRating[]): Generalizability | { readonly refused: 'cannot be told apart' } {
  const n = ratings.length
  const groupings = effects.map((effect) => grouped(ratings, effect))
  const mean = ratings.reduce((sum, { score }) => sum + score, 0) / n
  // T_A = sum over levels of (sum of scores - mean)^2 / count; the rest's levels are single ratings
  const expected = groupings.map((by) => groupings.map((of) => mixing(by, of, n)))
  const observed = groupings.map(({ level, counts }) => {
    const sums = new Float64Array(counts.length)
    ratings.forEach(({ score }, i) => {
      sums[level[i]!]! += score - mean
    })
    return sums.reduce((total, sum, at) => total + (sum * sum) / counts[at]!, 0)
  })
  const solved = n < 2 ? null : solve(expected, observed)
  if (!solved) return { refused: 'cannot be told apart' }
  const components = Object.fromEntries(effects.map((effect, i) => [effect, solved[i]!])) as VarianceComponents
  const positive = (effect: Effect) => Math.max(0, components[effect])
  return {
    components,
    ratings: n,
    coefficients: (raters, items) => {
      const person = positive('person')
      const relative = positive('person:rater') / raters + positive('person:item') / items + positive('rest') / (raters * items)
      const absolute = relative + positive('rater') / raters + positive('item') / items + positive('rater:item') / (raters * items)
      const share = (error: number) => (person + error > 0 ? person / (person + error) : null)
      return { relative: share(relative), absolute: share(absolute) }
    },
  }
}

type Grouping = { readonly level: Int32Array; readonly counts: Float64Array }

function grouped(ratings: readonly CrossedRating[], effect: Effect): Grouping {
  const parts = effect === 'rest' ? null : (effect.split(':') as ('person' | 'rater' | 'item')[])
  const places = new Map<string, number>()
  const level = Int32Array.from(ratings, (rating, i) => {
    if (!parts) return i
    const key = parts.map((part) => rating[part]).join(' ')
    const place = places.get(key) ?? places.size
    places.set(key, place)
    return place
  })
  const counts = new Float64Array(parts ? places.size : ratings.length)
  for (const at of level) counts[at]!++
  return { level, counts }
}

/**
 * How much of the variance of `of` stands in T of `by`, less the mean's share: sum over by's levels of (sum over of's levels of n_ab^2) / n_a, minus
 * sum of n_b^2 / n, since the grand mean was taken off.
 */
function mixing(by: Grouping, of: Grouping, n: number): number {
  const cells = new Map<number, number>()
  const width = of.counts.length
  for (let i = 0; i < n; i++) {
    const cell = by.level[i]! * width + of.level[i]!
    cells.set(cell, (cells.get(cell) ?? 0) + 1)
  }
  let total = 0
  for (const [cell, count] of cells) total += (count * count) / by.counts[Math.floor(cell / width)]!
  return total - of.counts.reduce((sum, count) => sum + count * count, 0) / n
}

/** x with M x = v by elimination with pivots; null where M is singular. */
function solve(matrix: readonly (readonly number[])[], v: readonly number[]): number[] | null {
  const m = matrix.map((row, i) => [...row, v[i]!])
  const size = v.length
  const scale = Math.max(...m.flat().map(Math.abs))
  for (let i = 0; i < size; i++) {
    let pivot = i
    for (let k = i + 1; k < size; k++) if (Math.abs(m[k]![i]!) > Math.abs(m[pivot]![i]!)) pivot = k
    ;[m[i], m[pivot]] = [m[pivot]!, m[i]!]
    if (!(Math.abs(m[i]![i]!) > 1e-10 * scale)) return null
    for (let k = 0; k < size; k++) {
      if (k === i) continue
      const factor = m[k]![i]! / m[i]![i]!
      for (let l = i; l <= size; l++) m[k]![l]! -= factor * m[i]![l]!
    }
  }
  return m.map((row, i) => row[size]! / row[i]!)
}
