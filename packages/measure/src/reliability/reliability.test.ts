import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { drawNormal, seededRandom } from '../random.ts'
import { alpha } from './alpha.ts'
import { intraclass } from './intraclass.ts'
import { omega } from './omega.ts'
import { tableOf } from './ratings-table.ts'
import { separation } from './separation.ts'
import { type CrossedRating, varianceComponents } from './variance-components.ts'

/** Results of psych 2.2.9 and lme4 on published data; not part of the repository. */
const oracle = new URL('../../../../../shared/oracles/results/icc_gtheory.json', import.meta.url)
const present = existsSync(oracle)
if (!present) console.warn('Skipped: no reference results at ../shared/oracles beside the project.')

/** Six persons by four raters (Shrout and Fleiss 1979, table 2). */
const shroutFleiss = tableOf([
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
])
const must = <T extends object>(value: T): Exclude<T, { readonly refused: string }> => {
  if ('refused' in value) throw new Error(String(value.refused))
  return value as Exclude<T, { readonly refused: string }>
}

describe('intraclass correlations', () => {
  test.skipIf(!present)('all six with their tests and intervals, to the digits the reference prints', () => {
    const rows = JSON.parse(readFileSync(oracle, 'utf8')).shrout_fleiss.anova as Record<string, number | string>[]
    const got = must(intraclass(shroutFleiss))
    rows.forEach((row, i) => {
      const { type, icc, f, df1, df2, p, lower, upper } = got[i]!
      expect([type, df1, df2]).toEqual([row.type, row.df1, row.df2])
      const wanted = [row.ICC, row.F, row.p, row['lower bound'], row['upper bound']].map(Number)
      for (const [k, value] of [icc, f, p, lower, upper].entries()) expect(Math.abs(value! - wanted[k]!)).toBeLessThan(1e-8)
    })
  })

  test('say so where there is nothing to compare, and stay finite in agreement', () => {
    expect(intraclass(tableOf([[1, 2]]))).toEqual({ refused: 'too few' })
    expect(intraclass(tableOf([[1], [2]]))).toEqual({ refused: 'too few' })
    expect(
      intraclass(
        tableOf([
          [3, 3],
          [3, 3],
        ]),
      ),
    ).toEqual({ refused: 'no variance' })
    const perfect = must(
      intraclass(
        tableOf([
          [1, 1, 1],
          [2, 2, 2],
          [5, 5, 5],
        ]),
      ),
    )
    for (const row of perfect) expect(row).toMatchObject({ icc: 1, lower: 1, upper: 1, p: 0 })
    expect(
      intraclass(
        tableOf([
          [1, 2],
          [1, 2],
        ]),
      ),
    ).toEqual({ refused: 'no variance' })
  })

  test('intervals hold the truth as often as they say', () => {
    const random = seededRandom(8)
    let held = 0
    for (let study = 0; study < 400; study++) {
      const raters = Array.from({ length: 5 }, () => 0.5 * drawNormal(random))
      const table = tableOf(
        Array.from({ length: 20 }, () => {
          const person = drawNormal(random)
          return raters.map((severity) => person + severity + drawNormal(random))
        }),
      )
      const { lower, upper } = must(intraclass(table)).find(({ type }) => type === 'ICC3')!
      if (lower! <= 0.5 && 0.5 <= upper!) held++
    }
    expect(Math.abs(held / 400 - 0.95)).toBeLessThan(3 * Math.sqrt((0.95 * 0.05) / 400))
  })
})

