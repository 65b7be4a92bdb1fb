import { type Belief, drawNormal, normalCdf, seededRandom } from '@evenkeel/measure'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beliefOf, believe, inventedPrior, priorCovariance } from './fixture.ts'
import type { Condition } from './gate.ts'
import { jointChance } from './joint.ts'

const prior = inventedPrior(4)
const start = believe(prior, 0, [])
const at = (competency: string, bar: number, barSd = 0): Condition => ({ weights: new Map([[competency, 1]]), bar, barSd })
const sd = Math.hypot(prior.generalSd, prior.specificSd)

describe('one condition', () => {
  test('is the normal tail, with the doubt of the bar added to the doubt about the person', () => {
    expect(jointChance(start, [at('t1', 3, 0.4)]).value).toBeCloseTo(normalCdf((2.5 - 3) / Math.hypot(sd, 0.4)), 12)
  })

  test('low and high are the chance with the bar 1.645 of its sds up and down', () => {
    const { low, high } = jointChance(start, [at('t1', 3, 0.4)])
    expect(low).toBeCloseTo(normalCdf((2.5 - 3 - 1.6448536269514722 * 0.4) / sd), 12)
    expect(high).toBeCloseTo(normalCdf((2.5 - 3 + 1.6448536269514722 * 0.4) / sd), 12)
  })

  test('a weighted sum uses the correlation between competencies', () => {
    const belief = beliefOf(inventedPrior(1), 0, [3, 2], [0.5, 0.3, 0.3, 0.8])
    const chance = jointChance(belief, [
      {
        weights: new Map([
          ['t1', 0.5],
          ['p1', 0.5],
        ]),
        bar: 2,
        barSd: 0,
      },
    ])
    expect(chance.value).toBeCloseTo(normalCdf(0.5 / Math.sqrt(0.25 * (0.5 + 0.8 + 0.6))), 12)
  })

  test('a bar that is certain leaves no interval', () => {
    const { value, low, high } = jointChance(start, [at('t1', 3)])
    expect([low, high]).toEqual([value, value])
  })
})

describe('several conditions', () => {
  test('nothing asked: certain', () => expect(jointChance(start, [])).toEqual({ value: 1, low: 1, high: 1 }))

  test('a bar that nobody reaches makes it impossible', () =>
    expect(jointChance(start, [at('t1', 2), at('p1', 60)]).value).toBeLessThan(1e-12))

  test('is more than the product of the single chances where competencies go together', () => {
    const conditions = ['t1', 't2', 't3', 'p1', 'p2'].map((id) => at(id, 2.5, 0.2))
    expect(jointChance(start, conditions).value).toBeGreaterThan(2 * 0.5 ** 5)
  })

  test('one error is shared by all bars: value is the mean over it, low and high its ends', () => {
    const conditions = ['t1', 't2', 'p1'].map((id) => at(id, 2.4, 0.3))
    const { value, low, high } = jointChance(start, conditions)
    const shifted = (e: number) =>
      jointChance(
        start,
        conditions.map(({ weights }) => ({ weights, bar: 2.4 + 0.3 * e, barSd: 0 })),
      ).value
    let mean = 0
    let mass = 0
    for (let e = -6; e <= 6; e += 0.05) {
      const density = Math.exp((-e * e) / 2)
      mean += density * shifted(e)
      mass += density
    }
    expect(Math.abs(value - mean / mass)).toBeLessThan(1e-3)
    expect(Math.abs(low - shifted(1.6448536269514722))).toBeLessThan(1e-3)
    expect(Math.abs(high - shifted(-1.6448536269514722))).toBeLessThan(1e-3)
  })

  test('the order of the conditions does not matter', () => {
    const conditions = ['t1', 'p3', 't2', 'p1', 'p2'].map((id, i) => at(id, 2 + 0.2 * i, 0.2))
    expect(jointChance(start, conditions.toReversed()).value).toBeCloseTo(jointChance(start, conditions).value, 10)
  })
})

describe('several days', () => {
  const earlier: Belief = believe(prior, -100, [{ evidence: 'e', competency: 't1', value: 1, noise: 0.4 }])

  test('the worst day stands', () => {
    const now = jointChance(start, [at('t1', 2)])
    const both = jointChance(start, [at('t1', 2), { ...at('t1', 2), belief: earlier }])
    expect(both).toEqual(jointChance(earlier, [at('t1', 2)]))
    expect(both.value).toBeLessThan(now.value)
  })
})

