import { describe, expect, test } from 'vitest'
import { drawNormal, seededRandom } from '../../random.ts'
import { type Responses, responsesFrom } from '../../responses.ts'
import { calibrateItems } from '../items/calibrate-items.ts'
import { inventAnswers } from '../items/invent-answers.ts'
import type { CalibratedItems } from '../items/presented.ts'
import { type FittedCurves, fittedCurves } from './fitted-curves.ts'
import { itemFit } from './item-fit.ts'
import { localDependence } from './local-dependence.ts'
import { personFit } from './person-fit.ts'

const curvesOf = (responses: Responses, model: CalibratedItems['model']): FittedCurves => {
  const found = calibrateItems(responses, { model })
  if ('refused' in found) throw new Error(found.refused.join())
  return fittedCurves(found, responses)
}

describe('items', () => {
  test.each([
    ['2pl', 2],
    ['graded', 4],
  ] as const)('%s: where the model is right about one in twenty is called wrong at 5 %%', (model, categories) => {
    const chances = [1, 2, 3, 4, 5, 6].flatMap((seed) =>
      itemFit(curvesOf(inventAnswers({ persons: 1500, items: 20, categories }, seededRandom(seed)).responses, model)).map(
        ({ chance }) => chance!,
      ),
    )
    const share = chances.filter((chance) => chance < 0.05).length / chances.length
    expect(share).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / 120))
    expect(chances.filter((chance) => chance > 0.5).length / chances.length).toBeGreaterThan(0.35)
  })

  test('an item that falls and rises again is found', () => {
    const random = seededRandom(3)
    const rows = Array.from({ length: 2000 }, () => {
      const level = drawNormal(random)
      const right = (eta: number) => Number(random() < 1 / (1 + Math.exp(-eta)))
      return [...Array.from({ length: 14 }, (_, j) => right(1.3 * (level - (j - 6.5) / 5))), right(2 * level * level - 2)]
    })
    const names = Array.from({ length: 15 }, (_, j) => `i${j}`)
    const fits = itemFit(curvesOf(responsesFrom(names, rows), '2pl'))
    expect(fits[14]!.chance).toBeLessThan(1e-6)
    expect(fits.slice(0, 14).filter(({ chance }) => chance! < 0.001).length).toBeLessThan(2)
  })

  test('with gaps everywhere nothing can be said', () => {
    const { responses } = inventAnswers({ persons: 200, items: 6, categories: 2 }, seededRandom(1))
    const rows = Array.from({ length: 200 }, (_, p) =>
      responses.items.map((_, j) => (j === p % 6 ? null : responses.answers[j * 200 + p]!)),
    )
    for (const { chance } of itemFit(curvesOf(responsesFrom(responses.items, rows), '2pl'))) expect(chance).toBeNull()
  })
})

test('most of those who answer thirty items at random fall below -2, few of the others do', () => {
  const random = seededRandom(11)
  const { responses } = inventAnswers({ persons: 1000, items: 30, categories: 4 }, random)
  const answers = responses.answers.map((answer, at) => (at % 1000 < 50 ? Math.floor(4 * random()) : answer))
  const fits = personFit(curvesOf({ ...responses, answers }, 'graded')).map((fit) => fit!)
  const below = (list: readonly number[]) => list.filter((fit) => fit < -2).length / list.length
  expect(below(fits.slice(0, 50))).toBeGreaterThan(0.5)
  expect(below(fits.slice(50))).toBeLessThan(0.05)
})

test('two items that share something are the pair on top', () => {
  const random = seededRandom(12)
  const { responses } = inventAnswers({ persons: 1500, items: 15, categories: 2, gaps: 0.1 }, random)
  const answers = responses.answers.map((answer, at) => (at >= 14 * 1500 && random() < 0.5 ? responses.answers[at - 3 * 1500]! : answer))
  const [first, second, ...rest] = localDependence(curvesOf({ ...responses, answers }, '2pl'))
  expect([first!.first, first!.second]).toEqual(['item12', 'item15'])
  expect(first!.above).toBeGreaterThan(0.2)
  expect(second!.above).toBeLessThan(0.15)
  expect(rest.length).toBe(103)
})
