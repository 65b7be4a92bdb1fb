import { adjacentCurve } from './adjacent-curve.ts'
import type { Counts, Design } from './design.ts'
import type { Grid } from './grid.ts'
import type { CategoryRows } from './pattern-tables.ts'
import { improvedLogSd, logSdGradient, logSdInformation, sdBounds } from './separate-items.ts'
import { solvePositive } from './solve.ts'

const longest = 1

/**
 * Rating scale (Andrich 1978): all items share the steps between categories, each has one location:
 *   P(c | theta) = exp(c (theta - location[j]) - sum_{k<=c} step[k]) / sum over categories.
 * Free: step[1..K-1], location[2..J] (that of the first item is 0, so the steps carry the general level), log sd.
 */
export function commonSteps(rows: CategoryRows): Design {
  const items = rows.categories.length
  const categories = rows.categories[0]!
  const steps = categories - 1
  const size = steps + items - 1 + 1
  const gradient = new Float64Array(categories)
  const information = new Float64Array(categories * categories)
  const item = new Float64Array(categories)
  const at = (j: number): number => steps + j - 1

  const load = (free: Float64Array, j: number): Float64Array => {
    const location = j === 0 ? 0 : free[at(j)]!
    item[0] = 1
    let sum = 0
    for (let c = 1; c < categories; c++) {
      sum += free[c - 1]! + location
      item[c] = -sum
    }
    return item
  }
  const score = (free: Float64Array, j: number, counts: Counts, grid: Grid): number =>
    adjacentCurve.score(load(free, j), 0, categories, grid, counts.answers, rows.first[j]! * grid.padded, gradient, information)

  /** d[c] falls by 1 with each of the steps 1..c and by c with the location. */
  const stepsOf = (into: Float64Array): void => {
    let sum = 0
    for (let c = categories - 1; c >= 1; c--) {
      sum -= gradient[c]!
      into[c - 1] = into[c - 1]! + sum
    }
  }
  const locationOf = (): number => {
    let sum = 0
    for (let c = 1; c < categories; c++) sum -= c * gradient[c]!
    return sum
  }

  /** Gradient and information in the steps and locations together. */
  const whole = (free: Float64Array, counts: Counts, grid: Grid) => {
    const n = size - 1
    const first = new Float64Array(n)
    const second = new Float64Array(n * n)
    let value = 0
    for (let j = 0; j < items; j++) {
      value += score(free, j, counts, grid)
      stepsOf(first)
      if (j > 0) first[at(j)] = locationOf()
      const cross = new Float64Array(steps)
      let own = 0
      for (let c = 1; c < categories; c++)
        for (let k = 1; k < categories; k++) {
          const h = information[c * categories + k]!
          own += c * k * h
          for (let l = 0; l < c; l++) {
            cross[l] = cross[l]! + k * h
            for (let m = 0; m < k; m++) second[l * n + m] = second[l * n + m]! + h
          }
        }
      if (j === 0) continue
      second[at(j) * n + at(j)] = own
      for (let l = 0; l < steps; l++) second[at(j) * n + l] = second[l * n + at(j)] = cross[l]!
    }
    return { value, first, second }
  }

  return {
    size,
    rows,
    slopes: false,
    start(numbers) {
      const free = new Float64Array(size)
      const means = numbers.map((counts) => {
        const d = adjacentCurve.start(counts, 1)
        return -d[categories - 1]! / steps
      })
      for (let j = 1; j < items; j++) free[at(j)] = means[j]! - means[0]!
      for (let c = 1; c < categories; c++) {
        let sum = 0
        for (let j = 0; j < items; j++) {
          const d = adjacentCurve.start(numbers[j]!, 1)
          sum += -(d[c]! - (c > 1 ? d[c - 1]! : 0)) - (j > 0 ? free[at(j)]! : 0)
        }
        free[c - 1] = sum / items
      }
      return free
    },
    itemAt: (free, j) => load(free, j).slice(),
    sd: (free) => Math.exp(free[size - 1]!),
    logChances(free, grid, log) {
      for (let j = 0; j < items; j++) adjacentCurve.logChances(load(free, j), 0, categories, grid, log, rows.first[j]! * grid.padded)
    },
    improve(free, counts, grid, careful) {
      let best = free.slice()
      let now = whole(best, counts, grid)
      for (let round = 0; round < (careful ? 8 : 1); round++) {
        const direction = now.first
        solvePositive(now.second, direction, size - 1)
        const far = direction.reduce((most, d) => Math.max(most, Math.abs(d)), 0)
        let share = far > longest ? longest / far : 1
        let next = best
        let found = now
        do {
          next = best.map((x, i) => (i < size - 1 ? x + share * direction[i]! : x))
          if (!careful) break
          found = whole(next, counts, grid)
          share /= 2
        } while (!(found.value >= now.value) && share > 1e-4)
        if (careful && !(found.value >= now.value)) break
        best = next
        now = found
        if (far < 1e-9) break
      }
      best[size - 1] = improvedLogSd(free[size - 1]!, counts, grid)
      return best
    },
    gradient(free, counts, grid) {
      const all = new Float64Array(size)
      all.set(whole(free, counts, grid).first)
      all[size - 1] = logSdGradient(free[size - 1]!, counts, grid)
      return all
    },
    rescale(free, mean, sd) {
      const moved = free.slice()
      for (let l = 0; l < steps; l++) moved[l] = moved[l]! - mean
      moved[size - 1] = Math.log(sd)
      return moved
    },
    logPrior: () => 0,
    valid: (free) => free[size - 1]! > sdBounds[0] && free[size - 1]! < sdBounds[1],
    atBounds: () => [],
    colours: [...Array.from({ length: steps }, (_, l) => [l]), Array.from({ length: items }, (_, j) => (j === 0 ? -1 : at(j)))],
    information(free, counts, grid) {
      const n = size - 1
      const { second } = whole(free, counts, grid)
      const all = new Float64Array(size * size)
      for (let i = 0; i < n; i++) all.set(second.subarray(i * n, (i + 1) * n), i * size)
      all[size * size - 1] = logSdInformation(free[n]!, counts, grid)
      return all
    },
    itemCovariance(covariance, j) {
      // d[c] = -(sum of steps 1..c) - c location
      const jacobian = Array.from({ length: categories }, (_, c) => {
        const row = new Float64Array(size)
        for (let l = 0; l < c; l++) row[l] = -1
        if (j > 0) row[at(j)] = -c
        return row
      })
      const block = new Float64Array(categories * categories)
      for (let i = 0; i < categories; i++)
        for (let k = 0; k < categories; k++) {
          let sum = 0
          jacobian[i]!.forEach((x, u) => {
            if (x !== 0)
              jacobian[k]!.forEach((y, v) => {
                if (y !== 0) sum += x * y * covariance[u * size + v]!
              })
          })
          block[i * categories + k] = sum
        }
      return block
    },
  }
}
