import { expect, test } from 'vitest'
import { allUp, anyUp, atLeast, choose, readsSeeWrites, survives } from './reliability.ts'

test('in a row all are needed, side by side one is enough', () => {
  expect(allUp([0.9, 0.8])).toBeCloseTo(0.72, 12)
  expect(anyUp([0.9, 0.8])).toBeCloseTo(0.98, 12)
  expect(allUp([])).toBe(1)
  expect(anyUp([])).toBe(0)
})

test.each([
  [5, 0, 1],
  [5, 2, 10],
  [5, 5, 1],
  [7, 3, 35],
])('%d choose %d is %d', (count, taken, expected) => {
  expect(choose(count, taken)).toBe(expected)
})

test.each([
  // 3 x .9^2 x .1 + .9^3
  [2, 3, 0.9, 0.972],
  // 10 x .8^3 x .2^2 + 5 x .8^4 x .2 + .8^5
  [3, 5, 0.8, 0.94208],
  [0, 4, 0.5, 1],
  [4, 4, 0.5, 0.0625],
])('at least %d of %d, each up with %d: %d', (needed, count, chance, expected) => {
  expect(atLeast(needed, count, chance)).toBeCloseTo(expected, 12)
})

test.each([
  [5, 3, 3, 2, true, true],
  [5, 3, 2, 2, false, true],
  [5, 5, 1, 1, true, false],
  [5, 1, 5, 1, true, false],
  [4, 3, 2, 1, true, true],
])('%d replicas, W %d, R %d, %d down: sees %s, goes on %s', (replicas, write, read, down, sees, goesOn) => {
  expect(readsSeeWrites(replicas, write, read)).toBe(sees)
  expect(survives(replicas, write, read, down)).toBe(goesOn)
})
