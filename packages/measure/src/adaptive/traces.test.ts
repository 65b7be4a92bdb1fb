import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { responsesFrom } from '../responses.ts'
import type { FittedItems } from '../scores/fitted-items.ts'
import { score, scoringMethods } from '../scores/index.ts'
import { administer, answerAt, type Trace } from './administer.ts'
import { openBank } from './bank.ts'
import { criteria } from './criteria/index.ts'

/** Traces of catR 3.17; not part of the repository. */
const oracles = new URL('../../../../../shared/oracles/', import.meta.url)
const present = existsSync(new URL('results/cat_traces.json', oracles))
if (!present) console.warn('Skipped: no reference results at ../shared/oracles beside the project.')
const read = (path: string) => readFileSync(new URL(path, oracles), 'utf8')
const table = (name: string) =>
  read(`data/${name}.csv`)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map((cell) => (cell === '' ? Number.NaN : Number(cell))))

type Step = { readonly item: number; readonly info: number; readonly x: number; readonly eap: number; readonly se: number }
type Reference = {
  readonly theta: number
  readonly criterion?: string
  readonly trace: readonly Step[]
  readonly BM: number
  readonly ML: number
  readonly WL: number
}

function expectSame({ rows }: Trace, trace: readonly Step[]): void {
  expect(rows.map(({ item }) => item + 1)).toEqual(trace.map(({ item }) => item))
  expect(rows.map(({ category }) => category)).toEqual(trace.map(({ x }) => x))
  trace.forEach(({ info, eap, se }, i) => {
    expect(Math.abs(rows[i]!.value - info)).toBeLessThan(1e-6 * Math.max(1, Math.abs(info)))
    expect(Math.abs(rows[i]!.theta - eap)).toBeLessThan(1e-6)
    expect(Math.abs(rows[i]!.se - se)).toBeLessThan(1e-6)
  })
}

describe.skipIf(!present)('catR', () => {
  const { dich, grm } = present ? JSON.parse(read('results/cat_traces.json')) : { dich: [], grm: { traces: [] } }
  const items: FittedItems = {
    model: '3pl',
    items: present ? table('catr_tcals_bank').map(([a, b, c, d], i) => ({ id: String(i + 1), a: a!, b: [b!], g: c!, u: d! })) : [],
  }
  const abilities = [-2, -1, -0.5, 0, 0.5, 1, 2]

  test.each(criteria.map((criterion) => [criterion.id, criterion] as const))(
    '%s: every item, its figure, every estimate, at all abilities',
    (id, criterion) => {
      const bank = openBank(items)
      const uniforms = table('cat_uniforms_7x85')
      const traces = (dich as Reference[]).filter((it) => it.criterion?.toLowerCase() === id)
      expect(traces.map(({ theta }) => theta)).toEqual(abilities)
      for (const [row, { theta, trace, BM, ML, WL }] of traces.entries()) {
        const got = administer(bank, (item) => answerAt(bank, item, theta, uniforms[row]![item]!), criterion, { most: trace.length })
        expectSame(got, trace)
        const asked = got.sitting.given.map((item) => items.items[item]!.id)
        const scores = scoringMethods.map((method) => score(items, responsesFrom(asked, [got.sitting.categories]), method).theta[0]!)
        expect(Math.abs(scores[1]! - BM)).toBeLessThan(1e-3)
        expect(Math.abs(scores[2]! - ML)).toBeLessThan(1e-3)
        expect(Math.abs(scores[3]! - WL)).toBeLessThan(1e-3)
      }
    },
  )

  test('graded bank by information: every item, its figure, every estimate, at all abilities', () => {
    const graded: FittedItems = {
      model: 'graded',
      items: table('cat_grm_bank_60x5').map(([a, ...b], i) => ({ id: String(i + 1), a: a!, b: b.filter((place) => !Number.isNaN(place)) })),
    }
    const bank = openBank(graded)
    const uniforms = table('cat_uniforms_7x60')
    expect(grm.traces.length).toBe(7)
    for (const [row, { theta, trace }] of (grm.traces as Reference[]).entries())
      expectSame(
        administer(bank, (item) => answerAt(bank, item, theta, uniforms[row]![item]!), criteria[0]!, { most: trace.length }),
        trace,
      )
  })
})
