import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Responses, responsesFrom } from '../../responses.ts'
import { calibrateItems } from './calibrate-items.ts'
import type { ItemModelId } from './item-models.ts'
import type { CalibratedItems } from './presented.ts'

/** Results of independent reference programs (mirt 1.47 on 61 nodes in [-6, 6]) on published data; not part of the repository. */
const oracles = new URL('../../../../../../shared/oracles/', import.meta.url)
const present = existsSync(new URL('results/lsat7.json', oracles))
const read = (path: string) => readFileSync(new URL(path, oracles), 'utf8')
if (!present) console.warn('Skipped: no reference results at ../shared/oracles beside the project.')

function responses(name: string, items: number, weights?: string): Responses {
  const [header, ...lines] = read(`data/${name}.csv`).replaceAll('"', '').trim().split('\n')
  const names = header!.split(',')
  const cells = lines.map((line) => line.split(','))
  const rows = cells.map((row) => row.slice(0, items).map((cell) => (cell === '' || cell === 'NA' ? null : Number(cell))))
  return responsesFrom(
    names.slice(0, items),
    rows,
    weights ? Float64Array.from(cells, (row) => Number(row[names.indexOf(weights)])) : undefined,
  )
}

type Numbers = Readonly<Record<string, number>>
type Oracle = {
  readonly meta: { readonly logLik: number }
  readonly irt: readonly Numbers[]
  readonly slope_intercept: Readonly<Record<string, { readonly par: Numbers; readonly se: Readonly<Record<string, number | null>> }>>
}

describe.skipIf(!present)('items by marginal maximum likelihood, as mirt finds them', () => {
  test.each<[string, string, ItemModelId, () => Responses]>([
    ['lsat7', 'TwoPL', '2pl', () => responses('lsat7_patterns', 5, 'freq')],
    ['lsat7', 'Rasch', 'rasch', () => responses('lsat7_patterns', 5, 'freq')],
    ['science', 'GRM', 'graded', () => responses('science', 4)],
    ['science', 'GPCM', 'gpcm', () => responses('science', 4)],
    ['science', 'PCM', 'pcm', () => responses('science', 4)],
    ['science', 'RSM', 'rsm', () => responses('science', 4)],
    ['verbal_poly', 'mirt_GRM', 'graded', () => responses('verbal_aggression_poly', 24)],
    ['verbal_poly', 'mirt_PCM', 'pcm', () => responses('verbal_aggression_poly', 24)],
    ['verbal_poly', 'mirt_RSM', 'rsm', () => responses('verbal_aggression_poly', 24)],
    ['mathexam', 'TwoPL', '2pl', () => responses('mathexam14w', 13)],
    ['mathexam', 'Rasch_MML', 'rasch', () => responses('mathexam14w', 13)],
  ])('%s, %s', (file, name, model, data) => {
    const oracle = JSON.parse(read(`results/${file}.json`))[name] as Oracle
    const found = calibrateItems(data(), { model, standardErrors: true })
    if ('refused' in found) throw new Error(found.refused.join())
    expect(found).toMatchObject({ converged: true, notes: [] })
    expect(Math.abs(found.logLik / oracle.meta.logLik - 1)).toBeLessThan(1e-7)
    const population = oracle.slope_intercept.GroupPars!
    expect(Math.abs(found.population!.sd ** 2 - population.par.COV_11!)).toBeLessThan(2e-3)
    const { parameters, errors } = distances(found, oracle)
    expect(Math.max(...parameters)).toBeLessThan(2e-3)
    expect(Math.max(...errors)).toBeLessThan(0.02)
    // the error of the variance from that of the sd, and of the first item's steps in the rating scale
    if (population.se.COV_11) errors.push(Math.abs((2 * found.population!.sd * found.population!.sdError!) / population.se.COV_11 - 1))
    expect(parameters.length).toBeGreaterThan(found.items.length)
    expect(Math.max(...errors)).toBeLessThan(0.02)
    expect(errors.length).toBeGreaterThan(model === 'rsm' ? 2 : found.items.length)
  })
})

