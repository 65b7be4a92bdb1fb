import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../random.ts'
import { missing, type Responses, responsesFrom } from '../../responses.ts'
import { assemblyKernel, kernelFor } from '../kernel/kernel-for.ts'
import { plainKernel } from '../kernel/plain.ts'
import { calibrateItems } from './calibrate-items.ts'
import { inventAnswers } from './invent-answers.ts'
import { type ItemModelId, itemModels } from './item-models.ts'
import { notFinite, oddAnswers } from './odd-answers.ts'
import type { CalibratedItems } from './presented.ts'

const calibrated = (...given: Parameters<typeof calibrateItems>): CalibratedItems => {
  const found = calibrateItems(...given)
  if ('refused' in found) throw new Error(found.refused.join('\n'))
  return found
}
const figures = ({ items, population }: CalibratedItems) => [...items.flatMap(({ a, b, d, g }) => [a, ...b, ...d, g ?? 0]), population!.sd]
const furthest = (a: readonly number[], b: readonly number[]) => Math.max(...a.map((value, i) => Math.abs(value - b[i]!)))

describe('recovery', () => {
  test('graded items of 2000 people with a fifth of the answers missing: 90 % intervals hold 84 to 96 % of the true values', () => {
    let [held, all] = [0, 0]
    for (const seed of [1, 2, 3]) {
      const { responses, items } = inventAnswers({ persons: 2000, items: 20, categories: 4, gaps: 0.2 }, seededRandom(seed))
      const found = calibrated(responses, { model: 'graded', standardErrors: true })
      expect(found.converged).toBe(true)
      found.items.forEach(({ a, b, se }, j) => {
        const truth = [items[j]!.a, ...items[j]!.b]
        const [got, errors] = [
          [a, ...b],
          [se!.a, ...se!.b],
        ]
        truth.forEach((value, i) => {
          all += 1
          if (Math.abs(got[i]! - value) < 1.645 * errors[i]!) held += 1
        })
      })
    }
    expect(all).toBe(240)
    // three standard errors of a share of .9 in 240
    expect(held / all).toBeGreaterThan(0.9 - 3 * 0.0194)
    expect(held / all).toBeLessThan(0.9 + 3 * 0.0194)
  })
})

describe('what must not matter', () => {
  const { responses } = inventAnswers({ persons: 700, items: 9, categories: 3, gaps: 0.1 }, seededRandom(4))
  const binary = inventAnswers({ persons: 700, items: 12, categories: 2 }, seededRandom(5)).responses

  test.each(itemModels.map(({ id, dichotomous }) => [id, dichotomous ? binary : responses] as [ItemModelId, Responses]))(
    '%s: the kernel',
    (model, data) => {
      const options = { model, priorGuess: { mean: -1.4, sd: 0.5 } }
      const [assembly, plain] = [(bytes: number) => assemblyKernel(bytes)!, (bytes: number) => plainKernel(new ArrayBuffer(bytes))]
      const fast = calibrated(data, { ...options, kernelFor: assembly })
      const slow = calibrated(data, { ...options, kernelFor: plain })
      expect(furthest(figures(fast), figures(slow))).toBeLessThan(1e-9)
      expect(Math.abs(fast.logLik - slow.logLik)).toBeLessThan(1e-9 * Math.abs(slow.logLik))
    },
  )

  test('the same data give the same bits', () => {
    const once = calibrated(responses, { model: 'graded', kernelFor })
    expect(calibrated(responses, { model: 'graded', kernelFor })).toEqual(once)
  })

  test('the order of the persons, to 1e-9', () => {
    const { persons, items, answers } = responses
    const random = seededRandom(9)
    const order = Array.from({ length: persons }, (_, p) => p).toSorted(() => random() - 0.5)
    const shuffled = { ...responses, answers: answers.map((_, at) => answers[at - (at % persons) + order[at % persons]!]!) }
    expect(shuffled.answers).not.toEqual(answers)
    for (const model of ['graded', 'gpcm', 'pcm', 'rsm'] as const) {
      const [one, other] = [calibrated(responses, { model }), calibrated(shuffled, { model })]
      expect(furthest(figures(one), figures(other))).toBeLessThan(1e-9)
      expect(Math.abs(one.logLik - other.logLik)).toBeLessThan(1e-9 * Math.abs(one.logLik))
    }
    expect(items.length).toBe(9)
  })

  test('weights or rows that stand there several times', () => {
    const random = seededRandom(6)
    const weights = Float64Array.from({ length: binary.persons }, () => Math.floor(3 * random()))
    const repeated = Array.from(weights, (weight, p) => Array.from({ length: weight }, () => p)).flat()
    const rows = repeated.map((p) => binary.items.map((_, j) => binary.answers[j * binary.persons + p]!))
    const [weighted, written] = [
      calibrated({ ...binary, weights }, { model: '2pl', standardErrors: true }),
      calibrated(responsesFrom(binary.items, rows), { model: '2pl', standardErrors: true }),
    ]
    expect(furthest(figures(weighted), figures(written))).toBeLessThan(1e-6)
    expect(Math.abs(weighted.logLik - written.logLik)).toBeLessThan(1e-6)
    weighted.items.forEach(({ se }, j) => {
      expect(se!.a).toBeCloseTo(written.items[j]!.se!.a!, 5)
    })
  })

  test('a rough fit first, the width of windows, what categories are called', () => {
    const cold = calibrated(binary, { model: '2pl', warm: 0 })
    expect(furthest(figures(calibrated(binary, { model: '2pl', warm: 200 })), figures(cold))).toBeLessThan(1e-5)
    const renamed = { ...binary, answers: binary.answers.map((answer) => 3 + 4 * answer) }
    const found = calibrated(renamed, { model: '2pl' })
    expect(furthest(figures(found), figures(cold))).toBeLessThan(1e-12)
    expect(found.items[0]!.values).toEqual([3, 7])
  })

  test('somebody who answered nothing', () => {
    const rows = Array.from({ length: binary.persons + 1 }, (_, p) =>
      binary.items.map((_, j) => (p < binary.persons ? binary.answers[j * binary.persons + p]! : null)),
    )
    const [with_, without] = [calibrated(responsesFrom(binary.items, rows), { model: '2pl' }), calibrated(binary, { model: '2pl' })]
    expect(furthest(figures(with_), figures(without))).toBeLessThan(1e-6)
  })
})

