import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawNormal, seededRandom } from '../random.ts'
import { responsesFrom } from '../responses.ts'
import { curveOf } from './curves/index.ts'
import { type FittedItems, fittedModels, readFittedItems } from './fitted-items.ts'
import { fineGrid } from './grid.ts'
import { score, scoringMethods } from './index.ts'
import { inventItems } from './invent-items.ts'
import { scoreOf } from './scores.ts'
import { sumScoreTable } from './sum-scores.ts'
import { scoreTogether } from './together.ts'

const [eap, map, ml, wle] = scoringMethods as [
  (typeof scoringMethods)[0],
  (typeof scoringMethods)[0],
  (typeof scoringMethods)[0],
  (typeof scoringMethods)[0],
]
const names = (items: FittedItems) => items.items.map(({ id }) => id)
const slopeAt = (f: (theta: number) => number, theta: number, h = 1e-4) => (f(theta + h) - f(theta - h)) / (2 * h)

describe.each(fittedModels.map((model) => [model] as const))('%s', (model) => {
  const items = inventItems(model, 12, seededRandom(5))
  const curves = items.items.map((item) => curveOf(model, item))
  const levels = [-4, -1.3, 0, 0.7, 2.2, 5]

  test('slopes and curvatures are those of the logarithm, and the expectations those of the answers', () => {
    const [slopes, expected] = [new Float64Array(2), new Float64Array(2)]
    for (const curve of curves)
      for (const theta of levels) {
        let [total, information, bias] = [0, 0, 0]
        for (let k = 0; k < curve.categories; k++) {
          curve.slopes(theta, k, slopes)
          const [slope, curvature] = slopes as unknown as [number, number]
          expect(slope).toBeCloseTo(
            slopeAt((x) => curve.log(x, k), theta),
            6,
          )
          expect(curvature).toBeCloseTo(
            slopeAt((x) => {
              curve.slopes(x, k, slopes)
              return slopes[0]!
            }, theta),
            6,
          )
          const p = Math.exp(curve.log(theta, k))
          total += p
          information += p * slope * slope
          bias += p * slope * (curvature + slope * slope)
        }
        curve.expected(theta, expected)
        expect(total).toBeCloseTo(1, 12)
        expect(expected[0]).toBeCloseTo(information, 10)
        expect(expected[1]).toBeCloseTo(bias, 10)
        expect(expected[0]).toBeLessThanOrEqual(curve.mostInformation + 1e-12)
      }
  })

  test('what an answer comes to far out is its limit', () => {
    for (const curve of curves)
      for (let k = 0; k < curve.categories; k++)
        for (const side of [-1, 1] as const) {
          const limit = curve.limit(k, side)
          const far = curve.log(side * 400, k)
          if (limit === -Infinity) expect(far).toBeLessThan(-50)
          else expect(far).toBeCloseTo(limit, 8)
        }
  })

  test('a table of sums adds up to everybody, rises, and is what patterns average to', () => {
    const few = { ...items, items: items.items.slice(0, 4) }
    const table = sumScoreTable(few)
    expect(table.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 8)
    for (let s = 1; s < table.length; s++) expect(table[s]!.theta).toBeGreaterThan(table[s - 1]!.theta)
    // the highest sum is one pattern only
    const highest = few.items.map((item) => curveOf(model, item).categories - 1)
    const [top] = [score(few, responsesFrom(names(few), [highest]), eap)].map((scores) => scoreOf(scores, 0))
    expect(top).toEqual({ theta: expect.closeTo(table.at(-1)!.theta, 9), se: expect.closeTo(table.at(-1)!.se, 9) })
  })

  test('whatever is answered, every score is finite or says that there is none', () => {
    const column = fc.record({
      answers: fc.array(fc.nat({ max: 255 }), { minLength: 12, maxLength: 12 }),
      scale: fc.constantFrom(0.01, 1, 30),
    })
    fc.assert(
      fc.property(column, ({ answers, scale }) => {
        const scaled = { ...items, items: items.items.map((item) => ({ ...item, a: item.a * scale })) }
        const row = answers.map((answer, j) => (answer % 4 === 3 ? null : answer % curves[j]!.categories))
        const responses = responsesFrom(names(items), [row])
        for (const method of scoringMethods) {
          const got = scoreOf(score(scaled, responses, method), 0)
          if ('none' in got) expect(['ml', 'wle']).toContain(method.id)
          else {
            expect(Number.isFinite(got.theta)).toBe(true)
            expect(got.se).toBeGreaterThan(0)
            expect(got.se).toBeLessThan(Infinity)
          }
        }
      }),
      { numRuns: 20, seed: 7 },
    )
  })
})

