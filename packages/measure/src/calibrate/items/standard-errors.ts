import { type Coded, everyOther } from './coding.ts'
import { type Counts, type Design, moved } from './design.ts'
import { type Grid, logPopulation, populationSquare } from './grid.ts'
import { factor, invert } from './solve.ts'

/** Multiplications the information may cost; beyond it a sample of the persons stands for all. */
const mostWork = 6e9
const leastPersons = 2000
/** Degree of the polynomials by which a score depends on the level: what is left beyond is far below a thousandth, the more so the more items there are. */
const degreeFor = (size: number): number => (size <= 60 ? 10 : 5)

/**
 * Covariance of the free numbers: the inverse of the observed information, which is, person by person, what would be known if their level were known less what its being unknown
 * takes away (Louis 1982; the matrix whose differences Oakes 1999 takes):
 *   I = sum over persons of weight (E(-H) - Var(g)),   g the score of the person's answers at a level, E and Var over their posterior.
 * Of very many persons an even sample is taken. An entry of Infinity on the diagonal: the data say nothing about this number.
 */
export function covarianceOf(whole: Coded, design: Design, free: Float64Array, grid: Grid): Float64Array {
  const { size } = design
  const directions = degreeFor(size)
  const affordable = Math.max(leastPersons, Math.floor((2 * mostWork) / (size * size * directions)))
  const coded = whole.persons > affordable ? everyOther(whole, Math.ceil(whole.persons / affordable)) : whole
  const log = new Float64Array(design.rows.total * grid.padded)
  design.logChances(free, grid, log)
  const scores = scoresOf(design, free, grid)
  const counts: Counts = { answers: new Float64Array(design.rows.total * grid.padded), people: new Float64Array(grid.padded) }
  const lost = new Batches(size)
  const person = new Person(coded, design, grid, logPopulation(grid, design.sd(free)))
  for (let p = 0; p < coded.persons; p++) {
    if (!(coded.weights[p]! > 0)) continue
    person.look(p, log, counts)
    person.spread(p, scores, directions, lost)
  }
  const information = design.information(free, counts, grid)
  const missing = lost.products()
  const scale = sum(whole.weights) / sum(coded.weights)
  for (let i = 0; i < information.length; i++) information[i] = scale * (information[i]! - missing[i]!)
  factor(information, size)
  return invert(information, size)
}

const step = 1e-5

/** d log P(c | node) / d (each colour's number of that item), [colour][category row x node]; for the population's log sd d log w / d log sd. */
type Scores = { readonly ofColour: readonly Float64Array[]; readonly ofLogSd: Float64Array | null }

function scoresOf(design: Design, free: Float64Array, grid: Grid): Scores {
  const entries = design.rows.total * grid.padded
  const ofColour = design.colours.map((members) => {
    const [up, down] = [new Float64Array(entries), new Float64Array(entries)]
    design.logChances(moved(free, members, step), grid, up)
    design.logChances(moved(free, members, -step), grid, down)
    return up.map((value, i) => (value - down[i]!) / (2 * step))
  })
  if (design.slopes) return { ofColour, ofLogSd: null }
  const sd = design.sd(free)
  const square = populationSquare(grid, sd)
  return { ofColour, ofLogSd: grid.nodes.map((theta) => (theta * theta - square) / sd ** 2) }
}

/** One person after the other on the whole grid. */
class Person {
  readonly #coded: Coded
  readonly #design: Design
  readonly #grid: Grid
  readonly #logPopulation: Float64Array
  readonly #posterior: Float64Array
  /** First place of the category row answered on each item, -1 where none was. */
  readonly #rows: Int32Array

  constructor(coded: Coded, design: Design, grid: Grid, population: Float64Array) {
    this.#coded = coded
    this.#design = design
    this.#grid = grid
    this.#logPopulation = population
    this.#posterior = new Float64Array(grid.padded)
    this.#rows = new Int32Array(coded.items.length)
  }

