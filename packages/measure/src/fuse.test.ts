import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Evidence } from './evidence.ts'
import { competencies, history, ids, prior, said, say, snapshot, today, weightsOf } from './fixture.ts'
import { fuse, replay } from './fuse.ts'
import { priorFor } from './prior.ts'
import { seededRandom } from './random.ts'
import { sources } from './sources/index.ts'

describe('nobody and nothing', () => {
  test('without evidence the belief is the start', () => {
    const belief = fuse({ prior, evidence: [], sources, day: today })
    expect(belief.estimate('networks')).toEqual({ mean: 3, sd: Math.sqrt(0.6 ** 2 + 0.7 ** 2) })
    expect(belief.estimate('testing')).toEqual(belief.start('testing'))
    expect(belief.covariance('networks', 'debugging')).toBeCloseTo(0.36, 14)
    expect(belief.covariance('networks', 'empathy')).toBeCloseTo(0.3 * 0.36, 14)
    expect(belief.pulls(weightsOf(1))).toEqual([])
  })

  test('"not seen yet" says nothing and is not refused', () => {
    const evidence = [{ id: 'a', source: 'self', version: 1, day: today, payload: { competency: 'empathy', level: null } }]
    const belief = fuse({ prior, evidence, sources, day: today })
    expect(belief.estimate('empathy')).toEqual(belief.start('empathy'))
    expect(belief.refused).toEqual([])
    expect(belief.pulls(weightsOf(1))).toEqual([])
  })

  test('asking about what the prior does not hold, or on no day, throws', () => {
    const belief = fuse({ prior, evidence: [], sources, day: today })
    expect(() => belief.estimate('juggling')).toThrow(RangeError)
    expect(() => belief.start('juggling')).toThrow(RangeError)
    expect(() => belief.pulls(new Map([['juggling', 1]]))).toThrow(RangeError)
    expect(() => fuse({ prior, evidence: [], sources, day: Number.NaN })).toThrow(RangeError)
  })
})

