import { describe, expect, test } from 'vitest'
import { seededRandom } from '../random.ts'
import { responsesFrom } from '../responses.ts'
import { fittedModels } from '../scores/fitted-items.ts'
import { score, scoringMethods } from '../scores/index.ts'
import { inventItems } from '../scores/invent-items.ts'
import { administer, answerAt, whyStop } from './administer.ts'
import { openBank } from './bank.ts'
import { choose } from './choose.ts'
import { boundaryInformation } from './criteria/boundary-information.ts'
import { criteria } from './criteria/index.ts'
import { lags } from './share.ts'
import { answered, beginSitting } from './sitting.ts'

const [mfi, kl, mepv] = criteria as [(typeof criteria)[0], (typeof criteria)[0], (typeof criteria)[0]]
const bank = openBank(inventItems('3pl', 300, seededRandom(2)))
const after = (answers: readonly (readonly [number, number])[], from = bank) =>
  answers.reduce((sitting, [item, category]) => answered(from, sitting, item, category), beginSitting(from))

describe('choosing', () => {
  test.each(fittedModels)('%s: walking from the most informative finds what looking at all finds', (model) => {
    const full = openBank(inventItems(model, 400, seededRandom(8)))
    const random = seededRandom(9)
    let sitting = beginSitting(full)
    for (let step = 0; step < 25; step++) {
      for (const criterion of [mfi, boundaryInformation(1.5)]) {
        const worth = criterion.worth(full, sitting)
        const all = full.curves.map((_, item) => item).filter((item) => !sitting.given.includes(item))
        const best = all.toSorted((x, y) => worth(y) - worth(x) || x - y)[0]!
        expect(choose(full, sitting, criterion)).toEqual({ item: best, value: worth(best) })
      }
      const { item } = choose(full, sitting, mfi)!
      sitting = answered(full, sitting, item, answerAt(full, item, 0.8, random()))
    }
  })

  test('information at a boundary is asked there, wherever the estimate stands', () => {
    const { item } = choose(bank, after([]), boundaryInformation(2))!
    const into = new Float64Array(2)
    const at = (i: number) => {
      bank.curves[i]!.expected(2, into)
      return into[0]!
    }
    expect(at(item)).toBe(Math.max(...bank.curves.map((_, i) => at(i))))
    expect(choose(bank, after([]), mfi)!.item).not.toBe(item)
  })

  test('one of the best few by chance, and never without dice', () => {
    const sitting = after([])
    const worth = mfi.worth(bank, sitting)
    const best = bank.curves.map((_, i) => i).toSorted((x, y) => worth(y) - worth(x))
    const drawn = Array.from({ length: 200 }, (_, seed) => choose(bank, sitting, mfi, { among: 4, random: seededRandom(seed) })!.item)
    expect(new Set(drawn)).toEqual(new Set(best.slice(0, 4)))
    expect(() => choose(bank, sitting, mfi, { among: 4 })).toThrow(/needs `random`/)
    expect(() => choose(bank, sitting, mfi, { among: 0 })).toThrow(RangeError)
  })

  test('a worn item is given as rarely as its exposure says', () => {
    const sitting = after([])
    const { item: best } = choose(bank, sitting, mfi)!
    const exposure = bank.curves.map((_, i) => (i === best ? 0.25 : 1))
    const random = seededRandom(5)
    const share =
      Array.from({ length: 2000 }, () => choose(bank, sitting, mfi, { among: 2, exposure, random })!.item).filter((i) => i === best)
        .length / 2000
    // drawn first in half of the cases, passed in a quarter of those
    expect(Math.abs(share - 0.125)).toBeLessThan(0.025)
  })

  test('each group of content gets its share', () => {
    const groups = bank.curves.map((_, i) => (i % 3 === 0 ? 'technical' : 'people'))
    const content = {
      groups,
      weights: new Map([
        ['technical', 1],
        ['people', 1],
        ['none', 0],
      ]),
    }
    const random = seededRandom(1)
    const { rows } = administer(bank, (item) => answerAt(bank, item, 0, random()), mfi, { most: 20 }, { content })
    expect(rows.filter(({ item }) => groups[item] === 'people').length).toBe(10)
  })

  test('what a group is owed: its share of the weights less its share of what was given', () => {
    const weights = new Map([
      ['a', 1],
      ['b', 3],
      ['c', 0],
    ])
    expect(lags(weights, ['a', 'b'])).toEqual(
      new Map([
        ['a', -0.25],
        ['b', 0.25],
      ]),
    )
    expect(lags(weights, [])).toEqual(
      new Map([
        ['a', 0.25],
        ['b', 0.75],
      ]),
    )
  })

  test('nothing twice, and nothing left when all is used up', () => {
    const small = openBank(inventItems('gpcm', 6, seededRandom(3)))
    for (const criterion of [mfi, kl, mepv]) {
      const { rows, stopped } = administer(small, () => 1, criterion, { most: 50 })
      expect(new Set(rows.map(({ item }) => item)).size).toBe(6)
      expect(stopped).toBe('nothing left')
    }
  })

  test('every criterion beats asking blindly', () => {
    const se = (criterion: (typeof criteria)[0]) =>
      administer(bank, (item) => answerAt(bank, item, 0.5, 0.5), criterion, { most: 12 }).sitting.se
    const blind = after(Array.from({ length: 12 }, (_, i) => [i, answerAt(bank, i, 0.5, 0.5)] as const)).se
    for (const criterion of criteria) expect(se(criterion)).toBeLessThan(0.8 * blind)
  })
})