describe('no finite estimate', () => {
  const two = inventItems('2pl', 6, seededRandom(1))
  const three = inventItems('3pl', 6, seededRandom(1))
  const of = (items: FittedItems, row: (number | null)[], method: (typeof scoringMethods)[0]) =>
    scoreOf(score(items, responsesFrom(names(items), [row]), method), 0)

  test('for likelihood: all wrong, all right, or nothing', () => {
    for (const row of [Array(6).fill(0), Array(6).fill(1), Array(6).fill(null)])
      expect(of(two, row, ml)).toEqual({ none: 'no finite estimate' })
    expect(of(two, [1, 0, 1, 0, 1, 1], ml)).toHaveProperty('theta')
  })

  test('for weighted likelihood: only nothing', () => {
    expect(of(two, Array(6).fill(null), wle)).toEqual({ none: 'no finite estimate' })
    expect(of(two, Array(6).fill(1), wle)).toHaveProperty('theta')
  })

  test('with guessing: a pattern that pure guessing explains better than any level', () => {
    const easyFirst = three.items.map((item, j) => ({ ...item, a: 2, b: [j - 3] as number[], g: 0.3 }))
    expect(of({ ...three, items: easyFirst }, [0, 0, 0, 0, 0, 1], ml)).toEqual({ none: 'no finite estimate' })
    expect(of({ ...three, items: easyFirst }, [1, 1, 1, 0, 0, 1], ml)).toHaveProperty('theta')
  })

  test('with guessing and very steep items, the highest of several peaks is found, however narrow', () => {
    const steep = {
      model: '3pl' as const,
      items: [
        { id: 'a', a: 3000, b: [0.52], g: 0.2 },
        { id: 'b', a: 3000, b: [0.55], g: 0.2 },
        { id: 'c', a: 1, b: [-3], g: 0.2 },
      ],
    }
    const got = of(steep, [1, 0, 1], map)
    // right at .52, wrong at .55: the peak between the two is higher than guessing far below
    if ('none' in got) throw new Error('none')
    const height = (theta: number) =>
      steep.items.reduce((sum, item, j) => sum + curveOf('3pl', item).log(theta, [1, 0, 1][j]!), (-theta * theta) / 2)
    const best = Math.max(...Array.from({ length: 60_001 }, (_, i) => height(i / 5000 - 6)))
    expect(height(got.theta)).toBeGreaterThan(best - 1e-3)
  })

  test('the population answers for whoever answered nothing', () => {
    for (const method of [eap, map]) {
      const got = of({ ...two, population: { mean: 1, sd: 2 } }, Array(6).fill(null), method)
      expect(got).toEqual({ theta: expect.closeTo(1, 9), se: expect.closeTo(2, 6) })
    }
  })
})

