import type { Curve } from './curve.ts'
import { type Counts, type Design, moved } from './design.ts'
import { type Grid, populationSquare } from './grid.ts'
import type { CategoryRows } from './pattern-tables.ts'
import { solvePositive } from './solve.ts'

/** Longest step of a parameter at once, and how small a step ends the careful iteration. */
const longest = 1
const smallest = 1e-9
/** Half the distance over which a derivative is taken. */
const step = 1e-5

/** Every item has parameters of its own; slopes free, or all 1. */
export function separateItems(curve: Curve, slopes: boolean, rows: CategoryRows): Design {
  const skip = slopes ? 0 : 1
  const items = rows.categories.length
  const sizes = rows.categories.map((categories) => curve.parameters(categories) - skip)
  const offsets: number[] = []
  let size = 0
  for (const each of sizes) {
    offsets.push(size)
    size += each
  }
  const most = Math.max(...sizes) + skip
  const total = size + skip
  const gradient = new Float64Array(most)
  const information = new Float64Array(most * most)
  const item = new Float64Array(most)
  const tried = new Float64Array(most)

  const load = (free: Float64Array, j: number): Float64Array => {
    item[0] = 1
    for (let i = 0; i < sizes[j]!; i++) item[i + skip] = free[offsets[j]! + i]!
    return item
  }
  const score = (par: Float64Array, j: number, counts: Counts, grid: Grid): number =>
    curve.score(par, 0, rows.categories[j]!, grid, counts.answers, rows.first[j]! * grid.padded, gradient, information)

  /** Newton's direction of item j from what `score` left, into `direction`; no step longer than `longest`, none beyond a bound. */
  const direct = (par: Float64Array, j: number, direction: Float64Array): void => {
    const n = sizes[j]!
    const full = n + skip
    const block = new Float64Array(n * n)
    for (let i = 0; i < n; i++) {
      const [lowest, highest] = curve.limits(i + skip)
      const g = gradient[i + skip]!
      const held = (par[i + skip]! >= highest && g > 0) || (par[i + skip]! <= lowest && g < 0)
      direction[i] = held ? 0 : g
      for (let k = 0; k < n; k++) block[i * n + k] = information[(i + skip) * full + k + skip]!
      if (held) for (let k = 0; k < n; k++) block[i * n + k] = block[k * n + i] = i === k ? 1 : 0
    }
    solvePositive(block, direction, n)
    let far = 0
    for (let i = 0; i < n; i++) far = Math.max(far, Math.abs(direction[i]!))
    const shrink = far > longest ? longest / far : 1
    for (let i = 0; i < n; i++) direction[i] = direction[i]! * shrink
  }
  const direction = new Float64Array(most)
  const move = (from: Float64Array, to: Float64Array, j: number, share: number): number => {
    let far = 0
    to[0] = from[0]!
    for (let i = skip; i < sizes[j]! + skip; i++) {
      const [lowest, highest] = curve.limits(i)
      to[i] = Math.min(highest, Math.max(lowest, from[i]! + share * direction[i - skip]!))
      far = Math.max(far, Math.abs(to[i]! - from[i]!))
    }
    return far
  }

  const improveItem = (par: Float64Array, j: number, counts: Counts, grid: Grid, careful: boolean): void => {
    let value = score(par, j, counts, grid)
    direct(par, j, direction)
    if (!careful) {
      if (move(par, tried, j, 1) < 0.3) {
        par.set(tried)
        return
      }
    }
    for (let round = 0; round < 12; round++) {
      let share = 1
      let far = move(par, tried, j, share)
      let next = score(tried, j, counts, grid)
      while (!(next >= value) && share > 1e-4) {
        share /= 2
        far = move(par, tried, j, share)
        next = score(tried, j, counts, grid)
      }
      if (!(next >= value)) return
      par.set(tried)
      value = next
      if (far < smallest) return
      direct(par, j, direction)
    }
  }

  /** The i-th number of every item. */
  const colours = Array.from({ length: most - skip }, (_, i) => sizes.map((count, j) => (i < count ? offsets[j]! + i : -1)))

  return {
    size: total,
    rows,
    slopes,
    start(numbers, guesses) {
      const free = new Float64Array(total)
      for (let j = 0; j < items; j++) free.set(curve.start(numbers[j]!, slopes ? guesses[j]! : 1).slice(skip), offsets[j]!)
      return free
    },
    itemAt: (free, j) => load(free, j).slice(0, sizes[j]! + skip),
    sd: (free) => (slopes ? 1 : Math.exp(free[size]!)),
    logChances(free, grid, log) {
      for (let j = 0; j < items; j++) curve.logChances(load(free, j), 0, rows.categories[j]!, grid, log, rows.first[j]! * grid.padded)
    },
    improve(free, counts, grid, careful) {
      const better = free.slice()
      for (let j = 0; j < items; j++) {
        const par = load(free, j)
        improveItem(par, j, counts, grid, careful)
        for (let i = 0; i < sizes[j]!; i++) better[offsets[j]! + i] = par[i + skip]!
      }
      if (!slopes) better[size] = improvedLogSd(free[size]!, counts, grid)
      return better
    },
    gradient(free, counts, grid) {
      const whole = new Float64Array(total)
      for (let j = 0; j < items; j++) {
        score(load(free, j), j, counts, grid)
        for (let i = 0; i < sizes[j]!; i++) whole[offsets[j]! + i] = gradient[i + skip]!
      }
      if (!slopes) whole[size] = logSdGradient(free[size]!, counts, grid)
      return whole
    },
    rescale(free, mean, sd) {
      const moved = free.slice()
      for (let j = 0; j < items; j++) {
        const par = load(free, j)
        curve.rescale(par, 0, rows.categories[j]!, mean, slopes ? sd : 1)
        for (let i = 0; i < sizes[j]!; i++) {
          const [lowest, highest] = curve.limits(i + skip)
          moved[offsets[j]! + i] = Math.min(highest, Math.max(lowest, par[i + skip]!))
        }
      }
      if (!slopes) moved[size] = Math.log(sd)
      return moved
    },
    logPrior(free) {
      let sum = 0
      for (let j = 0; j < items; j++) sum += curve.logPrior(load(free, j), 0)
      return sum
    },
    valid(free) {
      for (let j = 0; j < items; j++) if (!curve.valid(load(free, j), 0, rows.categories[j]!)) return false
      return slopes || (free[size]! > sdBounds[0] && free[size]! < sdBounds[1])
    },
    atBounds: (free) =>
      rows.categories.flatMap((_, j) => {
        const par = load(free, j)
        for (let i = skip; i < sizes[j]! + skip; i++) {
          const [lowest, highest] = curve.limits(i)
          if (par[i]! <= lowest || par[i]! >= highest) return [j]
        }
        return []
      }),
    colours,
    information(free, counts, grid) {
      const all = new Float64Array(total * total)
      for (const members of colours) {
        const up = this.gradient(moved(free, members, step), counts, grid)
        const down = this.gradient(moved(free, members, -step), counts, grid)
        members.forEach((at, j) => {
          if (at < 0) return
          for (let i = offsets[j]!; i < offsets[j]! + sizes[j]!; i++) all[i * total + at] = (down[i]! - up[i]!) / (2 * step)
        })
      }
      for (let i = 0; i < total; i++)
        for (let k = 0; k < i; k++) {
          const mean = (all[i * total + k]! + all[k * total + i]!) / 2
          all[i * total + k] = mean
          all[k * total + i] = mean
        }
      if (!slopes) all[total * total - 1] = logSdInformation(free[size]!, counts, grid)
      return all
    },
    itemCovariance(covariance, j) {
      const n = sizes[j]! + skip
      const block = new Float64Array(n * n)
      for (let i = skip; i < n; i++)
        for (let k = skip; k < n; k++) block[i * n + k] = covariance[(offsets[j]! + i - skip) * total + offsets[j]! + k - skip]!
      return block
    },
  }
}