describe('alpha and omega', () => {
  test('alpha by hand: variances 1, 1 and covariance 1/2 make 2/3', () => {
    const {
      alpha: got,
      standardised,
      without,
      itemRest,
    } = must(
      alpha(
        tableOf([
          [0, 0],
          [1, 2],
          [2, 1],
        ]),
      ),
    )
    expect(got).toBeCloseTo(2 / 3, 12)
    expect(standardised).toBeCloseTo(2 / 3, 12)
    expect(without).toEqual([null, null])
    expect(itemRest[0]).toBeCloseTo(0.5, 12)
  })

  test('alpha is the intraclass correlation of means with fixed raters', () => {
    expect(must(alpha(shroutFleiss)).alpha).toBeCloseTo(must(intraclass(shroutFleiss)).find(({ type }) => type === 'ICC3k')!.icc!, 12)
  })

  test('omega finds the loadings it was invented with, and exceeds alpha where they differ', () => {
    const random = seededRandom(4)
    const loadings = [0.9, 0.7, 0.5, 0.3, 0.8]
    const table = tableOf(
      Array.from({ length: 20_000 }, () => {
        const factor = drawNormal(random)
        return loadings.map((loading) => loading * factor + Math.sqrt(1 - loading * loading) * drawNormal(random))
      }),
    )
    const got = must(omega(table))
    for (const [j, loading] of got.loadings.entries()) expect(Math.abs(loading - loadings[j]!)).toBeLessThan(0.03)
    const common = loadings.reduce((sum, loading) => sum + loading, 0) ** 2
    const truth = common / (common + loadings.reduce((sum, loading) => sum + 1 - loading * loading, 0))
    expect(Math.abs(got.omega - truth)).toBeLessThan(0.01)
    expect(got.omega).toBeGreaterThan(must(alpha(table)).alpha)
  })

  test('three items have one exact solution: loadings from the three correlations', () => {
    const table = tableOf([
      [2, 1, 3],
      [4, 4, 2],
      [5, 3, 6],
      [7, 8, 6],
      [9, 6, 4],
      [3, 5, 4],
      [6, 7, 8],
    ])
    const { loadings } = must(omega(table))
    const covariance = (i: number, j: number) => {
      const column = (k: number) => Array.from({ length: 7 }, (_, row) => table.values[row * 3 + k]!)
      const [x, y] = [column(i), column(j)]
      const [mx, my] = [x, y].map((list) => list.reduce((a, b) => a + b) / 7) as [number, number]
      return x.reduce((sum, value, row) => sum + (value - mx) * (y[row]! - my), 0) / 6
    }
    expect(loadings[0]).toBeCloseTo(Math.sqrt((covariance(0, 1) * covariance(0, 2)) / covariance(1, 2)), 5)
  })

  test('items that add up to nothing have an omega or none, but never no number', () => {
    const rows = [
      [1, 0, -1],
      [-1, 1, 0],
      [0, -1, 1],
      [1, -1, 0],
    ]
    const got = omega(tableOf(rows))
    expect('refused' in got || Number.isFinite(got.omega)).toBe(true)
  })

  test('where one item would be the factor itself, one factor is not believed', () => {
    const rows = [
      [2, 1, 3],
      [4, 4, 2],
      [5, 3, 6],
      [7, 8, 6],
      [9, 6, 9],
      [3, 5, 4],
      [6, 7, 8],
    ]
    expect(omega(tableOf(rows))).toEqual({ refused: 'no one factor' })
  })

  test('too few, nobody differs, one item does not vary', () => {
    expect(alpha(tableOf([[1, 2]]))).toEqual({ refused: 'too few' })
    expect(
      alpha(
        tableOf([
          [1, 2],
          [1, 2],
        ]),
      ),
    ).toEqual({ refused: 'no variance' })
    expect(
      omega(
        tableOf([
          [1, 2],
          [2, 1],
          [3, 3],
        ]),
      ),
    ).toEqual({ refused: 'too few' })
    expect(
      omega(
        tableOf([
          [1, 2, 1],
          [1, 1, 2],
          [1, 3, 3],
        ]),
      ),
    ).toEqual({ refused: 'no variance' })
    expect(() => tableOf([[1, 2], [1]])).toThrow('Row 2 has 1 values; the first has 2.')
  })
})

