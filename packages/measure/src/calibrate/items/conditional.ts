import type { Coded, Refused } from './coding.ts'
import type { Design } from './design.ts'
import { factor, invert, solvePositive } from './solve.ts'
import { type Polynomials, scoreChances, weightedParts } from './symmetric-functions.ts'

/** Intercepts d[1..K-1] of every item one after the other, their covariance with the first free number held, and how likely the answers are given the scores. */
export type ConditionalFit = {
  readonly intercepts: readonly Float64Array[]
  readonly covariance: Float64Array
  readonly logLik: number
  readonly cycles: number
  readonly converged: boolean
}

/**
 * Conditional maximum likelihood (Andersen 1972) for the Rasch family: given everybody's score the level drops out, so nothing is assumed about how levels are distributed.
 *   log L = sum over persons of sum over items d[j, x] - log gamma[score];  Newton's method with the exact Hessian.
 * Persons with the same items answered are taken together; those with the lowest or highest possible score say nothing.
 */
export function conditional(coded: Coded, design: Design, tol: number): ConditionalFit | Refused {
  const groups = groupsOf(coded)
  if (groups.length === 0)
    return { refused: ['Everybody has the lowest or the highest possible score, which says nothing about the items.'] }
  const apart = unconnected(coded, groups)
  if (apart.length > 0) return { refused: apart }
  const { starts, size: all } = placesOf(coded)
  const size = design.size - 2
  const jacobian = jacobianOf(design, coded, starts, all)
  let free = new Float64Array(design.size)
  let now = likelihood(coded, groups, intercepts(free, design, coded), starts, all)
  let cycles = 0
  let converged = false
  for (; cycles < 100 && !converged; cycles++) {
    if (!Number.isFinite(now.logLik))
      return { refused: ['There are too many items for the conditional likelihood; take marginal maximum likelihood.'] }
    const gradient = pulled(jacobian, now.gradient, size, all)
    const direction = gradient.slice()
    solvePositive(informationOf(jacobian, now.information, size, all), direction, size)
    const far = direction.reduce((most, step) => Math.max(most, Math.abs(step)), 0)
    let share = Math.min(1, 2 / far)
    let next = now
    let moved = free
    for (; share > 1e-6; share /= 2) {
      moved = free.map((value, i) => value + (i >= 1 && i <= size ? share * direction[i - 1]! : 0))
      next = likelihood(coded, groups, intercepts(moved, design, coded), starts, all)
      if (next.logLik >= now.logLik - 1e-12 * Math.abs(now.logLik)) break
    }
    converged = far < tol
    free = moved
    now = next
    if (moved.some((value) => Math.abs(value) > limit))
      return {
        refused: ['The items have no finite conditional estimates: some are answered alike by all whom others tell apart (Fischer 1981).'],
      }
  }
  const information = informationOf(jacobian, now.information, size, all)
  factor(information, size)
  const inverse = invert(information, size)
  return {
    intercepts: intercepts(free, design, coded),
    covariance: spread(jacobian, inverse, size, all),
    logLik: now.logLik,
    cycles,
    converged,
  }
}

const limit = 60

/** Persons who answered the same items: how many have each score, and how often each category came. */
type Group = { readonly items: readonly number[]; readonly people: Float64Array; readonly answers: readonly Float64Array[] }

function groupsOf(coded: Coded): readonly Group[] {
  const groups = new Map<string, Group>()
  for (let p = 0; p < coded.persons; p++) {
    const digits = coded.items.map((_, j) => coded.digits[j]![coded.answers[j * coded.persons + p]!]!)
    const items = digits.flatMap((digit, j) => (digit < coded.values[j]!.length ? [j] : []))
    const score = items.reduce((sum, j) => sum + digits[j]!, 0)
    const top = items.reduce((sum, j) => sum + coded.values[j]!.length - 1, 0)
    if (!(coded.weights[p]! > 0) || score === 0 || score === top) continue
    const key = items.join(',')
    let group = groups.get(key)
    if (!group) {
      group = { items, people: new Float64Array(top + 1), answers: items.map((j) => new Float64Array(coded.values[j]!.length)) }
      groups.set(key, group)
    }
    group.people[score] = group.people[score]! + coded.weights[p]!
    items.forEach((j, i) => {
      const counts = group.answers[i]!
      counts[digits[j]!] = counts[digits[j]!]! + coded.weights[p]!
    })
  }
  return [...groups.values()]
}

/** Items that no chain of persons links with the first: their places cannot be compared. */
function unconnected({ items }: Coded, groups: readonly Group[]): readonly string[] {
  const reached = new Set(groups[0]!.items)
  for (let grown = true; grown; ) {
    grown = false
    for (const group of groups) {
      if (!group.items.some((j) => reached.has(j)) || group.items.every((j) => reached.has(j))) continue
      for (const j of group.items) reached.add(j)
      grown = true
    }
  }
  return items.flatMap((id, j) =>
    reached.has(j) ? [] : [`Item ${id}: nobody with a middling score answered it together with the others.`],
  )
}

