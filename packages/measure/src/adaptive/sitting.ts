import type { Bank } from './bank.ts'

/** One person in the middle of a test: what was given, and what the answers say on the bank's grid. */
export type Sitting = {
  /** Items given so far, by their place in the bank, and the category each was answered in. */
  readonly given: readonly number[]
  readonly categories: readonly number[]
  /** Log-likelihood of all answers at each node. */
  readonly logLikelihood: Float64Array
  /** Likelihood x population at each node, adding up to 1. */
  readonly posterior: Float64Array
  /** Expected a posteriori and its sd. */
  readonly theta: number
  readonly se: number
}

/** Before the first answer: the population. */
export function beginSitting(bank: Bank): Sitting {
  return withLikelihood(bank, [], [], new Float64Array(bank.grid.nodes.length))
}

/** After one more answer. Throws a RangeError for an item or category the bank does not have. */
export function answered(bank: Bank, sitting: Sitting, item: number, category: number): Sitting {
  const curve = bank.curves[item]
  if (!curve || !(Number.isInteger(category) && category >= 0 && category < curve.categories))
    throw new RangeError(curve ? `Item "${bank.items.items[item]!.id}" has no category ${category}.` : `The bank has no item ${item}.`)
  const width = bank.grid.nodes.length
  const row = (bank.rows[item]! + category) * width
  const logLikelihood = sitting.logLikelihood.slice()
  for (let q = 0; q < width; q++) logLikelihood[q]! += bank.logs[row + q]!
  return withLikelihood(bank, [...sitting.given, item], [...sitting.categories, category], logLikelihood)
}

/** In logarithms, since answers may contradict each other so much that every likelihood is below the smallest double. */
function withLikelihood({ grid }: Bank, given: readonly number[], categories: readonly number[], logLikelihood: Float64Array): Sitting {
  const { nodes, logWeights } = grid
  const posterior = new Float64Array(nodes.length)
  let highest = -Infinity
  for (let q = 0; q < nodes.length; q++) {
    posterior[q] = logLikelihood[q]! + logWeights[q]!
    if (posterior[q]! > highest) highest = posterior[q]!
  }
  let [mass, first] = [0, 0]
  for (let q = 0; q < nodes.length; q++) {
    const weight = Math.exp(posterior[q]! - highest)
    posterior[q] = weight
    mass += weight
    first += weight * nodes[q]!
  }
  const theta = first / mass
  let second = 0
  for (let q = 0; q < nodes.length; q++) {
    posterior[q]! /= mass
    second += posterior[q]! * (nodes[q]! - theta) ** 2
  }
  return { given, categories, logLikelihood, posterior, theta, se: Math.sqrt(second) }
}