/** Logarithms of the least and greatest sd of a population that is looked for. */
export const sdBounds = [Math.log(0.02), Math.log(30)] as const

/** sd^2 times the mean square of the people over the mean square of the population: at rest where the discrete normal fits best. */
export function improvedLogSd(logSd: number, { people }: Counts, grid: Grid): number {
  const [n, square] = squareOf(people, grid)
  const better = logSd + 0.5 * Math.log(square / n / populationSquare(grid, Math.exp(logSd)))
  return Math.min(sdBounds[1], Math.max(sdBounds[0], better))
}

/** d/d log sd of sum over nodes of people log w = (sum people theta^2 - N E theta^2) / sd^2. */
export function logSdGradient(logSd: number, { people }: Counts, grid: Grid): number {
  const [n, square] = squareOf(people, grid)
  return (square - n * populationSquare(grid, Math.exp(logSd))) / Math.exp(2 * logSd)
}

export function logSdInformation(logSd: number, counts: Counts, grid: Grid): number {
  return (logSdGradient(logSd - step, counts, grid) - logSdGradient(logSd + step, counts, grid)) / (2 * step)
}

function squareOf(people: Float64Array, { count, nodes }: Grid): readonly [number, number] {
  let n = 0
  let square = 0
  for (let q = 0; q < count; q++) {
    n += people[q]!
    square += people[q]! * nodes[q]! ** 2
  }
  return [n, square]
}
