import { describe, expect, test } from 'vitest'
import { fuse } from '../fuse.ts'
import { threeParameter } from '../items/three-parameter.ts'
import { priorFor } from '../prior.ts'
import { seededRandom } from '../random.ts'
import { sources } from '../sources/index.ts'
import { type Candidate, modelOf } from './candidate.ts'
import { select } from './select.ts'
import { start } from './start.ts'
import { stop } from './stop.ts'

const ids = ['networks', 'debugging', 'empathy']
const prior = priorFor({
  competencies: ids.map((id) => ({ id, half: id === 'empathy' ? ('people' as const) : ('technical' as const), halfLifeInDays: 1000 })),
  roleMeans: new Map([
    ['networks', 3],
    ['debugging', 2.4],
    ['empathy', 7],
  ]),
})
const answered = (competency: string, i: number) => ({
  id: `${competency}${i}`,
  source: 'test',
  version: 1,
  day: 20_000,
  payload: { competency, model: 'm', version: 1, band: 'b', seed: i, a: 1.5, b: 3, c: 0, answered: 0, right: i % 2 === 0, seconds: null },
})
const belief = fuse({ prior, evidence: [0, 1, 2, 3].map((i) => answered('networks', i)), sources, day: 20_000 })
const even = new Map(ids.map((id) => [id, 1]))
const bank: Candidate[] = ids.flatMap((competency, k) =>
  Array.from({ length: 12 }, (_, i) => ({
    id: `${competency}-${i}`,
    model: `${competency}-${i >> 1}`,
    competency,
    a: 0.8 + 0.1 * ((5 * i + k) % 7),
    b: 0.4 * i,
    c: 0.2,
  })),
)
const run = (length: number, options: Partial<Parameters<typeof select>[0]> = {}, seed = 1) => {
  const given: Candidate[] = []
  const random = seededRandom(seed)
  while (given.length < length) {
    const next = select({ belief, candidates: bank, weights: even, given, random, ...options })
    if (!next) break
    given.push(next)
  }
  return given
}

describe('start', () => {
  test('begins with the doubt that weighs most, at the level believed so far', () => {
    expect(start(belief, even)).toEqual({ competency: 'empathy', level: belief.estimate('empathy') })
    expect(start(belief, new Map([...even, ['empathy', 0]]))!.competency).toBe('debugging')
    expect(start(belief, new Map([...even, ['networks', 3]]))!.competency).toBe('networks')
    expect(start(belief, new Map())).toBeNull()
    expect(start(belief, new Map([['networks', 0]]))).toBeNull()
  })
})

describe('select', () => {
  test('alone with the best: the most informative item of the competency that begins', () => {
    const best = run(1, { among: 1 })[0]!
    const information = (c: Candidate) => threeParameter.information(c, belief.estimate('empathy').mean)
    const rivals = bank.filter(({ competency }) => competency === 'empathy')
    expect(best).toBe(rivals.toSorted((x, y) => information(y) - information(x))[0])
  })

  test('gives each competency its share', () => {
    const counts = (weights: Map<string, number>) => {
      const given = run(12, { weights })
      return ids.map((id) => given.filter(({ competency }) => competency === id).length)
    }
    expect(counts(even)).toEqual([4, 4, 4])
    expect(counts(new Map([...even, ['networks', 2]]))).toEqual([6, 3, 3])
    expect(counts(new Map([...even, ['empathy', 0]]))).toEqual([6, 6, 0])
  })

  test('never takes an item twice, nor a model while another is left in any competency', () => {
    const given = run(100)
    expect(given.length).toBe(36)
    expect(new Set(given.map(({ id }) => id)).size).toBe(36)
    expect(new Set(given.slice(0, 18).map(modelOf)).size).toBe(18)
    expect(select({ belief, candidates: bank, weights: even, given: bank, random: seededRandom(1) })).toBeNull()
    expect(select({ belief, candidates: [], weights: even, given: [], random: seededRandom(1) })).toBeNull()
  })

  test('takes one of the best few by chance: people differ, dice do not', () => {
    const information = (c: Candidate) => threeParameter.information(c, belief.estimate('empathy').mean)
    const best = bank.filter(({ competency }) => competency === 'empathy').toSorted((x, y) => information(y) - information(x))
    const firsts = Array.from({ length: 200 }, (_, seed) => run(1, { among: 3 }, seed)[0]!)
    expect(new Set(firsts)).toEqual(new Set(best.slice(0, 3)))
    expect(run(9, {}, 5)).toEqual(run(9, {}, 5))
  })

  test('an item with little exposure is given as rarely as it says, while another is left', () => {
    const [worn, fresh] = [
      { id: 'worn', competency: 'networks', a: 1, b: 3, c: 0, exposure: 0.2 },
      { id: 'fresh', competency: 'networks', a: 1, b: 3, c: 0 },
    ]
    const random = seededRandom(3)
    const draw = (candidates: Candidate[]) => select({ belief, candidates, weights: even, given: [], random })!.id
    const share = Array.from({ length: 4000 }, () => draw([worn, fresh])).filter((id) => id === 'worn').length / 4000
    // drawn first in half of the cases, and passed in a fifth of those
    expect(share).toBeCloseTo(0.1, 1)
    expect(share).toBeLessThan(0.13)
    expect(draw([worn])).toBe('worn')
  })

  test('tells more than items taken blindly', () => {
    const information = (items: readonly Candidate[]) =>
      items.reduce((sum, c) => sum + threeParameter.information(c, belief.estimate('networks').mean), 0) / items.length
    const blindly = bank.filter(({ competency }) => competency === 'networks')
    expect(information(run(3, { weights: new Map([['networks', 1]]), among: 1 }))).toBeGreaterThan(1.5 * information(blindly))
  })
})

describe('stop', () => {
  const weights = new Map([['networks', 2]])
  const { sd } = belief.estimate('networks')
  test('by count, by precision, or not yet', () => {
    expect(stop(belief, weights, 8, { most: 8 })).toBe('count')
    expect(stop(belief, weights, 7, { most: 8 })).toBeNull()
    expect(stop(belief, weights, 7, { most: 8, sd: sd + 1e-9 })).toBe('precise')
    expect(stop(belief, weights, 7, { most: 8, sd: sd - 1e-9 })).toBeNull()
    expect(stop(belief, weights, 3, { most: 8, fewest: 4, sd: 2 })).toBeNull()
    expect(stop(belief, weights, 8, { most: 8, sd: 2 })).toBe('count')
  })
})
