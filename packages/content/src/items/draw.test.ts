import { expect, test } from 'vitest'
import { integer, pick, shuffle } from './draw.ts'
import { seededRandom } from './sample-items.ts'

test('whole numbers: both ends belong to the range, all are equally likely', () => {
  const random = seededRandom(1)
  const counts = new Map<number, number>()
  for (let draw = 0; draw < 6000; draw++) {
    const value = integer(random, -1, 1)
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  expect([...counts.keys()].toSorted((a, b) => a - b)).toEqual([-1, 0, 1])
  for (const count of counts.values()) expect(Math.abs(count - 2000)).toBeLessThan(150)
})

test('picking from nothing is refused', () => {
  expect(() => pick(seededRandom(1), [])).toThrow(RangeError)
})

test('shuffling keeps the elements and the list handed in, and every order is equally likely', () => {
  const list = ['a', 'b', 'c']
  const orders = new Map<string, number>()
  const random = seededRandom(3)
  for (let draw = 0; draw < 6000; draw++) {
    const order = shuffle(random, list).join('')
    orders.set(order, (orders.get(order) ?? 0) + 1)
  }
  expect(list).toEqual(['a', 'b', 'c'])
  expect([...orders.keys()].toSorted()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba'])
  for (const count of orders.values()) expect(Math.abs(count - 1000)).toBeLessThan(150)
})
