import { expect, test } from 'vitest'
import { lattice, mostDimensions } from './lattice.ts'

test('every coordinate covers the unit interval evenly', () => {
  for (const dimensions of [3, mostDimensions]) {
    const points = lattice(512, dimensions)
    for (let j = 0; j < dimensions; j++) {
      const cells = new Int32Array(16)
      for (let k = 0; k < 512; k++) cells[Math.floor(points[k * dimensions + j]! * 16)]!++
      expect(Math.min(...cells), `coordinate ${j}`).toBeGreaterThanOrEqual(31)
      expect(Math.max(...cells), `coordinate ${j}`).toBeLessThanOrEqual(33)
    }
  }
})

test('never 0 or 1, where the normal quantile ends', () => {
  const points = lattice(4096, 40)
  expect(points.every((u) => u > 0 && u < 1)).toBe(true)
})

test('no two coordinates lie on one line', () => {
  const points = lattice(1024, mostDimensions)
  for (let a = 0; a < mostDimensions; a++) {
    for (let b = 0; b < a; b++) {
      let sum = 0
      for (let k = 0; k < 1024; k++) sum += (points[k * mostDimensions + a]! - 0.5) * (points[k * mostDimensions + b]! - 0.5)
      if (Math.abs(sum / 1024) * 12 >= 0.2) expect.fail(`${a} and ${b} correlate by ${(sum / 1024) * 12}`)
    }
  }
})

test('no more dimensions than it was made for', () => expect(() => lattice(256, 101)).toThrow(RangeError))