describe('the promises of the fold', () => {
  const belief = (evidence: readonly Evidence[], day = today) => fuse({ prior, evidence, sources, day })

  test('start and pulls add up to the mean of any weighted sum', () => {
    const w = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 1, max: 60 }), fc.nat(4000), w, (seed, pieces, later, weights) => {
        const b = belief(history(seed, pieces), today + later)
        const sum = weightsOf(...weights)
        const start = [...sum].reduce((total, [id, weight]) => total + weight * b.start(id).mean, 0)
        const pulled = b.pulls(sum).reduce((total, { pull }) => total + pull, 0)
        expect(Math.abs(start + pulled - b.composite(sum).mean)).toBeLessThan(1e-9)
      }),
      { numRuns: 60 },
    )
  })

  test('the order in which evidence is handed over does not matter, to the last bit', () => {
    const evidence = history(3, 40).map((piece, i) => ({ ...piece, day: today - (i % 4) }))
    const random = seededRandom(9)
    for (let i = 0; i < 10; i++) {
      const shuffled = evidence.map((piece) => ({ piece, key: random() })).sort((a, b) => a.key - b.key)
      expect(snapshot(belief(shuffled.map(({ piece }) => piece)))).toEqual(snapshot(belief(evidence)))
    }
  })

  test('the same input gives the same bits', () => {
    expect(snapshot(belief(history(4, 50)))).toEqual(snapshot(belief(structuredClone(history(4, 50)))))
  })

  test('withdrawn evidence never was: other pieces move back to where they would have been', () => {
    const evidence = history(5, 30)
    const [withdrawn, ...rest] = evidence
    const before = belief(rest)
    expect(snapshot(belief(evidence))).not.toEqual(snapshot(before))
    expect(snapshot(belief(evidence.filter(({ id }) => id !== withdrawn!.id)))).toEqual(snapshot(before))
    expect(
      belief(evidence)
        .pulls(weightsOf(1))
        .map((p) => p.evidence),
    ).toContain(withdrawn!.id)
  })

  test('evidence of the future is not known yet, and replay says what was said then', () => {
    const evidence = history(6, 40)
    const day = today - 400
    const then = evidence.filter((piece) => piece.day <= day)
    expect(then.length).toBeLessThan(40)
    expect(snapshot(belief(evidence, day))).toEqual(snapshot(belief(then, day)))
    const days = [today - 800, day, today]
    expect(replay({ prior, evidence, sources, days }).map(snapshot)).toEqual(days.map((d) => snapshot(belief(evidence, d))))
  })

  test('whom we hear again later changes nothing of what was said before but its last bits', () => {
    const rating = (id: string, day: number, level: number) =>
      say(id, day, { competency: 'empathy', value: level, noise: 0.5, voice: 'bo' })
    const evidence = [rating('a', today - 300, 4), rating('b', today - 90, 2), rating('c', today - 10, 5)]
    const on = (pieces: readonly Evidence[], days: readonly number[]) =>
      replay({ prior, evidence: pieces, sources: [said], days }).map((b) => b.estimate('empathy'))
    const days = [today - 200, today - 50, today]
    const walked = on(evidence, days)
    days.forEach((day, i) => {
      const [then] = on(
        evidence.filter((piece) => piece.day <= day),
        [day],
      )
      expect(walked[i]!.mean).not.toBe(belief([]).estimate('empathy').mean)
      expect(walked[i]!.mean).toBeCloseTo(then!.mean, 12)
      expect(walked[i]!.sd).toBeCloseTo(then!.sd, 12)
    })
  })

  test('looking on the way does not disturb the walk, and days come back as they were asked for', () => {
    const evidence = history(8, 60)
    const days = [today, today - 500, today - 20, today - 500, today + 30]
    const beliefs = replay({ prior, evidence, sources, days })
    expect(beliefs.map(snapshot)).toEqual(days.map((day) => snapshot(belief(evidence, day))))
    expect(beliefs.map((b) => b.pulls(weightsOf(1, 2)))).toEqual(days.map((day) => belief(evidence, day).pulls(weightsOf(1, 2))))
  })

  test('without new evidence an estimate drifts back to the start and widens', () => {
    const evidence = [say('a', today, { competency: 'empathy', value: 4.5, noise: 0.3 })]
    const at = (day: number) => fuse({ prior, evidence, sources: [said], day }).estimate('empathy')
    const [now, soon, late, never] = [at(today), at(today + 365), at(today + 3 * 365), at(today + 1e6)]
    expect(now.mean).toBeGreaterThan(soon.mean)
    expect(soon.mean).toBeGreaterThan(late.mean)
    expect(now.sd).toBeLessThan(soon.sd)
    expect(soon.sd).toBeLessThan(late.sd)
    expect(never.mean).toBeCloseTo(2.2, 9)
    expect(never.sd).toBeCloseTo(Math.hypot(0.6, 0.7), 9)
  })

  test('after the general half-life half of a deviation is left, so the sd of the change is exactly one sd', () => {
    const general = priorFor({ competencies, roleMeans: new Map(), specificSd: 1e-4 })
    const evidence = [say('a', today, { competency: 'empathy', value: 3, noise: 1e-3 })]
    const day = today + general.generalHalfLifeInDays
    const kept = fuse({ prior: general, evidence, sources: [said], day }).estimate('empathy').mean - 2
    expect(kept).toBeCloseTo(0.5, 4)
    expect(Math.sqrt(2 * (1 - kept))).toBeCloseTo(1, 4)
  })

  test('the variance of any weighted sum is the sum of its covariances, and positive', () => {
    const b = belief(history(7, 120))
    const random = seededRandom(8)
    for (let i = 0; i < 200; i++) {
      const sum = weightsOf(...ids.map(() => random() - 0.5))
      const variance = [...sum].flatMap(([a, x]) => [...sum].map(([c, y]) => x * y * b.covariance(a, c))).reduce((p, q) => p + q)
      expect(b.composite(sum).sd ** 2).toBeCloseTo(variance, 12)
      expect(variance).toBeGreaterThan(0)
    }
    expect(b.covariance('networks', 'empathy')).toBeCloseTo(b.covariance('empathy', 'networks'), 14)
  })
})
