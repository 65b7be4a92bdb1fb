import { describe, expect, test } from 'vitest'
import { calibrateRaters, type RaterOptions } from './calibrate-raters.ts'
import { inventRatings, type RatingDesign } from './invent-ratings.ts'
import { gatherRatings, type RatingTable } from './ratings.ts'

const spreads = { person: 1.5, rater: 0.5, halo: 0 } as const
const halo = { ...spreads, halo: 0.8 } as const
const design: RatingDesign = { persons: 120, raters: 40, ratersEach: 5, items: 4, variance: spreads, seed: 1 }

const invented = (wanted: RatingDesign) => {
  const gatherer = gatherRatings()
  const truth = inventRatings(wanted, gatherer.add)
  return { ratings: gatherer.finish({ person: String, rater: String, item: String }), truth }
}
type Row = readonly [person: number, rater: number, item: number, score: number]
const tableOf = (rows: readonly Row[], person: (p: number) => string = (p) => `p${p}`) => {
  const gatherer = gatherRatings()
  for (const row of rows) gatherer.add(...row)
  return gatherer.finish({ person, rater: (r) => `r${r}`, item: (i) => `i${i}` })
}
const fitted = (ratings: RatingTable, options: Partial<RaterOptions> = {}) => {
  const result = calibrateRaters(ratings, { model: 'rsm', ...options })
  if ('refused' in result) throw new Error(result.refused)
  return result
}
const finite = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isFinite(value)
    : value !== null && typeof value === 'object'
      ? Object.values(value).every(finite)
      : true

describe('90 % intervals hold 88 to 92 % of the truth', () => {
  const z = 1.6448536269514722
  // so many data sets that a share of .9 strays by about .005; severities of one data set stray together, so theirs get more room
  test.each<[string, RatingDesign, number]>([
    ['anybody rates anybody', { persons: 160, raters: 80, ratersEach: 5, items: 5, variance: spreads, seed: 0 }, 14],
    ['closed teams of eight', { persons: 160, raters: 160, ratersEach: 5, items: 5, team: 8, variance: spreads, seed: 0 }, 14],
    ['closed teams of eight, halo', { persons: 160, raters: 160, ratersEach: 5, items: 5, team: 8, variance: halo, seed: 0 }, 14],
    [
      'teams with a rater from outside, halo',
      { persons: 160, raters: 160, ratersEach: 5, items: 5, team: 8, outside: 1, variance: halo, seed: 0 },
      14,
    ],
    ['one team of eight, halo', { persons: 8, raters: 8, ratersEach: 7, items: 8, team: 8, variance: halo, seed: 0 }, 200],
  ])('%s', (_, wanted, sets) => {
    const [held, all] = [
      { persons: 0, raters: 0 },
      { persons: 0, raters: 0 },
    ]
    for (let seed = 1; seed <= sets; seed++) {
      const { ratings, truth } = invented({ ...wanted, seed })
      const { persons, raters } = fitted(ratings, { halo: wanted.variance.halo > 0 })
      for (const { id, theta, se } of persons) if (Math.abs(theta - truth.theta[Number(id)]!) < z * se) held.persons++
      for (const { id, severity, se } of raters) if (Math.abs(severity - truth.severity[Number(id)]!) < z * se) held.raters++
      all.persons += persons.length
      all.raters += raters.length
    }
    expect(held.persons / all.persons).toBeGreaterThan(0.88)
    expect(held.persons / all.persons).toBeLessThan(0.92)
    expect(held.raters / all.raters).toBeGreaterThan(0.855)
    expect(held.raters / all.raters).toBeLessThan(0.945)
  })

  test('without severity and halo in the model far fewer do', () => {
    const { ratings, truth } = invented({ persons: 240, raters: 240, ratersEach: 4, items: 6, team: 8, variance: halo, seed: 3 })
    const share = (options: Partial<RaterOptions>) => {
      const { persons } = fitted(ratings, options)
      return persons.filter(({ id, theta, se }) => Math.abs(theta - truth.theta[Number(id)]!) < z * se).length / persons.length
    }
    expect(share({ halo: false })).toBeLessThan(share({ halo: true }) - 0.08)
  })
})

