import { expect, test } from 'vitest'
import { guard, read, unguard, written } from './cells.ts'

const risky = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1', '＋1', '－1', '＠x']

test('no cell leaves in a form that a spreadsheet would run', () => {
  for (const cell of risky) expect(guard(cell), JSON.stringify(cell)).toBe(`'${cell}`)
})

test('the guard comes off again, however many were on before, and other apostrophes stay', () => {
  for (const cell of [
    ...risky,
    ...risky.map((risk) => `'${risk}`),
    ...risky.map((risk) => `''${risk}`),
    "'tis",
    "''",
    "'",
    'plain',
    'a=b',
    '',
  ]) {
    expect(unguard(guard(cell)), JSON.stringify(cell)).toBe(cell)
  }
})

test('a number below zero is guarded and still a number when it is read', () => {
  expect(written(-1.5, 'number')).toBe("'-1.5")
  expect(read("'-1.5", 'number')).toEqual({ value: -1.5 })
})

test('a list that is no list of texts is refused', () => {
  expect(read('["a","b"]', 'list')).toEqual({ value: ['a', 'b'] })
  expect(read('["a",7]', 'list')).toHaveProperty('wrong')
  expect(read('[', 'list')).toHaveProperty('wrong')
})
