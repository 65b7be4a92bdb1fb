import { expect, test } from 'vitest'
import { lattice } from './lattice.ts'

test('every coordinate covers the unit interval evenly', () => {
  for (const dimensions of [3, 50]) {
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

test('no two of the first coordinates lie on one line', () => {
  const points = lattice(1024, 30)
  for (let a = 0; a < 30; a++) {
    for (let b = 0; b < a; b++) {
      let sum = 0
      for (let k = 0; k < 1024; k++) sum += (points[k * 30 + a]! - 0.5) * (points[k * 30 + b]! - 0.5)
      expect(Math.abs(sum / 1024 / (1 / 12)), `${a} and ${b}`).toBeLessThan(0.2)
    }
  }
})
