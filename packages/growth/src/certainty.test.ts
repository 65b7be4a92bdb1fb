import { describe, expect, test } from 'vitest'
import { littleKnown, narrowed, saysLittle, startSd, withoutOwnWord } from './certainty.ts'
import { believe, caseOf, inventedPrior, inventedRole, priorCovariance } from './fixture.ts'

const prior = inventedPrior(3)
const start = believe(prior, 0, [])
const weights = new Map([
  ['t1', 0.5],
  ['t3', 0.2],
  ['p2', 0.9],
])

test('the sd before any evidence, within and across halves', () => {
  const sigma = priorCovariance(prior)
  const at = new Map(prior.competencies.map(({ id }, i) => [id, i]))
  let variance = 0
  for (const [a, v] of weights) for (const [b, w] of weights) variance += v * w * sigma[at.get(a)! * 6 + at.get(b)!]!
  expect(startSd(start, weights)).toBeCloseTo(Math.sqrt(variance), 12)
  expect(startSd(start, weights)).toBeCloseTo(start.composite(weights).sd, 12)
})

describe('little known', () => {
  const condition = { weights: new Map([['t1', 1]]), bar: 3, barSd: 0.2 }
  const sd = Math.hypot(prior.generalSd, prior.specificSd)
  /** The noise of one look that leaves exactly this share of the sd. */
  const noiseFor = (share: number) => Math.sqrt((share ** 2 * sd ** 2) / (1 - share ** 2))
  const after = (share: number) => believe(prior, 0, [{ evidence: 'e', competency: 't1', value: 5, noise: noiseFor(share) }])

  test('is what has kept most of its sd, whatever the mean', () => {
    expect(saysLittle(start, condition)).toBe(true)
    expect(saysLittle(after(littleKnown + 0.01), condition)).toBe(true)
    expect(saysLittle(after(littleKnown - 0.01), condition)).toBe(false)
  })

  test('on the day the condition is about', () => {
    expect(saysLittle(after(0.5), { ...condition, belief: start })).toBe(true)
  })
})

describe('own word', () => {
  const role = inventedRole(prior)
  const condition = { weights: new Map([['t1', 1]]), bar: 3, barSd: 0 }
  const c = (value: number) =>
    caseOf(role, prior, [
      { source: 'manager', competency: 't1', value: 3 },
      { source: 'self', competency: 't1', value },
    ])

  test('its lift is added to the bar, exactly', () => {
    const { belief, traces } = c(5)
    const lift = belief.pulls(condition.weights).find(({ evidence }) => evidence === 'e1')!.pull
    expect(lift).toBeGreaterThan(0)
    expect(withoutOwnWord(belief, [condition], traces)[0]!.bar).toBeCloseTo(3 + lift, 12)
  })

  test('what it takes away is left as it is', () => {
    const { belief, traces } = c(0)
    expect(withoutOwnWord(belief, [condition], traces)).toEqual([condition])
  })
})

describe('narrowed', () => {
  const condition = {
    weights: new Map([
      ['t1', 0.5],
      ['t2', 0.3],
      ['t3', 0.2],
    ]),
    bar: 3,
    barSd: 0.2,
  }

  test('the kept competencies take over the weight of the rest', () => {
    const kept = narrowed(condition, (id) => id !== 't3')!
    expect([...kept.weights.keys()]).toEqual(['t1', 't2'])
    expect([...kept.weights.values()].reduce((sum, weight) => sum + weight)).toBeCloseTo(1, 12)
    expect(kept.weights.get('t1')).toBeCloseTo(0.625, 12)
  })

  test('a small part does not stand for the whole, nothing for nothing', () => {
    expect(narrowed(condition, (id) => id === 't2')).toBeNull()
    expect(narrowed(condition, (id) => id === 't1')).not.toBeNull()
    expect(narrowed(condition, () => false)).toBeNull()
    expect(narrowed(condition, () => true)).toBe(condition)
  })
})