describe('for any belief and any bars', () => {
  const arbitrary = fc.record({
    means: fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: 8, maxLength: 8 }),
    bars: fc.array(fc.double({ min: 0.5, max: 5, noNaN: true }), { minLength: 1, maxLength: 8 }),
    barSd: fc.double({ min: 0, max: 1, noNaN: true }),
    up: fc.nat(7),
    by: fc.double({ min: 0, max: 3, noNaN: true }),
  })
  const ids = prior.competencies.map(({ id }) => id)
  const sigma = priorCovariance(prior)

  test('within 0..1, low <= value <= high, and no worse with more skill', () => {
    fc.assert(
      fc.property(arbitrary, ({ means, bars, barSd, up, by }) => {
        const conditions = bars.map((bar, i) => at(ids[i]!, bar, barSd))
        const chance = jointChance(beliefOf(prior, 0, means, sigma), conditions)
        const more = jointChance(
          beliefOf(
            prior,
            0,
            means.map((mean, i) => (i === up ? mean + by : mean)),
            sigma,
          ),
          conditions,
        )
        expect(chance.low).toBeGreaterThanOrEqual(0)
        expect(chance.high).toBeLessThanOrEqual(1)
        expect(chance.low).toBeLessThanOrEqual(chance.value)
        expect(chance.value).toBeLessThanOrEqual(chance.high)
        // the error of the integration
        expect(more.value).toBeGreaterThanOrEqual(chance.value - 5e-4)
      }),
      { numRuns: 150, seed: 5 },
    )
  })
})

describe('calibration', () => {
  const random = seededRandom(2024)
  const ids = ['t1', 't2', 't3', 'p1', 'p2', 'p3']
  /** People drawn from the prior, seen with noise, asked whether they really reach six bars, set with a shared error. */
  const people = Array.from({ length: 4000 }, () => {
    const general = drawNormal(random)
    const halves = {
      t: general * Math.sqrt(0.4) + drawNormal(random) * Math.sqrt(0.6),
      p: general * Math.sqrt(0.4) + drawNormal(random) * Math.sqrt(0.6),
    }
    const truth = new Map(
      prior.competencies.map(({ id }) => [
        id,
        2.5 + prior.generalSd * halves[id.startsWith('t') ? 't' : 'p'] + prior.specificSd * drawNormal(random),
      ]),
    )
    const sites = ids.flatMap((competency) =>
      random() < 0.8 ? [{ evidence: competency, competency, value: truth.get(competency)! + 0.7 * drawNormal(random), noise: 0.7 }] : [],
    )
    const bar = 1.5 + random()
    const belief = believe(prior, 0, sites)
    const conditions = ids.map((id) => at(id, bar, 0.2))
    const really = bar + 0.2 * drawNormal(random)
    const { value } = jointChance(belief, conditions)
    const product = conditions.reduce((all, condition) => all * jointChance(belief, [condition]).value, 1)
    return { value, product, holds: ids.every((id) => truth.get(id)! >= really) ? 1 : 0 }
  })
  const brier = (key: 'value' | 'product') => people.reduce((sum, it) => sum + (it[key] - it.holds) ** 2, 0) / people.length

  test('of people with a chance of x %, x % really hold: every tenth of the scale within four standard errors', () => {
    for (let bin = 0; bin < 10; bin++) {
      const its = people.filter(({ value }) => Math.min(9, Math.floor(value * 10)) === bin)
      const expected = its.reduce((sum, { value }) => sum + value, 0) / its.length
      const held = its.reduce((sum, { holds }) => sum + holds, 0) / its.length
      expect(Math.abs(held - expected), `${bin} of ${its.length}: ${expected} against ${held}`).toBeLessThan(
        4 * Math.sqrt(0.25 / its.length),
      )
    }
  })

  test('better than the product of single chances, which is biased low (Brier)', () => {
    const held = people.reduce((sum, { holds }) => sum + holds, 0) / people.length
    const mean = (key: 'value' | 'product') => people.reduce((sum, it) => sum + it[key], 0) / people.length
    console.log(
      JSON.stringify({
        people: people.length,
        held,
        joint: mean('value'),
        product: mean('product'),
        brierJoint: brier('value'),
        brierProduct: brier('product'),
      }),
    )
    expect(brier('value')).toBeLessThan(brier('product'))
    expect(Math.abs(mean('value') - held)).toBeLessThan(0.025)
    expect(mean('product')).toBeLessThan(mean('value'))
  })
})