describe('a sitting', () => {
  test('believes what the scores say', () => {
    const answers = [
      [3, 1],
      [17, 0],
      [50, 1],
      [51, 1],
    ] as const
    const sitting = after(answers)
    const ids = answers.map(([item]) => bank.items.items[item]!.id)
    const scores = score(bank.items, responsesFrom(ids, [answers.map(([, category]) => category)]), scoringMethods[0]!)
    expect(sitting.theta).toBeCloseTo(scores.theta[0]!, 10)
    expect(sitting.se).toBeCloseTo(scores.se[0]!, 10)
  })

  test('stays finite over a thousand answers', () => {
    const long = openBank(inventItems('2pl', 1000, seededRandom(4)))
    const sitting = after(
      Array.from({ length: 1000 }, (_, i) => [i, i % 2] as const),
      long,
    )
    expect(Number.isFinite(sitting.theta)).toBe(true)
    expect(sitting.se).toBeGreaterThan(0)
  })

  test('refuses what the bank does not have', () => {
    expect(() => answered(bank, beginSitting(bank), 300, 0)).toThrow('The bank has no item 300.')
    expect(() => answered(bank, beginSitting(bank), 0, 2)).toThrow(/has no category 2/)
  })
})

describe('stopping', () => {
  const sitting = after([
    [0, 1],
    [1, 1],
    [2, 1],
    [3, 1],
  ])
  test('by count, precision, decision, or not yet', () => {
    const { se } = sitting
    expect(whyStop(bank, sitting, { most: 4 })).toBe('count')
    expect(whyStop(bank, sitting, { most: 5 })).toBeNull()
    expect(whyStop(bank, sitting, { most: 5, se: se + 1e-9 })).toBe('precise')
    expect(whyStop(bank, sitting, { most: 5, se: se - 1e-9 })).toBeNull()
    expect(whyStop(bank, sitting, { most: 9, fewest: 5, se: 2 })).toBeNull()
    expect(whyStop(bank, sitting, { most: 5, boundary: { cut: -4, chance: 0.95 } })).toBe('decided')
    expect(whyStop(bank, sitting, { most: 5, boundary: { cut: 4, chance: 0.95 } })).toBe('decided')
    expect(whyStop(bank, sitting, { most: 5, boundary: { cut: sitting.theta, chance: 0.95 } })).toBeNull()
  })

  test('decisions are right as often as they say', () => {
    const random = seededRandom(12)
    let right = 0
    const decided = { of: 0 }
    for (let person = 0; person < 300; person++) {
      const truth = 3 * random() - 1.5
      const { sitting: end, stopped } = administer(bank, (item) => answerAt(bank, item, truth, random()), boundaryInformation(0.2), {
        most: 60,
        boundary: { cut: 0.2, chance: 0.9 },
      })
      if (stopped !== 'decided') continue
      decided.of++
      if (end.theta >= 0.2 === truth >= 0.2) right++
    }
    expect(decided.of).toBeGreaterThan(200)
    expect(right / decided.of).toBeGreaterThan(0.88)
  })
})
