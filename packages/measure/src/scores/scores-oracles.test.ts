import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { responsesFrom } from '../responses.ts'
import type { FittedItems } from './fitted-items.ts'
import { score, scoringMethods } from './index.ts'
import { sumScoreTable } from './sum-scores.ts'

/** Results of mirt 1.47 on published data; not part of the repository. */
const oracles = new URL('../../../../../shared/oracles/', import.meta.url)
const present = existsSync(new URL('results/lsat7.json', oracles))
if (!present) console.warn('Skipped: no reference results at ../shared/oracles beside the project.')
const read = (path: string) => readFileSync(new URL(path, oracles), 'utf8')

type Pair = readonly [number | null, number | null]
type Fit = {
  readonly irt: readonly Readonly<Record<string, number | string>>[]
  readonly slope_intercept: Readonly<Record<string, { readonly par: Readonly<Record<string, number>> }>>
  readonly scores: Readonly<Record<'EAP' | 'MAP' | 'ML' | 'WLE', readonly Pair[]>>
}

/** The reference's items as fitted items; its rating scale stands as thresholds and a shift of each item. */
function itemsOf({ irt, slope_intercept: fit }: Fit, model: FittedItems['model']): FittedItems {
  const items = irt.map((row) => {
    const id = String(row._row)
    const shift = fit[id]!.par.c ?? 0
    const b = [row.b, row.b1, row.b2, row.b3].filter((place) => place !== undefined).map((place) => Number(place) - shift)
    return { id, a: Number(row.a ?? row.a1), b }
  })
  return { model, items, population: { mean: 0, sd: Math.sqrt(fit.GroupPars?.par.COV_11 ?? 1) } }
}

/** The first `columns` columns of a file, `lowest` becoming category 0. */
const rowsOf = (name: string, columns: number, lowest: number) =>
  read(`data/${name}.csv`)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) =>
      line
        .split(',')
        .slice(0, columns)
        .map((cell) => Number(cell) - lowest),
    )

const cases = [
  ['lsat7', 'TwoPL', '2pl', 'lsat7_patterns', 5, 0],
  ['lsat7', 'Rasch', 'rasch', 'lsat7_patterns', 5, 0],
  ['science', 'GRM', 'graded', 'science', 4, 1],
  ['science', 'GPCM', 'gpcm', 'science', 4, 1],
  ['science', 'PCM', 'pcm', 'science', 4, 1],
  ['science', 'RSM', 'rsm', 'science', 4, 1],
  ['mathexam', 'TwoPL', '2pl', 'mathexam14w', 13, 0],
  ['mathexam', 'Rasch_MML', 'rasch', 'mathexam14w', 13, 0],
] as const

describe.skipIf(!present)('scores of the reference program', () => {
  describe.each(cases)('%s, %s', (result, fitName, model, data, columns, lowest) => {
    test.each(scoringMethods.map((method) => [method.id, method] as const))('%s and its error within 1e-3', (id, method) => {
      const fit = JSON.parse(read(`results/${result}.json`))[fitName] as Fit
      const items = itemsOf(fit, model)
      const rows = rowsOf(data, columns, lowest)
      const got = score(
        items,
        responsesFrom(
          items.items.map((item) => item.id),
          rows,
        ),
        method,
      )
      const wanted = fit.scores[id.toUpperCase() as keyof Fit['scores']]
      expect(wanted.length).toBe(rows.length)
      wanted.forEach(([theta, se], p) => {
        // the reference writes null, or infinity as a string, where there is no finite estimate
        expect(got.finite[p]).toBe(typeof theta === 'number' ? 1 : 0)
        if (typeof theta !== 'number') return
        expect(Math.abs(got.theta[p]! - theta)).toBeLessThan(1e-3)
        expect(Math.abs(got.se[p]! - Number(se))).toBeLessThan(1e-3)
      })
    })
  })

  test('LSAT 7: expected a posteriori for sum scores, and how many get each', () => {
    const { TwoPL, EAPsum } = JSON.parse(read('results/lsat7.json')) as { TwoPL: Fit; EAPsum: readonly Record<string, number>[] }
    const table = sumScoreTable(itemsOf(TwoPL, '2pl'))
    EAPsum.forEach((row, sum) => {
      expect(Math.abs(table[sum]!.theta - row.F1!)).toBeLessThan(1e-5)
      expect(Math.abs(table[sum]!.se - row.SE_F1!)).toBeLessThan(1e-5)
      expect(Math.abs(1000 * table[sum]!.share - row.expected!)).toBeLessThan(1e-3)
    })
  })
})
