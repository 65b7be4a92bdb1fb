// node bench/honesty/raters.ts [--sets 40]: do 90 % intervals of calibrated raters hold the truth 90 times in 100? Invented data sets of many designs, counted for persons and
// raters apart and by how many ratings they have; simulation-based calibration (Talts and others 2018): the place of the truth in the posterior in 20 bins, with chi-square; and what
// leaving severity or halo out of the model does. Coverage strays by the data set, so its error is given too.
import { calibrateRaters, gatherRatings, inventRatings, normalCdf, type RatingDesign } from '@evenkeel/measure'
import { countFrom, rounded, row } from '../rows.ts'

const sets = countFrom(process.argv, 'sets', 40)
const plain = { person: 1.5, rater: 0.5, halo: 0 }
const halo = { ...plain, halo: 0.8 }
const designs: Readonly<Record<string, Omit<RatingDesign, 'seed'>>> = {
  'anybody rates anybody': { persons: 300, raters: 100, ratersEach: 6, items: 5, variance: plain },
  'anybody rates anybody, halo': { persons: 300, raters: 100, ratersEach: 6, items: 5, variance: halo },
  'closed teams of 8': { persons: 304, raters: 304, ratersEach: 5, items: 5, team: 8, variance: plain },
  'closed teams of 8, halo': { persons: 304, raters: 304, ratersEach: 5, items: 5, team: 8, variance: halo },
  'closed teams of 5, halo': { persons: 300, raters: 300, ratersEach: 4, items: 5, team: 5, variance: halo },
  'teams of 8 and one from outside, halo': { persons: 304, raters: 304, ratersEach: 6, items: 5, team: 8, outside: 1, variance: halo },
  'two items from each rater, halo': { persons: 304, raters: 304, ratersEach: 4, items: 10, itemsEach: 2, team: 8, variance: halo },
  '80 people, halo': { persons: 80, raters: 80, ratersEach: 5, items: 5, team: 8, variance: halo },
  'one team of 8, halo': { persons: 8, raters: 8, ratersEach: 7, items: 8, team: 8, variance: halo },
}
const bins = 20
const z = 1.6448536269514722

type Estimate = { readonly role: 'persons' | 'raters'; readonly ratings: number; readonly error: number; readonly se: number }

function estimatesOf(design: RatingDesign): readonly Estimate[] {
  const gatherer = gatherRatings()
  const counts = new Float64Array(design.persons)
  const truth = inventRatings(design, (p, r, i, score) => {
    gatherer.add(p, r, i, score)
    counts[p]!++
  })
  const fit = calibrateRaters(gatherer.finish({ person: String, rater: String, item: String }), {
    model: 'rsm',
    halo: design.variance.halo > 0,
  })
  if ('refused' in fit) throw new Error(fit.refused)
  return [
    ...fit.persons.map(
      ({ id, theta, se }): Estimate => ({ role: 'persons', ratings: counts[Number(id)]!, error: truth.theta[Number(id)]! - theta, se }),
    ),
    ...fit.raters.map(
      ({ id, severity, se, n }): Estimate => ({ role: 'raters', ratings: n, error: truth.severity[Number(id)]! - severity, se }),
    ),
  ]
}

for (const [name, design] of Object.entries(designs)) {
  const many = Math.max(1, Math.round((sets * 300) / design.persons))
  const runs = Array.from({ length: many }, (_, seed) => estimatesOf({ ...design, seed: seed + 1 }))
  for (const role of ['persons', 'raters'] as const) {
    const own = runs.map((run) => run.filter((estimate) => estimate.role === role))
    const sizes = own
      .flat()
      .map(({ ratings }) => ratings)
      .toSorted((a, b) => a - b)
    const middle = sizes[Math.floor(sizes.length / 2)]!
    const cells = { all: () => true, fewer: (n: number) => n < middle, asManyOrMore: (n: number) => n >= middle } as const
    for (const [cell, belongs] of Object.entries(cells)) {
      const held = own.map((run) => run.filter(({ ratings }) => belongs(ratings))).filter((run) => run.length > 0)
      if (held.length === 0 || (cell !== 'all' && sizes[0] === sizes.at(-1))) continue
      const shares = held.map((run) => run.filter(({ error, se }) => Math.abs(error) < z * se).length / run.length)
      row('honesty raters', name, {
        role,
        cell,
        ...(cell !== 'all' && { ratings: middle }),
        ...share(shares, held),
        ...(cell === 'all' && ranks(own.flat())),
      })
    }
  }
}

/** Mean share held, weighed by size, and its standard error over data sets. */
function share(shares: readonly number[], held: readonly (readonly Estimate[])[]) {
  const all = held.reduce((sum, run) => sum + run.length, 0)
  const mean = shares.reduce((sum, value, at) => sum + value * held[at]!.length, 0) / all
  const squares = shares.reduce((sum, value, at) => sum + ((value - mean) * held[at]!.length) ** 2, 0)
  return { estimates: all, coverage90: rounded(mean), error: rounded(Math.sqrt(squares) / all) }
}

/** Where the truth falls in its posterior, which is everywhere alike when the posterior is honest. */
function ranks(estimates: readonly Estimate[]) {
  const counts = new Array<number>(bins).fill(0)
  for (const { error, se } of estimates) counts[Math.min(bins - 1, Math.floor(normalCdf(error / se) * bins))]!++
  const each = estimates.length / bins
  return { chiSquare19: rounded(counts.reduce((sum, count) => sum + (count - each) ** 2 / each, 0)), ranks: counts }
}

// What the parts of the model are worth where ratings are few: two items from each rater, halo there, and the model with and without it.
{
  const design: RatingDesign = {
    persons: 800,
    raters: 800,
    ratersEach: 5,
    items: 10,
    itemsEach: 6,
    team: 8,
    outside: 1,
    variance: halo,
    seed: 7,
  }
  const gatherer = gatherRatings()
  const [sums, counts] = [new Float64Array(design.persons), new Float64Array(design.persons)]
  const truth = inventRatings(design, (p, r, i, score) => {
    gatherer.add(p, r, i, score)
    sums[p]! += score
    counts[p]!++
  })
  const ratings = gatherer.finish({ person: String, rater: String, item: String })
  row('honesty raters', 'what the model is worth', {
    model: 'raw mean',
    correlation: rounded(
      correlation(
        sums.map((sum, p) => sum / counts[p]!),
        truth.theta,
      ),
    ),
  })
  for (const withHalo of [false, true]) {
    const fit = calibrateRaters(ratings, { model: 'rsm', halo: withHalo })
    if ('refused' in fit) throw new Error(fit.refused)
    const known = Float64Array.from(fit.persons, ({ id }) => truth.theta[Number(id)]!)
    const held = fit.persons.filter(({ theta, se }, p) => Math.abs(theta - known[p]!) < z * se).length
    row('honesty raters', 'what the model is worth', {
      model: withHalo ? 'severity and halo' : 'severity',
      correlation: rounded(
        correlation(
          Float64Array.from(fit.persons, ({ theta }) => theta),
          known,
        ),
      ),
      coverage90: rounded(held / known.length),
    })
  }
}

function correlation(a: Float64Array, b: Float64Array): number {
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [ma, mb] = [mean(a), mean(b)]
  let [ab, aa, bb] = [0, 0, 0]
  for (let p = 0; p < a.length; p++) {
    ab += (a[p]! - ma) * (b[p]! - mb)
    aa += (a[p]! - ma) ** 2
    bb += (b[p]! - mb) ** 2
  }
  return ab / Math.sqrt(aa * bb)
}
