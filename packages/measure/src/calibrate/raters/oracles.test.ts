import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { calibrateRaters, type RaterOptions } from './calibrate-raters.ts'
import { gatherRatings } from './ratings.ts'

/** Results of independent reference programs (TAM 4.4-2, sirt 4.3-21, immer 1.6-1) on published data; not part of the repository. */
const oracles = new URL('../../../../../../shared/oracles/', import.meta.url)
const present = existsSync(new URL('results/many_facet_ratings1.json', oracles))
if (!present) console.warn('Skipped: no reference results at ../shared/oracles beside the project.')
const read = (path: string) => readFileSync(new URL(path, oracles), 'utf8')

/** idstud, rater, k1 to k5: one row for each rater of each person. */
function ratings1() {
  const rows = read('data/sirt_data_ratings1.csv')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')))
  const persons = [...new Set(rows.map(([person]) => person!))]
  const raters = [...new Set(rows.map(([, rater]) => rater!))]
  const gatherer = gatherRatings()
  for (const [person, rater, ...scores] of rows)
    scores.forEach((score, item) => {
      gatherer.add(persons.indexOf(person!), raters.indexOf(rater!), item, Number(score))
    })
  return gatherer.finish({ person: (p) => persons[p]!, rater: (r) => raters[r]!, item: (i) => `k${i + 1}` })
}

const fitted = (options: RaterOptions) => {
  const result = calibrateRaters(ratings1(), options)
  if ('refused' in result) throw new Error(result.refused)
  return result
}
/** The largest difference between two lists of numbers. */
const apart = (got: readonly number[], want: readonly number[]) => {
  expect(got.length).toBe(want.length)
  return Math.max(...got.map((value, at) => Math.abs(value - want[at]!)))
}

