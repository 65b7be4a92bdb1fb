import { expect, test } from 'vitest'
import { clock, grouped, percent, roundsUnclearly } from './figures.ts'
import { columns, listed } from './text.ts'

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [1_234_567, '1,234,567'],
  [-1234, '-1,234'],
])('%d reads %s', (value, text) => {
  expect(grouped(value)).toBe(text)
})

test('shares as percentages', () => {
  expect(percent(0.1234, 1)).toBe('12.3 %')
  expect(percent(1, 0)).toBe('100 %')
})

test.each([
  [0.125, 2, true],
  [0.1251, 2, false],
  [12.5, 0, true],
  [-12.5, 0, true],
  [12, 0, false],
])('rounding %d to %d decimals is unclear: %s', (value, decimals, expected) => {
  expect(roundsUnclearly(value, decimals)).toBe(expected)
})

test.each([
  [545, '09:05'],
  [1440, '00:00'],
  [-1, '23:59'],
])('%d minutes are %s', (minutes, text) => {
  expect(clock(minutes)).toBe(text)
})

test('columns: numbers lean to the right, words to the left', () => {
  expect(
    columns(
      ['name', 'count'],
      [
        ['a', '7'],
        ['long name', '1,200'],
      ],
    ),
  ).toBe('name       count\na              7\nlong name  1,200')
})

test('lists in words', () => {
  expect([listed([], 'nobody'), listed(['a'], ''), listed(['a', 'b'], ''), listed(['a', 'b', 'c'], '')]).toEqual([
    'nobody',
    'a',
    'a and b',
    'a, b and c',
  ])
})
