import { expect, test } from 'vitest'
import { history, ids, prior, today, weightsOf } from './fixture.ts'
import { fuse, replay } from './fuse.ts'
import { smooth } from './smooth.ts'
import { sources } from './sources/index.ts'

const known = { prior, evidence: history(17, 120), sources }

test('after the last piece of evidence it is what the fold says', () => {
  const now = fuse({ ...known, day: today })
  const [seen] = smooth({ ...known, days: [today] })
  for (const id of ids) {
    expect(seen!.estimate(id).mean).toBeCloseTo(now.estimate(id).mean, 10)
    expect(seen!.estimate(id).sd).toBeCloseTo(now.estimate(id).sd, 10)
  }
  const weights = weightsOf(1, 2, -1, 0.5, 1)
  expect(seen!.composite(weights).mean).toBeCloseTo(now.composite(weights).mean, 10)
})

test('nobody knows less about a day afterwards', () => {
  const days = Array.from({ length: 25 }, (_, i) => today - 50 * i)
  const then = replay({ ...known, days })
  const seen = smooth({ ...known, days })
  let better = 0
  for (const [d] of days.entries())
    for (const id of ids) {
      expect(seen[d]!.estimate(id).sd).toBeLessThanOrEqual(then[d]!.estimate(id).sd + 1e-9)
      if (seen[d]!.estimate(id).sd < 0.98 * then[d]!.estimate(id).sd) better++
    }
  expect(better).toBeGreaterThan(50)
})

test('asking about more days changes no answer, and their order does not matter', () => {
  const [alone] = smooth({ ...known, days: [today - 333] })
  const [, , among] = smooth({ ...known, days: [today, today - 900, today - 333, today - 10] })
  for (const id of ids) expect(among!.estimate(id).mean).toBeCloseTo(alone!.estimate(id).mean, 9)
})

test('without evidence every day is the start; a day that is none is refused', () => {
  const [seen] = smooth({ prior, evidence: [], sources, days: [today] })
  for (const id of ids) expect(seen!.estimate(id)).toEqual(fuse({ prior, evidence: [], sources, day: today }).start(id))
  expect(() => smooth({ ...known, days: [Number.NaN] })).toThrow(RangeError)
})
