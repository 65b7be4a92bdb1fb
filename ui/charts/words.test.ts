import { describe, expect, test } from 'vitest'
import { chanceStep, chanceText, chanceWord } from './chance/chance-words.ts'
import { changeWords, differenceText } from './change/change-words.ts'
import { pullSteps } from './pull-stack/pull-steps.ts'

describe('a chance', () => {
  test.each([
    [0.24, 'Unlikely'],
    [0.25, 'Possible'],
    [0.55, 'Likely'],
    [0.8, 'Very likely'],
    [1, 'Very likely'],
    [0, 'Unlikely'],
  ])('of %d is %s', (value, word) => expect(chanceWord({ value, low: 0, high: 1 })).toBe(word))

  test('is said in steps of 5 points, its interval rounded outwards', () => {
    expect(chanceText({ value: 0.71, low: 0.56, high: 0.84 })).toBe('about 70\u00a0%, between 55 and 85\u00a0%')
    expect(chanceStep(0.55, 'down')).toBe(55)
    expect(chanceStep(0.55, 'up')).toBe(55)
    expect(chanceStep(0.551, 'up')).toBe(60)
  })

  test('is never said to be certain', () => {
    expect(chanceText({ value: 0, low: 0, high: 0.03 })).toBe('under 5\u00a0%, between 0 and 5\u00a0%')
    expect(chanceText({ value: 0.999, low: 0.97, high: 1 })).toMatch(/^over 95/)
    expect(chanceText({ value: 0, low: 0, high: 0 })).toBe('under 5\u00a0%')
  })
})

describe('a change', () => {
  test.each([
    [0.5, 0.29, 'Probably up'],
    [0.5, 0.32, 'No clear change'],
    [-0.5, 0.29, 'Probably down'],
    [0, 0.01, 'No clear change'],
  ])('of %d with a standard error of %d: %s', (mean, sd, words) => expect(changeWords({ mean, sd })).toBe(words))

  test('is written with true signs', () => {
    expect(differenceText({ mean: -0.2, sd: 0.3 })).toBe('\u22120.2 (\u22120.7 to +0.3)')
  })
})

describe('the stack of pulls', () => {
  const pieces = [
    { id: 'a', name: 'A', pull: 0.2 },
    { id: 'b', name: 'B', pull: -0.5 },
    { id: 'c', name: 'C', pull: 0.9 },
  ]

  test('goes from the start to the estimate, the strongest first', () => {
    const { steps } = pullSteps(2, pieces, { mean: 2.6, sd: 0.3 })
    expect(steps.map((step) => step.id)).toEqual(['c', 'b', 'a'])
    expect(steps[0]!.from).toBe(2)
    expect(steps.at(-1)!.to).toBeCloseTo(2.6)
    for (const [i, step] of steps.entries()) if (i > 0) expect(step.from).toBe(steps[i - 1]!.to)
  })

  test('adds up even when there are too many pieces to show', () => {
    const many = Array.from({ length: 200 }, (_, i) => ({ id: String(i), name: `E${i}`, pull: Math.sin(i) / 50 }))
    const mean = 2 + many.reduce((sum, piece) => sum + piece.pull, 0)
    const { steps } = pullSteps(2, many, { mean, sd: 0.2 })
    expect(steps).toHaveLength(8)
    expect(steps.at(-1)!.name).toBe('193 weaker pieces together')
    expect(steps.at(-1)!.to).toBeCloseTo(mean)
  })

  test('names what the caller left out instead of hiding it', () => {
    const { steps } = pullSteps(2, pieces, { mean: 3, sd: 0.3 })
    expect(steps.at(-1)).toMatchObject({ name: 'Everything else together' })
    expect(steps.at(-1)!.to).toBeCloseTo(3)
  })

  test('shows the whole interval and every step on the way', () => {
    const { steps, low, high } = pullSteps(2, pieces, { mean: 2.6, sd: 0.9 })
    for (const step of steps) expect(step.to).toBeGreaterThan(low)
    expect(low).toBeLessThanOrEqual(2.6 - 1.645 * 0.9)
    expect(high).toBeGreaterThanOrEqual(2.6 + 1.645 * 0.9)
  })
})
