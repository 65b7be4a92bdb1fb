import { missing } from '../responses.ts'
import { fineGrid, type Grid } from './grid.ts'
import { type PatternTables, patternTables } from './pattern-tables.ts'
import type { Prepared } from './prepared.ts'
import { emptyScores, type Scores } from './scores.ts'
import { defineScoringMethod } from './scoring-method.ts'

/**
 * Expected a posteriori (Bock and Mislevy 1982): theta = E[theta | answers], se = sd[theta | answers], over a normal population, on an even grid that is
 * fine enough for the test. Always finite; without answers it is the population.
 */
export const expectedAPosteriori = defineScoringMethod({
  id: 'eap',
  label: 'Expected a posteriori',
  score(prepared, { nodes, range }) {
    const { responses, curves, population } = prepared
    const scores = emptyScores(responses)
    const grid = fineGrid(population, curves, nodes, range)
    if (curves.length === 0) {
      scores.theta.fill(population.mean)
      scores.se.fill(population.sd)
      return scores
    }
    integrate(patternTables(responses, curves, grid.nodes), grid, prepared, scores)
    return scores
  },
})

/** Below this share of what could be, digits are lost to underflow, and the person is summed again in logarithms. */
const faint = 1e-200

function integrate(
  { blocks, width, rows, table }: PatternTables,
  { nodes, weights, logWeights }: Grid,
  prepared: Prepared,
  { theta, se }: Scores,
): void {
  const persons = theta.length
  const middle = nodes[(width - 1) >> 1]!
  const away = nodes.map((node) => node - middle)
  const product = new Float64Array(width)
  const lastEight = (blocks - (blocks % 8)) * persons
  for (let p = 0; p < persons; p++) {
    product.set(weights)
    let block = p
    // eight rows at once: the product is read and written an eighth as often
    for (; block < lastEight; block += 8 * persons) {
      const r0 = rows[block]!
      const r1 = rows[block + persons]!
      const r2 = rows[block + 2 * persons]!
      const r3 = rows[block + 3 * persons]!
      const r4 = rows[block + 4 * persons]!
      const r5 = rows[block + 5 * persons]!
      const r6 = rows[block + 6 * persons]!
      const r7 = rows[block + 7 * persons]!
      for (let q = 0; q < width; q++)
        product[q]! *=
          table[r0 + q]! *
          table[r1 + q]! *
          (table[r2 + q]! * table[r3 + q]!) *
          (table[r4 + q]! * table[r5 + q]! * (table[r6 + q]! * table[r7 + q]!))
    }
    if (block < blocks * persons) {
      const r0 = rows[block]!
      const r1 = rows[block + persons]!
      const r2 = rows[block + 2 * persons]!
      const r3 = rows[block + 3 * persons]!
      for (let q = 0; q < width; q++) product[q]! *= table[r0 + q]! * table[r1 + q]! * (table[r2 + q]! * table[r3 + q]!)
    }
    let [mass, first, second] = [0, 0, 0]
    for (let q = 0; q < width; q++) {
      const weight = product[q]!
      const moment = weight * away[q]!
      mass += weight
      first += moment
      second += moment * away[q]!
    }
    if (mass < faint) [mass, first, second] = inLogarithms(prepared, p, nodes, logWeights, away)
    const mean = first / mass
    theta[p] = middle + mean
    se[p] = Math.sqrt(Math.max(0, second / mass - mean * mean))
  }
}

function inLogarithms(
  { responses: { answers, persons }, curves }: Prepared,
  p: number,
  nodes: Float64Array,
  logWeights: Float64Array,
  away: Float64Array,
): [number, number, number] {
  const logs = logWeights.slice()
  curves.forEach((curve, j) => {
    const answer = answers[j * persons + p]!
    if (answer === missing) return
    for (let q = 0; q < nodes.length; q++) logs[q]! += curve.log(nodes[q]!, answer)
  })
  const highest = logs.reduce((most, log) => Math.max(most, log), -Infinity)
  let [mass, first, second] = [0, 0, 0]
  for (let q = 0; q < nodes.length; q++) {
    const weight = Math.exp(logs[q]! - highest)
    mass += weight
    first += weight * away[q]!
    second += weight * away[q]! * away[q]!
  }
  return [mass, first, second]
}
