import { describe, expect, test } from 'vitest'
import { optionsFrom, type Trap } from './options.ts'
import { seededRandom } from './sample-items.ts'

const traps = (...texts: readonly string[]): readonly Trap[] => texts.map((text) => ({ text, misconception: `believes ${text}` }))

test('the key and four traps, each with its misconception', () => {
  const options = optionsFrom(seededRandom(1), 'right', traps('a', 'b', 'c', 'd')) ?? []
  expect(options.map((option) => option.text).toSorted()).toEqual(['a', 'b', 'c', 'd', 'right'])
  expect(options.filter((option) => option.right)).toEqual([{ text: 'right', right: true, misconception: null }])
  expect(options.find((option) => option.text === 'b')).toEqual({ text: 'b', right: false, misconception: 'believes b' })
})

test('traps that collide with the key or each other are dropped; with fewer than three there is no item', () => {
  expect(optionsFrom(seededRandom(1), 'x', traps('x', 'a', 'a', 'b', 'c'))?.length).toBe(4)
  expect(optionsFrom(seededRandom(1), 'x', traps('x', 'a', 'a', 'b'))).toBeNull()
})

test('the same seed gives the same options', () => {
  const draw = () => optionsFrom(seededRandom(7), '5 ms', traps('1 ms', '2 ms', '8 ms', '9 ms', '10 ms'))
  expect(draw()).toEqual(draw())
})

describe('over many draws', () => {
  const draws = Array.from(
    { length: 3000 },
    (_, seed) => optionsFrom(seededRandom(seed), '5.0 ms', traps('1.0 ms', '2.0 ms', '6.0 ms', '7.0 ms', '8.0 ms', '9.0 ms')) ?? [],
  )
  const share = (holds: (texts: readonly string[]) => boolean) =>
    draws.filter((options) => holds(options.map((option) => option.text))).length / draws.length

  test('the key stands anywhere', () => {
    for (const place of [0, 1, 2, 3, 4]) expect(share((texts) => texts[place] === '5.0 ms')).toBeCloseTo(0.2, 1)
  })

  test('numbers: every rank of the key that the traps allow is equally likely', () => {
    const below = (count: number) => (texts: readonly string[]) => texts.filter((text) => Number.parseFloat(text) < 5).length === count
    for (const rank of [0, 1, 2]) expect(Math.abs(share(below(rank)) - 1 / 3)).toBeLessThan(0.03)
  })
})