describe('what is refused', () => {
  test.each<[string, (number | null)[][], RegExp]>([
    [
      'nobody answered',
      [
        [0, null],
        [1, null],
      ],
      /Item b: nobody answered/,
    ],
    [
      'one category',
      [
        [0, 2],
        [1, 2],
      ],
      /Item b: every answer is 2/,
    ],
    [
      'three categories in 2pl',
      [
        [0, 0],
        [1, 1],
        [1, 2],
      ],
      /Item b: it has more than two/,
    ],
    ['no persons', [], /There are no persons/],
  ])('%s', (_, rows, says) => {
    expect(calibrateItems(responsesFrom(['a', 'b'], rows), { model: '2pl' })).toMatchObject({
      refused: expect.arrayContaining([expect.stringMatching(says)]),
    })
  })

  test('an answer given only by people of weight 0 is no category', () => {
    const weights = Float64Array.of(1, 1, 1, 0)
    const rows = [
      [0, 1],
      [1, 0],
      [1, 1],
      [2, 1],
    ]
    expect(calibrated(responsesFrom(['a', 'b'], rows, weights), { model: '2pl' }).items[0]!.b.length).toBe(1)
  })
})

test('an item that everybody with the same rest answers alike runs to its limit and is noted, without NaN', () => {
  const rows = Array.from({ length: 60 }, (_, p) => [p % 2, p % 2, p % 2])
  const found = calibrated(responsesFrom(['a', 'b', 'c'], rows), { model: '2pl', standardErrors: true })
  expect(figures(found).every(Number.isFinite)).toBe(true)
  expect(JSON.stringify(found)).not.toContain('NaN')
  expect(found.notes.length).toBeGreaterThan(0)
  expect(missing).toBe(255)
})

test('300 small odd data sets: a refusal with a reason, or finite figures', () => {
  const [fitted, refused] = [[] as number[], [] as number[]]
  for (let seed = 1; seed <= 300; seed++) {
    const { responses, options } = oddAnswers(seededRandom(seed))
    const found = calibrateItems(responses, options)
    if ('refused' in found) {
      expect(found.refused[0]).toMatch(/^[A-Z].+\.$/)
      refused.push(seed)
    } else {
      expect(notFinite(found), `seed ${seed}`).toBeNull()
      fitted.push(seed)
    }
  }
  expect(Math.min(fitted.length, refused.length)).toBeGreaterThan(50)
})