describe('many persons', () => {
  const items = inventItems('graded', 23, seededRandom(9))
  const random = seededRandom(10)
  const curves = items.items.map((item) => curveOf('graded', item))
  const rows = Array.from({ length: 40 }, () =>
    curves.map(({ categories }) => (random() < 0.15 ? null : Math.floor(random() * categories))),
  )

  test('each is scored as if alone, in any order', () => {
    for (const method of scoringMethods) {
      const together = score(items, responsesFrom(names(items), rows), method)
      const backwards = score(items, responsesFrom(names(items), rows.toReversed()), method)
      rows.forEach((row, p) => {
        const alone = score(items, responsesFrom(names(items), [row]), method)
        expect(Math.abs(together.theta[p]! - alone.theta[0]!)).toBeLessThan(1e-9)
        expect(Math.abs(together.theta[p]! - backwards.theta[rows.length - 1 - p]!)).toBeLessThan(1e-12)
      })
    }
  })

  test('a test too sharp for the grid gets a finer one', () => {
    const sharp = { model: '2pl' as const, items: Array.from({ length: 400 }, (_, j) => ({ id: `i${j}`, a: 2.5, b: [j / 400 - 0.5] })) }
    const row = sharp.items.map(({ b }) => (b[0]! < 0.13 ? 1 : 0))
    const responses = responsesFrom(names(sharp), [row])
    const got = score(sharp, responses, eap)
    const fine = score(sharp, responses, eap, { nodes: 3001 })
    expect(Math.abs(got.theta[0]! - fine.theta[0]!)).toBeLessThan(1e-6)
    expect(Math.abs(got.se[0]! - fine.se[0]!)).toBeLessThan(1e-6)
    expect(
      fineGrid(
        { mean: 0, sd: 1 },
        sharp.items.map((item) => curveOf('2pl', item)),
        61,
        6,
      ).nodes.length,
    ).toBeGreaterThan(200)
  })

  test('a long test of unlikely answers loses no digits', () => {
    const long = { model: '2pl' as const, items: Array.from({ length: 600 }, (_, j) => ({ id: `i${j}`, a: 2, b: [j % 2 ? 4 : -4] })) }
    const row = long.items.map((_, j) => (j % 2 ? 1 : 0))
    const got = scoreOf(score(long, responsesFrom(names(long), [row]), eap), 0)
    // symmetric: as many impossible rights as impossible wrongs
    expect(got).toEqual({ theta: expect.closeTo(0, 9), se: expect.any(Number) })
    expect((got as { se: number }).se).toBeGreaterThan(0.05)
  })

  test('answers called otherwise than 0, 1, ... are known by what they were called', () => {
    const called = { ...items, items: items.items.map((item) => ({ ...item, values: item.b.concat(0).map((_, k) => 2 * k + 1) })) }
    const renamed = rows.map((row) => row.map((answer) => (answer === null ? null : 2 * answer + 1)))
    const plain = score(items, responsesFrom(names(items), rows), eap)
    expect(score(called, responsesFrom(names(items), renamed), eap)).toEqual(plain)
    expect(() => score(called, responsesFrom([names(items)[0]!], [[1], [2]]), eap)).toThrow(/row 2: answer 2 is none of 1, 3, 5/)
  })

  test('says which item and which person cannot be scored', () => {
    expect(() => score(items, responsesFrom(['nowhere'], [[0]]), eap)).toThrow('Item "nowhere" is not among the fitted items.')
    expect(() => score(items, responsesFrom([names(items)[0]!], [[0], [9]]), eap)).toThrow(/person in row 2: answer 9/)
  })
})