describe.skipIf(!present)('items by conditional maximum likelihood, as psychotools and eRm find them', () => {
  const fit = (model: ItemModelId, data: Responses) => {
    const found = calibrateItems(data, { model, estimator: 'cml', standardErrors: true })
    if ('refused' in found) throw new Error(found.refused.join())
    return found
  }
  /** Cumulated steps with the first step of the first item 0. */
  const cumulated = ({ items }: CalibratedItems) =>
    items.map(({ b }) => b.map((_, c) => b.slice(0, c + 1).reduce((sum, step) => sum + step - items[0]!.b[0]!, 0)))
  const furthest = (a: readonly number[], b: readonly number[]) => Math.max(...a.map((value, i) => Math.abs(value - b[i]!)))

  test('verbal_poly, partial credit', () => {
    const { psychotools_pcmodel: oracle, eRm_PCM } = JSON.parse(read('results/verbal_poly.json'))
    const found = fit('pcm', responses('verbal_aggression_poly', 24))
    expect(Math.abs(found.logLik / oracle.cml - 1)).toBeLessThan(1e-7)
    const got = cumulated(found).flat().slice(1)
    expect(furthest(got, Object.values(oracle.coef))).toBeLessThan(1e-4)
    expect(got.length).toBe(47)
    // the two programs differ by .00025 from each other where few answered; what counts is the likelier one, and ours is no less likely than either
    expect(found.logLik).toBeGreaterThan(Math.max(oracle.cml, eRm_PCM.cml) - 1e-6)
  })

  test('verbal_poly, rating scale', () => {
    const { psychotools_rsmodel: oracle } = JSON.parse(read('results/verbal_poly.json'))
    const found = fit('rsm', responses('verbal_aggression_poly', 24))
    expect(Math.abs(found.logLik / oracle.cml - 1)).toBeLessThan(1e-7)
    const [first, ...others] = found.items
    const got = [...others.map(({ b }) => b[0]! - first!.b[0]!), first!.b[1]! - first!.b[0]!]
    expect(furthest(got, Object.values(oracle.coef))).toBeLessThan(1e-4)
  })

  test('mathexam, Rasch, with standard errors', () => {
    const { Rasch_CML: oracle } = JSON.parse(read('results/mathexam.json'))
    const found = fit('rasch', responses('mathexam14w', 13))
    expect(Math.abs(found.logLik / oracle.loglik - 1)).toBeLessThan(1e-7)
    const difference = found.items.slice(1).map(({ b }) => b[0]! - found.items[0]!.b[0]!)
    expect(furthest(difference, Object.values(oracle.coef))).toBeLessThan(1e-4)
    expect(found.items.reduce((sum, { b }) => sum + b[0]!, 0)).toBeCloseTo(0, 12)
  })
})

/** How far the parameters are from the oracle's, and their errors as a share. */
function distances({ items }: CalibratedItems, { irt, slope_intercept: fits }: Oracle) {
  const parameters: number[] = []
  const errors: number[] = []
  items.forEach(({ id, a, b, se }, j) => {
    const want = irt[j]!
    parameters.push(Math.abs(a - (want.a ?? 1)))
    // mirt writes a rating scale as common steps less a shift of each item
    parameters.push(...b.map((value, k) => Math.abs(value - ((want[`b${k + 1}`] ?? want.b!) - (want.c ?? 0)))))
    const oracle = fits[id]!.se
    const pairs = [
      [se!.a, oracle.a1],
      ...(want.c === undefined ? se!.d.map((error, k) => [error, oracle[`d${k + 1}`] ?? oracle.d]) : []),
      ...(want.c !== undefined && j === 0 ? se!.b.map((error, k) => [error, oracle[`b${k + 1}`]]) : []),
    ]
    for (const [got, wanted] of pairs) if (wanted) errors.push(Math.abs(got! / wanted - 1))
  })
  return { parameters, errors }
}