  /** Finds the posterior of person p and adds it to the counts. */
  look(p: number, log: Float64Array, counts: Counts): void {
    const { count, padded } = this.#grid
    const { rows } = this.#design
    const posterior = this.#posterior
    posterior.set(this.#logPopulation)
    for (let j = 0; j < this.#rows.length; j++) {
      const digit = this.#coded.digits[j]![this.#coded.answers[j * this.#coded.persons + p]!]!
      const at = digit < rows.categories[j]! ? (rows.first[j]! + digit) * padded : -1
      this.#rows[j] = at
      if (at >= 0) for (let q = 0; q < count; q++) posterior[q] = posterior[q]! + log[at + q]!
    }
    let top = -Infinity
    for (let q = 0; q < count; q++) top = Math.max(top, posterior[q]!)
    let all = 0
    for (let q = 0; q < count; q++) {
      posterior[q] = Math.exp(posterior[q]! - top)
      all += posterior[q]!
    }
    const weight = this.#coded.weights[p]!
    for (let q = 0; q < count; q++) {
      posterior[q] = posterior[q]! / all
      counts.people[q] = counts.people[q]! + weight * posterior[q]!
    }
    for (const at of this.#rows)
      if (at >= 0) for (let q = 0; q < count; q++) counts.answers[at + q] = counts.answers[at + q]! + weight * posterior[q]!
  }

  /** Adds vectors whose products add up to weight Var(g): the score's coefficients on the polynomials of the posterior. */
  spread(p: number, { ofColour, ofLogSd }: Scores, degree: number, lost: Batches): void {
    const { count } = this.#grid
    const weight = Math.sqrt(this.#coded.weights[p]!)
    for (const polynomial of orthonormal(this.#posterior, this.#grid, degree)) {
      lost.next()
      for (let colour = 0; colour < ofColour.length; colour++) {
        const members = this.#design.colours[colour]!
        const table = ofColour[colour]!
        for (let j = 0; j < this.#rows.length; j++) {
          const to = members.length === 1 ? members[0]! : members[j]!
          const at = this.#rows[j]!
          if (to >= 0 && at >= 0) lost.add(to, weight * product(polynomial, table, at, count))
        }
      }
      if (ofLogSd) lost.add(this.#design.size - 1, weight * product(polynomial, ofLogSd, 0, count))
    }
  }
}

function product(polynomial: Float64Array, table: Float64Array, at: number, count: number): number {
  let sum = 0
  for (let q = 0; q < count; q++) sum += polynomial[q]! * table[at + q]!
  return sum
}

/** Polynomials of degree 1..n that are orthonormal under the posterior, times the posterior (Gram and Schmidt on powers of the standardised level). */
function orthonormal(posterior: Float64Array, { count, nodes }: Grid, degree: number): readonly Float64Array[] {
  let mean = 0
  for (let q = 0; q < count; q++) mean += posterior[q]! * nodes[q]!
  const basis: Float64Array[] = [new Float64Array(posterior.length).fill(1)]
  for (let n = 1; n <= degree; n++) {
    const before = basis[n - 1]!
    const next = before.map((value, q) => value * (nodes[q]! - mean))
    for (let round = 0; round < 2; round++)
      for (const other of basis) {
        let product = 0
        for (let q = 0; q < count; q++) product += posterior[q]! * next[q]! * other[q]!
        for (let q = 0; q < count; q++) next[q] = next[q]! - product * other[q]!
      }
    let norm = 0
    for (let q = 0; q < count; q++) norm += posterior[q]! * next[q]! ** 2
    if (!(norm > 1e-24)) break
    basis.push(next.map((value) => value / Math.sqrt(norm)))
  }
  return basis.slice(1).map((values) => values.map((value, q) => value * posterior[q]!))
}

const together = 16

/** Sum of products v v' of many vectors, taken sixteen at a time so that the sum is walked through seldom. */
class Batches {
  readonly #size: number
  readonly #vectors: Float64Array
  readonly #sum: Float64Array
  #count = 0

  constructor(size: number) {
    this.#size = size
    this.#vectors = new Float64Array(size * together)
    this.#sum = new Float64Array(size * size)
  }

  /** Begins another vector. */
  next(): void {
    if (this.#count === together) this.#flush()
    this.#count++
  }

  add(at: number, value: number): void {
    const to = at * together + this.#count - 1
    this.#vectors[to] = this.#vectors[to]! + value
  }

  products(): Float64Array {
    this.#flush()
    const size = this.#size
    for (let i = 0; i < size; i++) for (let k = 0; k < i; k++) this.#sum[k * size + i] = this.#sum[i * size + k]!
    return this.#sum
  }

  #flush(): void {
    const [vectors, sum, size] = [this.#vectors, this.#sum, this.#size]
    for (let i = 0; i < size; i++)
      for (let k = 0; k <= i; k++) {
        let product = 0
        for (let b = 0; b < together; b++) product += vectors[i * together + b]! * vectors[k * together + b]!
        sum[i * size + k] = sum[i * size + k]! + product
      }
    vectors.fill(0)
    this.#count = 0
  }
}

function sum(values: Float64Array): number {
  let all = 0
  for (const value of values) all += value
  return all
}
