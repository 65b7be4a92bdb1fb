import { expect, test } from 'vitest'
import { missing, responsesFrom } from './responses.ts'

test('answers lie item after item, with 255 where there is none', () => {
  const { answers, categories, persons } = responsesFrom(
    ['a', 'b'],
    [
      [0, 3],
      [1, null],
      [null, null],
    ],
  )
  expect(persons).toBe(3)
  expect([...answers]).toEqual([0, 1, missing, 3, missing, missing])
  expect(categories).toEqual([2, 4])
})

test.each([
  [[[0, 1], [1]], /Person 2 has 1 answers/],
  [[[0, 255]], /Person 1, item b: 255 is no category/],
  [[[0.5, 1]], /item a: 0.5/],
  [[[-1, 1]], /item a: -1/],
])('%j is refused by name', (rows, says) => {
  expect(() => responsesFrom(['a', 'b'], rows)).toThrow(says)
})