describe('separation', () => {
  test('errors as wide as persons are half', () => {
    const got = must(separation([-2, 0, 2], [Math.SQRT2, Math.SQRT2, Math.SQRT2]))
    expect(got.reliability).toBeCloseTo(0.5, 12)
    expect(got.separation).toBeCloseTo(1, 12)
    expect(got.strata).toBeCloseTo(5 / 3, 12)
    expect(must(separation([-2, 0, 2], [2, 2, 2], { shrunken: true })).reliability).toBeCloseTo(0.5, 12)
    expect(must(separation([0, 0.1], [1, 1])).reliability).toBe(0)
    expect(separation([1, 1], [1, 1])).toEqual({ refused: 'no variance' })
  })
})

describe('variance components', () => {
  const invent = (persons: number, raters: number, items: number, keep: number, seed: number): CrossedRating[] => {
    const random = seededRandom(seed)
    const draws = (count: number, sd: number) => Array.from({ length: count }, () => sd * drawNormal(random))
    const [p, r, i, pr, pi, ri] = [
      draws(persons, 1),
      draws(raters, 0.5),
      draws(items, 0.7),
      draws(persons * raters, 0.6),
      draws(persons * items, 0.4),
      draws(raters * items, 0.3),
    ] as [number[], number[], number[], number[], number[], number[]]
    const all: CrossedRating[] = []
    for (let person = 0; person < persons; person++)
      for (let rater = 0; rater < raters; rater++)
        for (let item = 0; item < items; item++)
          if (random() < keep)
            all.push({
              person,
              rater,
              item,
              score:
                3 +
                p[person]! +
                r[rater]! +
                i[item]! +
                pr[person * raters + rater]! +
                pi[person * items + item]! +
                ri[rater * items + item]! +
                0.8 * drawNormal(random),
            })
    return all
  }

  test('a full table by two facets is the analysis of variance behind the intraclass correlation', () => {
    // two items that repeat each other exactly: item, pairs with items and the rest vanish
    const ratings = [0, 1].flatMap((item) =>
      Array.from(shroutFleiss.values, (score, at) => ({ person: Math.floor(at / 4), rater: at % 4, item, score })),
    )
    const { components, coefficients } = must(varianceComponents(ratings))
    const icc = must(intraclass(shroutFleiss))
    const { person, rater } = components
    expect(person / (person + rater + components['person:rater'])).toBeCloseTo(icc[1]!.icc!, 10)
    expect(coefficients(4, 1).relative).toBeCloseTo(icc[5]!.icc!, 10)
    expect(coefficients(4, 1).absolute).toBeCloseTo(icc[4]!.icc!, 10)
    for (const effect of ['item', 'person:item', 'rater:item', 'rest'] as const) expect(components[effect]).toBeCloseTo(0, 10)
  })

  test.each([[1], [0.6]])('recovers what was invented, %f of the cells filled', (keep) => {
    const found = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => must(varianceComponents(invent(60, 8, 6, keep, seed))).components)
    const mean = (effect: keyof (typeof found)[0]) => found.reduce((sum, components) => sum + components[effect], 0) / found.length
    expect(Math.abs(mean('person') - 1)).toBeLessThan(0.2)
    expect(Math.abs(mean('person:rater') - 0.36)).toBeLessThan(0.05)
    expect(Math.abs(mean('person:item') - 0.16)).toBeLessThan(0.05)
    expect(Math.abs(mean('rest') - 0.64)).toBeLessThan(0.05)
    expect(Math.abs(mean('rater:item') - 0.09)).toBeLessThan(0.04)
  })

  test('cannot be told apart with one rater', () => {
    expect(varianceComponents(invent(5, 1, 3, 1, 1))).toEqual({ refused: 'cannot be told apart' })
    expect(varianceComponents([])).toEqual({ refused: 'cannot be told apart' })
  })
})