describe.skipIf(!present)('against reference programs', () => {
  type Reference = {
    deviance: number
    var: number
    xsi_facets: { parameter: string; xsi: number; 'se.xsi': number }[]
    person: { pid: number; EAP: number; 'SD.EAP': number }[]
    wle: { theta: number[]; error: number[] }
  }
  test.each(['rsm', 'pcm'] as const)('marginal maximum likelihood, %s, 81 points from -8 to 8', (model) => {
    const want = JSON.parse(read('results/many_facet_ratings1.json'))[model === 'rsm' ? 'ratings1_RSM' : 'ratings1_PCM'] as Reference
    const got = fitted({ model, estimator: 'marginal', nodes: 81, range: 8, se: 'separate' })
    const byName = new Map(want.xsi_facets.map((facet) => [facet.parameter, facet]))
    expect(Math.abs((-2 * got.logLik) / want.deviance - 1)).toBeLessThan(1e-7)
    expect(Math.abs(got.variance.person - want.var)).toBeLessThan(2e-3)
    const raters = got.raters.map(({ id }) => byName.get(`rater${id}`)!)
    const items = got.items.map(({ id }) => byName.get(id)!)
    const xsi = (list: Reference['xsi_facets']) => list.map((facet) => facet.xsi)
    expect(
      apart(
        got.raters.map(({ severity }) => severity),
        xsi(raters),
      ),
    ).toBeLessThan(2e-3)
    expect(
      apart(
        got.items.map(({ difficulty }) => difficulty),
        xsi(items),
      ),
    ).toBeLessThan(2e-3)
    const ratio = (se: readonly number[], list: Reference['xsi_facets']) =>
      Math.max(...se.map((value, at) => Math.abs(value / list[at]!['se.xsi'] - 1)))
    expect(
      ratio(
        got.raters.map(({ se }) => se),
        raters,
      ),
    ).toBeLessThan(0.02)
    expect(
      ratio(
        got.items.map(({ se }) => se),
        items,
      ),
    ).toBeLessThan(0.02)
    for (const { id, thresholds } of got.items) {
      const of = (l: number) => byName.get(`step${l}`)!.xsi + (byName.get(`${id}:step${l}`)?.xsi ?? 0)
      expect(apart(thresholds, [1, 2, 3].map(of))).toBeLessThan(2e-3)
    }
    const person = want.person.map(({ pid }) => got.persons.find(({ id }) => id === String(pid))!)
    expect(
      apart(
        person.map(({ theta }) => theta),
        want.person.map(({ EAP }) => EAP),
      ),
    ).toBeLessThan(1e-3)
    expect(
      apart(
        person.map(({ se }) => se),
        want.person.map((one) => one['SD.EAP']),
      ),
    ).toBeLessThan(1e-3)
    expect(
      apart(
        person.map(({ wle }) => wle!),
        want.wle.theta,
      ),
    ).toBeLessThan(1e-3)
    expect(
      apart(
        person.map(({ wleSe }) => wleSe!),
        want.wle.error,
      ),
    ).toBeLessThan(1e-3)
  })

  test('points around each person reach what many points on a wide range do', () => {
    const own = fitted({ model: 'pcm', estimator: 'marginal' })
    const wide = fitted({ model: 'pcm', estimator: 'marginal', nodes: 121, range: 12 })
    expect(Math.abs(own.logLik - wide.logLik)).toBeLessThan(1e-4)
    expect(
      apart(
        own.persons.map(({ theta }) => theta),
        wide.persons.map(({ theta }) => theta),
      ),
    ).toBeLessThan(1e-4)
    expect(
      apart(
        own.raters.map(({ se }) => se),
        wide.raters.map(({ se }) => se),
      ),
    ).toBeLessThan(1e-5)
  })

  test('errors that take all else as known are much too small: honest ones are half as large again', () => {
    const [honest, separate] = [
      fitted({ model: 'rsm', estimator: 'marginal' }),
      fitted({ model: 'rsm', estimator: 'marginal', se: 'separate' }),
    ]
    expect(honest.raters[0]!.se / separate.raters[0]!.se).toBeGreaterThan(1.5)
  })

  test('joint maximum likelihood with and without the correction for bias', () => {
    const want = JSON.parse(read('results/jml_ratings1.json'))
    for (const [uncorrected, { xsi, theta, loglik }] of [
      [false, want.eps_adj],
      [true, want.jml],
    ] as const) {
      const got = fitted({ model: 'rsm', estimator: 'joint', uncorrected })
      // there the signs are those of easiness, and one rater is left to be made of the others
      const raters = got.raters.filter(({ id }) => `rater${id}` in xsi)
      expect(raters.length).toBe(6)
      expect(
        apart(
          raters.map(({ severity }) => -severity),
          raters.map(({ id }) => xsi[`rater${id}`]),
        ),
      ).toBeLessThan(2e-3)
      expect(
        apart(
          got.items.map(({ difficulty }) => -difficulty),
          got.items.map(({ id }) => xsi[id]),
        ),
      ).toBeLessThan(2e-3)
      expect(
        apart(
          got.items[0]!.thresholds.slice(0, 2).map((tau) => -tau),
          [xsi.step1, xsi.step2],
        ),
      ).toBeLessThan(2e-3)
      // the reference stops some thousandths before the end
      expect(
        apart(
          got.persons.map((person) => person.theta),
          theta,
        ),
      ).toBeLessThan(4e-3)
      if (loglik) expect(Math.abs(got.logLik / loglik - 1)).toBeLessThan(1e-7)
    }
  })

  test('the hierarchical estimator agrees on what all of them see, with honest errors', () => {
    const [usual, marginal] = [fitted({ model: 'rsm' }), fitted({ model: 'rsm', estimator: 'marginal' })]
    expect(Math.abs(usual.variance.person / marginal.variance.person - 1)).toBeLessThan(0.1)
    const difference = usual.raters.map(({ severity }, r) => severity - marginal.raters[r]!.severity)
    expect(Math.max(...difference.map(Math.abs))).toBeLessThan(0.1)
  })
})
