import { describe, expect, test } from 'vitest'
import type { Evidence } from '../../evidence.ts'
import { ids, prior, today } from '../../fixture.ts'
import { inventPerson } from '../../invent-person.ts'
import { normalCdf } from '../../normal.ts'
import { seededRandom } from '../../random.ts'
import { sources } from '../../sources/index.ts'
import { manager } from '../../sources/manager.ts'
import { pickNoise, raterVoice } from '../../sources/rater.ts'
import { flatnessOf, placeOf, surprises } from './surprise.ts'

/** Ratings of many people by three voices each, who are as the source assumes, or not. */
function histogram(seed: number, people: number, { times = 1, shift = 0 }: { times?: number; shift?: number } = {}): number[] {
  const random = seededRandom(seed)
  const bins = new Array<number>(10).fill(0)
  for (let p = 0; p < people; p++) {
    const person = inventPerson(prior, random)
    const evidence: Evidence[] = [0, 1, 2].flatMap((r) =>
      ids.slice(0, 3).map((competency, k) => {
        const bias = shift + times * person.bias(`r${r}`, raterVoice, competency)
        const payload = manager.simulate({ competency, level: person.level(competency), voice: { id: `${p}-${r}`, bias } }, random)
        return { id: `e${r}-${k}`, source: 'manager', version: 1, day: today, payload }
      }),
    )
    for (const one of surprises({ prior, evidence, sources, day: today })) bins[Math.floor(10 * placeOf(one, random))]!++
  }
  return bins
}

describe('what people pick', () => {
  test('is spread evenly over its predictions where voices are as assumed', () => {
    const found = [1, 2, 3, 4, 5, 6].map((seed) => flatnessOf(histogram(seed, 150)))
    expect(found.map(({ count, shape }) => [count, shape])).toEqual(found.map(() => [1350, 'even']))
    // Of six, one below .02 would be seen once in nine times; all seeds are fixed.
    expect(Math.min(...found.map(({ chance }) => chance))).toBeGreaterThan(0.02)
  })

  test('strays further where voices differ more than assumed, less far where less, and leans where all are lenient', () => {
    const of = (wrong: { times?: number; shift?: number }) => {
      const { chance, shape } = flatnessOf(histogram(7, 150, wrong))
      return [chance < 1e-6, shape]
    }
    expect(of({ times: 2 })).toEqual([true, 'wide'])
    expect(of({ times: 0.3 })).toEqual([true, 'narrow'])
    expect(of({ shift: 1 })).toEqual([true, 'high'])
    expect(of({ shift: -1 })).toEqual([true, 'low'])
  })
})

const rating = (level: number): Evidence => ({
  id: 'e',
  source: 'manager',
  version: 1,
  day: today,
  payload: {
    ...{ competency: 'networks', level, rater: { id: 'ann', name: 'Ann' } },
    ...{ situation: 'The handover.', seenOn: '2024-10-04', confidence: 'medium' },
  },
})

test('a first pick is placed by what is predicted of it, and the chances of all picks add up', () => {
  const places = [1, 2, 3, 4, 5].map((level) => surprises({ prior, evidence: [rating(level)], sources, day: today })[0]!)
  expect(places[0]!.below).toBe(0)
  expect(places[4]!.upTo).toBeCloseTo(1, 12)
  for (const i of [1, 2, 3, 4]) expect(places[i]!.below).toBeCloseTo(places[i - 1]!.upTo, 12)
  // Networks starts at 3, the middle of the ladder.
  expect(places[2]!.below + places[2]!.upTo).toBeCloseTo(1, 9)
  expect(places[3]!.voice).toBe('rater:ann')
  // A 3 within half a level of what is seen, which strays by person, voice, opinion and pick: nearly normal, as far as the ladder's ends are.
  const { generalSd, specificSd } = prior
  const sd = Math.hypot(generalSd, specificSd, raterVoice.sd, raterVoice.opinionSd, pickNoise)
  expect(places[2]!.upTo - places[2]!.below).toBeCloseTo(2 * normalCdf(0.5 / sd) - 1, 2)
  // Who is known to judge a level and a half too high surprises nobody with a 5.
  const voices = new Map([['rater:ann', { mean: 1.5, sd: 0.4 }]])
  const [expected] = surprises({ prior, evidence: [rating(5)], sources, voices, day: today })
  expect(expected!.below).toBeLessThan(places[4]!.below - 0.15)
})

test('nothing is said about oneself, about what no source can read, or about a day to come', () => {
  const self: Evidence = { id: 'a', source: 'self', version: 1, day: today, payload: { competency: 'networks', level: 4 } }
  expect(surprises({ prior, evidence: [self], sources, day: today })).toEqual([])
  expect(surprises({ prior, evidence: [{ ...self, source: 'manager' }], sources, day: today })).toEqual([])
  const tomorrow = { ...rating(4), day: today + 1 }
  expect(surprises({ prior, evidence: [tomorrow], sources, day: today })).toEqual([])
  expect(surprises({ prior, evidence: [tomorrow], sources, day: today + 1 })).toHaveLength(1)
})

describe('evenness', () => {
  test('of counts is measured as in the tables of chi-square with nine degrees of freedom', () => {
    // 99.9th percentile 27.877, 95th 16.919, median 8.343 (NIST/SEMATECH e-Handbook, 1.3.6.7.4): from two bins that differ by d, d^2/(2 expected).
    const counts = (chiSquare: number) => {
      const d = Math.sqrt((chiSquare * 1000) / 2)
      return [1000 + d, 1000 - d, ...new Array<number>(8).fill(1000)]
    }
    expect(flatnessOf(counts(16.919)).chance).toBeCloseTo(0.05, 4)
    expect(flatnessOf(counts(27.877)).chance).toBeCloseTo(0.001, 6)
    expect(flatnessOf(counts(8.343)).chance).toBeCloseTo(0.5, 3)
  })

  test('of nothing is even', () => {
    expect(flatnessOf(new Array<number>(10).fill(0))).toEqual({ count: 0, chiSquare: 0, chance: 1, shape: 'even' })
    expect(() => flatnessOf([1, 2])).toThrow(RangeError)
  })
})
