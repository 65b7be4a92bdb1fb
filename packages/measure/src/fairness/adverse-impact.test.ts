import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { adverseImpact, crossed, fisherExact, type GroupCount, type GroupImpact, scoringRates } from './adverse-impact.ts'

const golden = new URL('../../../../../shared/data/golden/adverse_impact.json', import.meta.url)
const present = existsSync(golden)
if (!present) console.warn('Skipped: no golden file at ../shared/data beside the project.')

type Row = {
  readonly promoted: number
  readonly n: number
  readonly rate: number
  readonly impact_ratio: number
  readonly z_vs_best: number | null
  readonly fisher_two_sided: number | null
  readonly share: number
}
const countsOf = (table: Readonly<Record<string, Row>>): GroupCount[] =>
  Object.entries(table).map(([group, { promoted, n }]) => ({ group, chosen: promoted, of: n }))
const judged = (impact: GroupImpact | undefined) => {
  if (!impact || 'refused' in impact) throw new Error('not judged')
  return impact
}

describe.skipIf(!present)('54,808 promotions', () => {
  const file = present ? JSON.parse(readFileSync(golden, 'utf8')) : { tables: {} }
  test.each(['gender', 'age_band'])('by %s: rates, ratios, z, Fisher', (name) => {
    const table = file.tables[name] as Record<string, Row>
    const impacts = adverseImpact(countsOf(table))
    Object.values(table).forEach((row, i) => {
      const got = judged(impacts[i])
      expect(got.rate).toBeCloseTo(row.rate, 6)
      expect(got.ratio).toBeCloseTo(row.impact_ratio, 6)
      expect(got.belowFourFifths).toBe(row.impact_ratio < 0.8)
      if (row.z_vs_best === null) expect([got.z, got.fisher]).toEqual([null, null])
      else {
        expect(got.z).toBeCloseTo(row.z_vs_best, 4)
        expect(Math.abs(got.fisher! / row.fisher_two_sided! - 1)).toBeLessThan(1e-5)
      }
    })
  })
  test('crossed', () => {
    const table = file.intersectional_gender_x_age as Record<string, Row>
    const impacts = adverseImpact(countsOf(table))
    Object.values(table).forEach((row, i) => {
      expect(judged(impacts[i]).ratio).toBeCloseTo(row.impact_ratio, 6)
      expect(impacts[i]!.share).toBeCloseTo(row.share, 5)
    })
  })
  test('scoring rate', () => {
    const { f, m } = file.ll144_scoring_rate_gender as Record<string, { above: number; n: number; impact_ratio: number; rate: number }>
    const impacts = adverseImpact([
      { group: 'f', chosen: f!.above, of: f!.n },
      { group: 'm', chosen: m!.above, of: m!.n },
    ])
    expect(judged(impacts[1]).ratio).toBeCloseTo(m!.impact_ratio, 6)
    expect(judged(impacts[0]).rate).toBeCloseTo(f!.rate, 6)
  })
})

describe('adverse impact', () => {
  test('says too few instead of a figure, and compares with nobody who is too few', () => {
    const impacts = adverseImpact([
      { group: 'a', chosen: 40, of: 100 },
      { group: 'b', chosen: 10, of: 50 },
      { group: 'c', chosen: 3, of: 3 },
    ])
    expect(impacts[2]).toEqual({ group: 'c', chosen: 3, of: 3, rate: 1, share: 3 / 153, refused: 'too few' })
    expect(judged(impacts[0]).ratio).toBe(1)
    expect(judged(impacts[1])).toMatchObject({ ratio: 0.5, belowFourFifths: true })
    expect(
      adverseImpact(
        [
          { group: 'a', chosen: 1, of: 60 },
          { group: 'b', chosen: 1, of: 1000 },
          { group: 'c', chosen: 1, of: 9 },
        ],
        { leastShare: 0.02 },
      )[2],
    ).toHaveProperty('refused')
    expect(adverseImpact([{ group: 'a', chosen: 0, of: 0 }])[0]).toHaveProperty('refused')
  })
  test('nobody chosen is no difference', () => {
    const impacts = adverseImpact([
      { group: 'a', chosen: 0, of: 10 },
      { group: 'b', chosen: 0, of: 10 },
    ])
    expect(judged(impacts[1])).toMatchObject({ ratio: 1, z: 0, effect: 0, belowFourFifths: false })
    expect(judged(impacts[1]).fisher).toBeCloseTo(1, 12)
    expect(() => adverseImpact([{ group: 'a', chosen: 2, of: 1 }])).toThrow('Group "a"')
  })
  test("Fisher's lady tasting tea: 3 of 4 against 1 of 4", () => {
    // two-sided: (16 + 1) * 2 / 70
    expect(fisherExact({ group: 'a', chosen: 3, of: 4 }, { group: 'b', chosen: 1, of: 4 })).toBeCloseTo(34 / 70, 12)
  })
  test('the median splits ties to below, and groups cross', () => {
    const { median, counts } = scoringRates([1, 2, 2, 3].map((score, i) => ({ group: i < 2 ? 'x' : 'y', score })))
    expect(median).toBe(2)
    expect(counts).toEqual([
      { group: 'x', chosen: 0, of: 2 },
      { group: 'y', chosen: 1, of: 2 },
    ])
    expect(scoringRates([]).median).toBeNull()
    expect(
      crossed([
        { attributes: ['f', '30'], chosen: true },
        { attributes: ['f', '30'], chosen: false },
      ]),
    ).toEqual([{ group: 'f|30', chosen: 1, of: 2 }])
  })
})