function placesOf({ values }: Coded): { starts: readonly number[]; size: number } {
  const starts: number[] = []
  let size = 0
  for (const seen of values) {
    starts.push(size)
    size += seen.length - 1
  }
  return { starts, size }
}

const intercepts = (free: Float64Array, design: Design, { values }: Coded): readonly Float64Array[] =>
  values.map((seen, j) => design.itemAt(free, j).slice(1, seen.length))

/** d intercept / d free number, without the first, which is held at 0, and the population's sd; the intercepts are linear in the free numbers. */
function jacobianOf(design: Design, coded: Coded, starts: readonly number[], all: number): readonly Float64Array[] {
  return Array.from({ length: design.size - 2 }, (_, k) => {
    const unit = new Float64Array(design.size)
    unit[k + 1] = 1
    const row = new Float64Array(all)
    intercepts(unit, design, coded).forEach((d, j) => {
      row.set(d, starts[j]!)
    })
    return row
  })
}

function pulled(jacobian: readonly Float64Array[], values: Float64Array, size: number, all: number): Float64Array {
  const result = new Float64Array(size)
  for (let k = 0; k < size; k++) for (let i = 0; i < all; i++) result[k] = result[k]! + jacobian[k]![i]! * values[i]!
  return result
}

/** J information J'. */
function informationOf(jacobian: readonly Float64Array[], information: Float64Array, size: number, all: number): Float64Array {
  const result = new Float64Array(size * size)
  for (let k = 0; k < size; k++) {
    const row = new Float64Array(all)
    for (let i = 0; i < all; i++) {
      const weight = jacobian[k]![i]!
      if (weight !== 0) for (let l = 0; l < all; l++) row[l] = row[l]! + weight * information[i * all + l]!
    }
    result.set(pulled(jacobian, row, size, all), k * size)
  }
  return result
}

/** Covariance of the intercepts, J' inverse J. */
function spread(jacobian: readonly Float64Array[], inverse: Float64Array, size: number, all: number): Float64Array {
  const result = new Float64Array(all * all)
  for (let k = 0; k < size; k++)
    for (let l = 0; l < size; l++) {
      const covariance = inverse[k * size + l]!
      for (let i = 0; i < all; i++) {
        const weight = jacobian[k]![i]! * covariance
        if (weight !== 0) for (let m = 0; m < all; m++) result[i * all + m] = result[i * all + m]! + weight * jacobian[l]![m]!
      }
    }
  return result
}

type Likelihood = { readonly logLik: number; readonly gradient: Float64Array; readonly information: Float64Array }

/** The conditional log-likelihood, its gradient and the information in all intercepts: Cov of the answers' indicators given the scores. */
function likelihood(
  coded: Coded,
  groups: readonly Group[],
  d: readonly Float64Array[],
  starts: readonly number[],
  all: number,
): Likelihood {
  let logLik = 0
  const gradient = new Float64Array(all)
  const information = new Float64Array(all * all)
  for (const { items, people, answers } of groups) {
    const scales: number[] = []
    const polynomials: Polynomials = items.map((j) => {
      // scaled to add up to 1: the product is then how likely each score is at level 0
      const raw = Float64Array.of(1, ...d[j]!.map(Math.exp))
      const sum = raw.reduce((a, b) => a + b)
      scales.push(Math.log(sum))
      return raw.map((value) => value / sum)
    })
    const gamma = scoreChances(polynomials)
    const log = scales.reduce((a, b) => a + b, 0)
    people.forEach((count, r) => {
      if (count > 0) logLik -= count * (Math.log(gamma[r]!) + log)
    })
    answers.forEach((counts, i) => {
      for (let c = 1; c < counts.length; c++) {
        const at = starts[items[i]!]! + c - 1
        logLik += counts[c]! * d[items[i]!]![c - 1]!
        gradient[at] = gradient[at]! + counts[c]!
      }
    })
    const weight = people.map((count, r) => (count > 0 ? count / gamma[r]! : 0))
    const expected = weightedParts(polynomials, weight)
    addParts(gradient, 0, -1, expected, items, starts)
    // E(1[j = c] 1[i = e]) with j held at c, less the product of their chances score by score
    items.forEach((j, i) => {
      for (let c = 1; c < coded.values[j]!.length; c++) {
        const held = { item: i, category: c }
        const row = (starts[j]! + c - 1) * all
        addParts(information, row, 1, weightedParts(polynomials, weight, held), items, starts)
        const chances = scoreChances(polynomials.map((item, k) => (k === i ? item.map((chance, e) => (e === c ? chance : 0)) : item)))
        const squared = people.map((count, r) => (count > 0 ? (count * chances[r]!) / gamma[r]! ** 2 : 0))
        addParts(information, row, -1, weightedParts(polynomials, squared), items, starts)
      }
    })
  }
  return { logLik, gradient, information }
}

function addParts(
  into: Float64Array,
  from: number,
  sign: number,
  parts: readonly Float64Array[],
  items: readonly number[],
  starts: readonly number[],
): void {
  parts.forEach((part, i) => {
    for (let c = 1; c < part.length; c++) {
      const at = from + starts[items[i]!]! + c - 1
      into[at] = into[at]! + sign * part[c]!
    }
  })
}
