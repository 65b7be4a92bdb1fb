import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { history, ids, prior, said, say, snapshot, today, weightsOf } from './fixture.ts'
import { fuse } from './fuse.ts'
import { defineSource } from './source.ts'
import { sources } from './sources/index.ts'

describe('evidence that cannot be used is named, never thrown', () => {
  const good = say('good', today, { competency: 'empathy', value: 3 })
  const broken = defineSource({
    ...said,
    id: 'broken',
    observe: ({ competency }) => [{ competency, likelihood: () => Number.NaN }],
  })
  test.each([
    ['unknown-source', { ...good, id: 'bad', source: 'tarot' }],
    ['unknown-version', { ...good, id: 'bad', version: 7 }],
    ['payload', { ...good, id: 'bad', payload: { competency: 'empathy' } }],
    ['payload', { ...good, id: 'bad', payload: null }],
    ['day', { ...good, id: 'bad', day: Number.NaN }],
    ['day', { ...good, id: 'bad', day: Infinity }],
    ['unknown-competency', say('bad', today, { competency: 'juggling', value: 3 })],
    ['likelihood', { ...good, id: 'bad', source: 'broken' }],
  ])('%s', (reason, bad) => {
    const with_ = fuse({ prior, evidence: [bad, good], sources: [said, broken], day: today })
    const without = fuse({ prior, evidence: [good], sources: [said], day: today })
    expect(with_.refused).toEqual([{ evidence: 'bad', reason }])
    expect(with_.estimate('empathy')).toEqual(without.estimate('empathy'))
    expect(with_.pulls(weightsOf(0, 0, 0, 1)).filter(({ pull }) => pull !== 0)).toEqual(without.pulls(weightsOf(0, 0, 0, 1)))
  })

  test('repeated-id: the first in order counts, whichever way they are handed over', () => {
    const other = say('good', today, { competency: 'empathy', value: 1 })
    const one = fuse({ prior, evidence: [good, other], sources: [said], day: today })
    const two = fuse({ prior, evidence: [other, good], sources: [said], day: today })
    expect(one.refused).toEqual([{ evidence: 'good', reason: 'repeated-id' }])
    expect(snapshot(one)).toEqual(snapshot(two))
  })

  test('nothing a person can produce makes a figure that is not finite', () => {
    const anything = fc.record({
      id: fc.string(),
      source: fc.constantFrom(...sources.map(({ id }) => id), 'tarot'),
      version: fc.constantFrom(1, 2),
      day: fc.oneof(fc.integer({ min: -1e5, max: 1e6 }), fc.double()),
      payload: fc.anything(),
    })
    const answers = fc.array(fc.tuple(fc.nat(10_000), fc.integer({ min: 0, max: 40 })), { maxLength: 4 })
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 5 }), answers, fc.integer({ min: -1e5, max: 1e6 }), (wild, tame, day) => {
        const evidence = [
          ...wild,
          ...tame.flatMap(([seed, pieces], i) => history(seed, pieces).map((piece) => ({ ...piece, id: `${i}${piece.id}` }))),
        ]
        const b = fuse({ prior, evidence, sources, day })
        for (const id of ids) {
          const { mean, sd } = b.estimate(id)
          expect(mean).toBeGreaterThan(-10)
          expect(mean).toBeLessThan(15)
          expect(sd).toBeGreaterThan(0)
          expect(sd).toBeLessThan(1)
        }
        for (const { value, noise } of b.sites) expect(Number.isFinite(value) && noise > 0 && noise <= 10).toBe(true)
        for (const { pull } of b.pulls(weightsOf(1, 1, 1, 1, 1))) expect(Number.isFinite(pull)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('a thousand equal answers of the most extreme kind stay finite', () => {
    for (const level of [1, 5]) {
      const evidence = Array.from({ length: 1000 }, (_, i) =>
        say(`e${i}`, today + i, { competency: 'empathy', value: level * 100, noise: 1e-3 }),
      )
      const { mean, sd } = fuse({ prior, evidence, sources: [said], day: today + 1000 }).estimate('empathy')
      expect(Number.isFinite(mean)).toBe(true)
      expect(sd).toBeGreaterThan(0)
    }
  })
})