describe('the same ratings', () => {
  const rows: Row[] = []
  inventRatings({ ...design, variance: halo }, (...row) => rows.push(row))
  const plain = fitted(tableOf(rows), { halo: true })

  test('give the same bits, in whatever order they come', () => {
    expect(fitted(tableOf(rows), { halo: true })).toEqual(plain)
    expect(fitted(tableOf(rows.toReversed()), { halo: true })).toEqual(plain)
  })

  test('give the same figures when persons are called otherwise', () => {
    const other = fitted(
      tableOf(rows, (p) => `p${500 - p}`),
      { halo: true, tolerance: 1e-11 },
    )
    const same = fitted(tableOf(rows), { halo: true, tolerance: 1e-11 })
    const byId = new Map(other.persons.map((person) => [person.id, person]))
    for (const { id, theta, se } of same.persons) {
      const twin = byId.get(`p${500 - Number(id.slice(1))}`)!
      expect(Math.abs(theta - twin.theta)).toBeLessThan(1e-9)
      expect(Math.abs(se - twin.se)).toBeLessThan(1e-9)
    }
  })

  test('give errors of the same size both ways of computing them', () => {
    const { ratings } = invented({ ...design, persons: 400, raters: 160, variance: halo })
    const [exact, propagated] = [fitted(ratings, { halo: true, se: 'exact' }), fitted(ratings, { halo: true, se: 'propagated' })]
    expect([exact.standardErrors, propagated.standardErrors]).toEqual(['exact', 'propagated'])
    const ratios = exact.persons.map(({ se }, p) => propagated.persons[p]!.se / se)
    expect(Math.abs(ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length - 1)).toBeLessThan(0.005)
    expect(Math.max(...ratios.map((ratio) => Math.abs(ratio - 1)))).toBeLessThan(0.06)
    expect(Math.abs(propagated.logLik - exact.logLik)).toBeLessThan(3)
  })
})

describe('groups of raters that share no person', () => {
  const rows: Row[] = []
  inventRatings({ ...design, persons: 16, raters: 16, ratersEach: 5, team: 8 }, (...row) => rows.push(row))

  test('are numbered, and their levels are called relative', () => {
    const { components, persons, notes } = fitted(tableOf(rows))
    expect(components).toMatchObject([
      { id: 1, persons: 8, raters: 8, anchored: false },
      { id: 2, persons: 8, raters: 8, anchored: false },
    ])
    expect(persons.every(({ relativeToTeam }) => relativeToTeam)).toBe(true)
    expect(notes.join()).toMatch(/2 groups that share no person, 2 of them without an anchor/)
  })

  test('are tied together by vignettes, whose levels all raters then share', () => {
    const own = [...new Set(rows.map(([, rater]) => rater))]
    // the raters of the second team say 1 less of the same description: they are stricter, not their people weaker
    const vignettes = own.flatMap((r) => [0, 1, 2, 3].map((i): Row => [99, r, i, r < 8 ? 3 : 2]))
    const ratings = tableOf([...rows, ...vignettes])
    const tied = fitted(ratings, { vignettes: ['p99'] })
    expect(tied.components.every(({ anchored }) => anchored)).toBe(true)
    expect(tied.persons.some(({ relativeToTeam }) => relativeToTeam)).toBe(false)
    expect(tied.persons.find(({ id }) => id === 'p99')!.component).toBe(0)
    const mean = (list: readonly { severity: number }[]) => list.reduce((sum, { severity }) => sum + severity, 0) / list.length
    const of = (result: typeof tied) => {
      const second = ({ id }: { id: string }) => Number(id.slice(1)) >= 8
      return mean(result.raters.filter(second)) - mean(result.raters.filter((rater) => !second(rater)))
    }
    expect(of(tied)).toBeGreaterThan(of(fitted(tableOf(rows))) + 0.3)
  })

  test('leave less open of everybody when all raters see the vignettes alike', () => {
    const many: Row[] = []
    inventRatings({ ...design, persons: 96, raters: 96, ratersEach: 5, team: 8 }, (...row) => many.push(row))
    const alike = Array.from({ length: 96 * 8 }, (_, n): Row => [n % 2 === 0 ? 98 : 99, n >> 3, (n >> 1) % 4, 1 + ((n >> 1) % 3)])
    const doubt = (ratings: RatingTable, vignettes: string[]) => {
      const { persons, converged } = fitted(ratings, { vignettes })
      expect(converged).toBe(true)
      return persons.reduce((sum, { se, component }) => sum + (component > 0 ? se : 0), 0)
    }
    expect(doubt(tableOf([...many, ...alike]), ['p98', 'p99'])).toBeLessThan(0.9 * doubt(tableOf(many), []))
  })
})

