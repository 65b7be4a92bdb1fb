import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { responsesFrom } from '../responses.ts'
import { examine } from './examine.ts'
import type { ItemFinding } from './fairness-method.ts'
import { fairnessMethods } from './index.ts'
import { twoGroups } from './two-groups.ts'

/** Results of difR 5.1 on published data; not part of the repository. */
const oracles = new URL('../../../../../shared/oracles/', import.meta.url)
const present = existsSync(new URL('results/dif_verbal.json', oracles))
if (!present) console.warn('Skipped: no reference results at ../shared/oracles beside the project.')
const read = (path: string) => readFileSync(new URL(path, oracles), 'utf8')

describe.skipIf(!present)('difR on verbal aggression', () => {
  const reference = present ? JSON.parse(read('results/dif_verbal.json')) : {}
  const [header = [], ...lines] = present
    ? read('data/verbal_dich.csv')
        .trim()
        .split('\n')
        .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')))
    : []
  const rows = lines.map((line) => line.slice(0, 24).map(Number))
  const groups = () =>
    twoGroups(
      responsesFrom(header.slice(0, 24), rows),
      lines.map((line) => line[header.indexOf('Gender')]!),
      '1',
    )
  const by = (id: string) => fairnessMethods.find((method) => method.id === id)!
  const findings = (id: string, options = {}) => {
    const examined = examine(groups(), by(id), options)
    return { ...examined, items: examined.items as unknown as (ItemFinding & { flagged: boolean })[] }
  }
  const expectAll = (got: readonly (number | null | undefined)[], wanted: readonly number[]) => {
    expect(got.length).toBe(wanted.length)
    for (const [j, value] of got.entries()) expect(Math.abs(value! - wanted[j]!)).toBeLessThan(1e-6)
  }
  const flaggedOf = (items: readonly { flagged: boolean }[]) => items.flatMap(({ flagged }, j) => (flagged ? [j + 1] : []))

  test('Mantel-Haenszel: statistic, p, odds ratio, its variance, delta, items flagged', () => {
    const { items } = findings('mh')
    expectAll(
      items.map((it) => it.statistic),
      reference.MH.stat,
    )
    expectAll(
      items.map((it) => it.p),
      reference.MH.p,
    )
    expectAll(
      items.map((it) => it.alpha),
      reference.MH.alphaMH,
    )
    expectAll(
      items.map((it) => it.variance),
      reference.MH.varLambda,
    )
    expectAll(
      items.map((it) => it.delta),
      reference.MH.deltaMH,
    )
    expect(flaggedOf(items)).toEqual(reference.MH.flagged)
    expectAll(
      items.map((it) => it.statistic),
      reference.baseR_mantelhaen.map((it: { chisq: number }) => it.chisq),
    )
  })

  test('Mantel-Haenszel without the correction, and purified', () => {
    expectAll(
      findings('mh', { continuity: false }).items.map((it) => it.statistic),
      reference.MH.no_correction,
    )
    const { items, rounds, settled } = findings('mh', { purify: true })
    expectAll(
      items.map((it) => it.statistic),
      reference.MH_purified.stat,
    )
    expectAll(
      items.map((it) => it.alpha),
      reference.MH_purified.alphaMH,
    )
    expect(flaggedOf(items)).toEqual(reference.MH_purified.flagged)
    expect([rounds, settled]).toEqual([reference.MH_purified.iter, true])
  })

  test.each([
    ['logistic', 'logistic_both'],
    ['logistic-uniform', 'logistic_uniform'],
    ['logistic-nonuniform', 'logistic_nonuniform'],
  ])('%s: statistic and effect', (id, name) => {
    const { items } = findings(id)
    expectAll(
      items.map((it) => it.statistic),
      reference[name].stat,
    )
    expectAll(
      items.map((it) => it.effect),
      reference[name].dR2,
    )
    if (reference[name].p)
      expectAll(
        items.map((it) => it.p),
        reference[name].p,
      )
    if (reference[name].flagged) expect(flaggedOf(items)).toEqual(reference[name].flagged)
  })

  test('standardisation', () => {
    expectAll(
      findings('std').items.map((it) => it.statistic),
      reference.std.stat,
    )
  })
})