describe('competencies that go together', () => {
  const items = inventItems('2pl', 18, seededRandom(3))
  const ids = ['networks', 'debugging', 'empathy']
  const of = new Map(items.items.map(({ id }, j) => [id, ids[j % 3]!]))
  const covariance = [
    [1, 0.6, 0.3],
    [0.6, 1.2, 0.4],
    [0.3, 0.4, 0.8],
  ]
  const random = seededRandom(4)
  const rows = Array.from({ length: 12 }, () => items.items.map(() => (random() < 0.2 ? null : Math.round(random()))))
  const responses = responsesFrom(names(items), rows)
  const among = { ids, means: [0, 0.5, -0.2], covariance, of }

  test('expectation propagation stays close to exact integration', () => {
    const near = scoreTogether(items, responses, among, { exactUpTo: 0 })
    const exact = scoreTogether(items, responses, among, { exactUpTo: 3 })
    near.forEach(({ means, covariance: c }, p) => {
      for (let d = 0; d < 3; d++) {
        expect(Math.abs(means[d]! - exact[p]!.means[d]!)).toBeLessThan(0.01)
        expect(Math.abs(Math.sqrt(c[d * 4]! / exact[p]!.covariance[d * 4]!) - 1)).toBeLessThan(0.01)
      }
    })
  })

  test('alone, a competency gets its expected a posteriori; without a correlation the others add nothing', () => {
    const alone = { ids: ['all'], means: [0], covariance: [[1]], of: new Map(names(items).map((id) => [id, 'all'])) }
    const scores = score(items, responses, eap)
    for (const exactUpTo of [0, 2] as const)
      scoreTogether(items, responses, alone, { exactUpTo }).forEach(({ means, covariance: c }, p) => {
        const digits = exactUpTo === 0 ? 4 : 5
        expect(means[0]).toBeCloseTo(scores.theta[p]!, digits)
        expect(Math.sqrt(c[0]!)).toBeCloseTo(scores.se[p]!, digits)
      })
    const apart = { ...among, covariance: covariance.map((row, i) => row.map((value, j) => (i === j ? value : 0))) }
    const one = names(items).filter((id) => of.get(id) === 'networks')
    const only = score(
      { ...items, items: items.items.filter(({ id }) => one.includes(id)), population: { mean: 0, sd: 1 } },
      responsesFrom(
        one,
        rows.map((row) => row.filter((_, j) => j % 3 === 0)),
      ),
      eap,
    )
    for (const [p, { means }] of scoreTogether(items, responses, apart).entries()) expect(means[0]).toBeCloseTo(only.theta[p]!, 4)
  })

  test('a correlation carries over to what was not asked', () => {
    const asked = responsesFrom(names(items), [items.items.map((_, j) => (j % 3 === 0 ? 1 : null))])
    const [got] = scoreTogether(items, asked, among)
    expect(got!.means[0]).toBeGreaterThan(0.3)
    // the others move along their regression on the first: .6 / 1 and .3 / 1 of its step
    expect(got!.means[1]! - 0.5).toBeCloseTo(0.6 * got!.means[0]!, 3)
    expect(got!.means[2]! + 0.2).toBeCloseTo(0.3 * got!.means[0]!, 3)
  })

  test('a covariance that is none is refused, and an item that measures nothing', () => {
    expect(() =>
      scoreTogether(items, responses, {
        ...among,
        covariance: [
          [1, 2, 0],
          [2, 1, 0],
          [0, 0, 1],
        ],
      }),
    ).toThrow(/positive definite/)
    expect(() => scoreTogether(items, responses, { ...among, of: new Map() })).toThrow(/measures no competency/)
  })
})

describe('fitted items are read with care', () => {
  const good = { model: 'graded', items: [{ id: 'a', a: 1, b: [0, 1] }] }
  test.each([
    [{ ...good, model: 'other' }, /model/],
    [{ ...good, items: [] }, /items/],
    [{ ...good, items: [{ id: 'a', a: 1, b: [1, 0] }] }, /must rise/],
    [{ ...good, items: [...good.items, ...good.items] }, /twice/],
    [{ model: '2pl', items: [{ id: 'a', a: 1, b: [0, 1] }] }, /takes one/],
    [{ model: '3pl', items: [{ id: 'a', a: 1, b: [0], g: 0.9, u: 0.5 }] }, /below u/],
    [null, /file/],
  ])('%j', (value, why) => {
    expect(readFittedItems(value)).toEqual({ refused: expect.stringMatching(why) })
  })
  test('and taken when they are in order', () => expect(readFittedItems(good)).toBe(good))
})

describe('recovery', () => {
  test('nine intervals in ten hold the truth, and scores follow it', () => {
    const items = inventItems('gpcm', 20, seededRandom(21))
    const random = seededRandom(22)
    const curves = items.items.map((item) => curveOf('gpcm', item))
    const truth = Array.from({ length: 2000 }, () => drawNormal(random))
    const rows = truth.map((theta) =>
      curves.map((curve) => {
        let left = random()
        for (let k = 0; k < curve.categories - 1; k++) {
          left -= Math.exp(curve.log(theta, k))
          if (left < 0) return k
        }
        return curve.categories - 1
      }),
    )
    const { theta, se } = score(items, responsesFrom(names(items), rows), eap)
    const held = truth.filter((at, p) => Math.abs(theta[p]! - at) < 1.6448536 * se[p]!).length / truth.length
    // 90 % within three standard errors of a share of 2,000
    expect(Math.abs(held - 0.9)).toBeLessThan(3 * Math.sqrt((0.9 * 0.1) / 2000))
  })
})
