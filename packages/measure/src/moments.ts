import type { Likelihood } from './observation.ts'

/** Where the moments are written: no allocation in the inner loop. */
export type Moments = { mean: number; variance: number }

/**
 * Mean and variance of the density proportional to exp(likelihood(x)) Normal(x; mean, sd^2).
 *
 * The trapezoid rule on an even grid, whose error for a smooth bell falls like exp(-c / step) (Trefethen and Weideman, The
 * exponentially convergent trapezoidal rule, SIAM Review 56, 2014): twice the step makes the square root of the error, so every
 * second node is a free check of the whole grid. The window moves to the mode and narrows or widens until both hold: the ends carry
 * nothing, and both grids agree. A fixed coarse grid is the known fault of such programs; this one never trusts its own window.
 *
 * Returns false, and writes nothing, when the likelihood leaves no finite posterior (all impossible, or unbounded).
 */
export function moments(likelihood: Likelihood, mean: number, sd: number, into: Moments): boolean {
  let centre = mean
  let half = 8 * sd
  let nodes = fewestNodes
  let widened = 0
  for (let round = 0; round < 80; round++) {
    const peak = tabulate(likelihood, mean, sd, centre, half, nodes)
    if (peak < 0) return false
    if (peak === 0 || peak === nodes - 1) {
      centre += peak === 0 ? -half : half
      half *= 2
      continue
    }
    sum(nodes, logDensity[peak]!)
    const step = half / ((nodes - 1) / 2)
    const spread = Math.sqrt(every.variance) * half
    if (leaks(nodes, peak)) {
      centre += every.mean * half
      half *= 1.5
      widened++
      continue
    }
    const agree =
      Math.abs(every.mean - everySecond.mean) * half < agreement * spread && Math.abs(everySecond.variance / every.variance - 1) < agreement
    if (!agree && round < 70) {
      const narrow = Math.max(8 * spread, 2 * step)
      if (narrow < 0.5 * half && widened < 4) {
        centre += every.mean * half
        half = narrow
        nodes = fewestNodes
        continue
      }
      if (nodes < mostNodes) {
        nodes = 2 * nodes - 1
        continue
      }
    }
    into.mean = centre + every.mean * half
    into.variance = spread * spread
    return true
  }
  return false
}

const fewestNodes = 37
const mostNodes = 577
/** How far the two grids may differ, relative to sd and variance; the whole grid then errs by about the square of it. */
const agreement = 1e-3
const logDensity = new Float64Array(mostNodes)
const every: Moments = { mean: 0, variance: 0 }
const everySecond: Moments = { mean: 0, variance: 0 }

/** Fills `logDensity` on the window and returns the index of its highest value, or -1 where there is none. */
function tabulate(likelihood: Likelihood, mean: number, sd: number, centre: number, half: number, nodes: number): number {
  const step = (2 * half) / (nodes - 1)
  let peak = -1
  let highest = -Infinity
  for (let i = 0; i < nodes; i++) {
    const x = centre - half + i * step
    const z = (x - mean) / sd
    const value = likelihood(x) - 0.5 * z * z
    if (value === Infinity) return -1
    const density = Number.isNaN(value) ? -Infinity : value
    logDensity[i] = density
    if (density > highest) {
      highest = density
      peak = i
    }
  }
  return peak
}

/** Mean and variance on the window's own scale, -1..1, over every node and over every second one. */
function sum(nodes: number, highest: number): void {
  const middle = (nodes - 1) / 2
  let even = 0
  let evenFirst = 0
  let evenSecond = 0
  let odd = 0
  let oddFirst = 0
  let oddSecond = 0
  for (let i = 0; i < nodes; i += 2) {
    const t = (i - middle) / middle
    const weight = Math.exp(logDensity[i]! - highest)
    even += weight
    evenFirst += weight * t
    evenSecond += weight * t * t
  }
  for (let i = 1; i < nodes; i += 2) {
    const t = (i - middle) / middle
    const weight = Math.exp(logDensity[i]! - highest)
    odd += weight
    oddFirst += weight * t
    oddSecond += weight * t * t
  }
  write(every, even + odd, evenFirst + oddFirst, evenSecond + oddSecond)
  write(everySecond, even, evenFirst, evenSecond)
}

function write(into: Moments, mass: number, first: number, second: number): void {
  into.mean = first / mass
  into.variance = Math.max(0, second / mass - into.mean * into.mean)
}

/** Whether either end of the window still carries more than exp(-18) of the peak. */
function leaks(nodes: number, peak: number): boolean {
  return Math.max(logDensity[0]!, logDensity[nodes - 1]!) > logDensity[peak]! - 18
}