describe('what can be said of little, and what cannot', () => {
  test.each<[string, Row[]]>([
    ['one person', [0, 1, 2].flatMap((r) => [0, 1].map((i): Row => [0, r, i, (r + i) % 3]))],
    ['one rater', [0, 1, 2].flatMap((p) => [0, 1].map((i): Row => [p, 0, i, (p + i) % 3]))],
    ['one item', [0, 1, 2].flatMap((p) => [0, 1].map((r): Row => [p, r, 0, (p + r) % 2]))],
    [
      'two ratings',
      [
        [0, 0, 0, 0],
        [1, 1, 0, 1],
      ],
    ],
    ['everything twice', [0, 0, 1, 1].flatMap((p) => [0, 1].map((r): Row => [p, r, 0, p + r]))],
    ['the two ends only', [0, 1, 2, 3].flatMap((p) => [0, 1, 2].map((r): Row => [p, r, 0, p % 2 === 0 ? 0 : 4]))],
    ['many categories', Array.from({ length: 60 }, (_, n): Row => [n % 12, n % 5, n % 3, (n * 37) % 40])],
  ])('%s: finite figures with finite errors', (_, rows) => {
    for (const options of [{}, { halo: true }, { halo: true, se: 'propagated' as const }]) {
      const { notes, ...result } = fitted(tableOf(rows), { iterations: 200, ...options })
      expect(finite(result)).toBe(true)
      expect(result.persons.every(({ se }) => se > 0)).toBe(true)
    }
  })

  test('partial credit takes items with different numbers of categories', () => {
    const rows: Row[] = []
    inventRatings(design, (p, r, i, score) => rows.push([p, r, i, i === 0 ? Math.min(1, score) : score]))
    const { items } = fitted(tableOf(rows), { model: 'pcm' })
    expect(items.map(({ thresholds }) => thresholds.length)).toEqual([1, 4, 4, 4])
    expect(finite(items)).toBe(true)
  })

  test.each<[RegExp, Row[], Partial<RaterOptions>]>([
    [/not one rating/, [], {}],
    [
      /Every rating is 3/,
      [
        [0, 0, 0, 3],
        [1, 0, 0, 3],
      ],
      {},
    ],
    [
      /On "i1" only the lowest/,
      [
        [0, 0, 0, 0],
        [1, 0, 0, 1],
        [0, 0, 1, 0],
      ],
      { model: 'pcm' },
    ],
    [
      /Nobody rated the vignette "p7"/,
      [
        [0, 0, 0, 0],
        [1, 0, 0, 1],
      ],
      { vignettes: ['p7'] },
    ],
    [
      /All persons are vignettes/,
      [
        [0, 0, 0, 0],
        [0, 1, 0, 1],
      ],
      { vignettes: ['p0'] },
    ],
    [
      /severity of "r1" has no finite estimate/,
      [
        [0, 0, 0, 0],
        [1, 0, 0, 1],
        [0, 1, 0, 1],
        [1, 1, 0, 1],
      ],
      { estimator: 'marginal' },
    ],
    [
      /Nobody gave category 1/,
      [
        [0, 0, 0, 0],
        [1, 0, 0, 2],
        [0, 1, 0, 2],
        [1, 1, 0, 0],
      ],
      { estimator: 'joint' },
    ],
    [
      /difficulty of "i1" has no finite/,
      [
        [0, 0, 0, 0],
        [1, 0, 0, 1],
        [0, 1, 0, 1],
        [1, 1, 0, 0],
        [0, 0, 1, 1],
      ],
      { estimator: 'marginal' },
    ],
    [
      /neither halos nor vignettes/,
      [
        [0, 0, 0, 0],
        [1, 0, 0, 1],
      ],
      { estimator: 'joint', halo: true },
    ],
  ])('%s', (says, rows, options) => {
    const result = calibrateRaters(tableOf(rows), { model: 'rsm', ...options })
    expect('refused' in result && result.refused).toMatch(says)
    expect('refused' in result && result.remedy).toMatch(/\.$/)
  })
})
