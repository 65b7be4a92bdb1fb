import { describe, expect, test } from 'vitest'
import { drawNormal, seededRandom } from '../random.ts'
import { responsesFrom } from '../responses.ts'
import { examine } from './examine.ts'
import { fairnessMethods } from './index.ts'
import { lordChiSquare, onOneScale } from './lord.ts'
import { twoGroups } from './two-groups.ts'

/** Two groups of a thousand, the focal one half an sd lower; item 4 is harder for it than it should be, by `unfair`. */
function invented(unfair: number, seed = 1) {
  const random = seededRandom(seed)
  const names = Array.from({ length: 15 }, (_, j) => `i${j + 1}`)
  const groups = Array.from({ length: 2000 }, (_, p) => (p % 2 ? 'focal' : 'reference'))
  const rows = groups.map((group) => {
    const theta = drawNormal(random) - (group === 'focal' ? 0.5 : 0)
    return names.map((_, j) =>
      random() < 1 / (1 + Math.exp(-1.3 * (theta - (j / 5 - 1.5) - (j === 3 && group === 'focal' ? unfair : 0)))) ? 1 : 0,
    )
  })
  return { responses: responsesFrom(names, rows), groups, rows, names }
}

describe.each(fairnessMethods.filter(({ id }) => id !== 'logistic-nonuniform').map((method) => [method.id, method] as const))(
  '%s',
  (_, method) => {
    test('finds the item that is unfair, and no other for long', () => {
      const { responses, groups } = invented(1)
      const { items } = examine(twoGroups(responses, groups, 'focal'), method, { purify: true })
      const found = items[3]!
      if ('refused' in found) throw new Error('refused')
      expect(found.flagged).toBe(true)
      expect(['B', 'C']).toContain(found.class)
      expect(items.filter((item) => 'class' in item && item.class === 'C' && item.id !== 'i4')).toEqual([])
    })

    test('leaves fair items alone, though the groups differ', () => {
      const { responses, groups } = invented(0, 7)
      const { items } = examine(twoGroups(responses, groups, 'focal'), method)
      expect(items.filter((item) => 'class' in item && item.class !== 'A')).toEqual([])
    })

    test('says the same whatever the order of the persons, and the opposite with the groups changed', () => {
      const { responses, groups, rows, names } = invented(0.6, 3)
      const there = examine(twoGroups(responses, groups, 'focal'), method)
      const back = examine(twoGroups(responsesFrom(names, rows.toReversed()), groups.toReversed(), 'focal'), method)
      const turned = examine(twoGroups(responses, groups, 'reference'), method)
      there.items.forEach((item, j) => {
        const [b, t] = [back.items[j]!, turned.items[j]!]
        if (!('effect' in item && 'effect' in b && 'effect' in t)) throw new Error('refused')
        expect(b.effect).toBeCloseTo(item.effect, 9)
        if (method.id === 'mh') expect(t.effect).toBeCloseTo(-item.effect, 9)
      })
    })

    test('too few to say', () => {
      const groups = ['a', 'a', 'b', 'b']
      const { items } = examine(twoGroups(responsesFrom(['i1'], [[1], [1], [1], [1]]), groups, 'a'), method)
      if (method.id === 'std') expect(items[0]).toMatchObject({ effect: 0 })
      else expect(items[0]).toEqual({ id: 'i1', refused: 'too few' })
    })
  },
)

test('two groups, right and wrong, or a sentence that says what is missing', () => {
  const responses = responsesFrom(['i1'], [[0], [1], [1]])
  expect(() => twoGroups(responses, ['a', 'b', 'c'], 'a')).toThrow('There are 3 groups; this compares two.')
  expect(() => twoGroups(responses, ['a', 'b', ''], 'a')).toThrow('Somebody has no group.')
  expect(() => twoGroups(responses, ['a', 'b', 'b'], 'c')).toThrow('There is no group "c"; there are "a" and "b".')
  expect(() => twoGroups(responsesFrom(['i1'], [[0], [2], [1]]), ['a', 'b', 'b'], 'a')).toThrow(/more than two categories/)
})

test("Lord's chi-square: one parameter by hand, two against the inverse, a common scale first", () => {
  const one = lordChiSquare({ parameters: [0.5], covariance: [[0.04]] }, { parameters: [0], covariance: [[0.05]] })
  expect(one.statistic).toBeCloseTo(0.25 / 0.09, 12)
  const two = lordChiSquare(
    {
      parameters: [1, 0.2],
      covariance: [
        [0.02, 0.01],
        [0.01, 0.03],
      ],
    },
    {
      parameters: [1.3, 0],
      covariance: [
        [0.02, 0],
        [0, 0.03],
      ],
    },
  )
  // inverse of [[.04, .01], [.01, .06]] is [[.06, -.01], [-.01, .04]] / .0023
  expect(two.statistic).toBeCloseTo((0.06 * 0.09 + 2 * 0.01 * 0.3 * 0.2 + 0.04 * 0.04) / 0.0023, 10)
  expect(two.degrees).toBe(2)
  expect(onOneScale([0, 1], [1, 2], [0, 1])).toEqual([0, 1])
  expect(() => lordChiSquare({ parameters: [1], covariance: [[0]] }, { parameters: [1], covariance: [[0]] })).toThrow(/positive definite/)
})
