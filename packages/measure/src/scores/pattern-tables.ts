import { missing, type Responses } from '../responses.ts'
import type { Curve } from './curves/curve.ts'

/**
 * Items in blocks of a few. A block's answers make one code; for every code the likelihood of all its answers at every node is multiplied out once,
 * so that a person costs one row a block instead of one an item (the "method of four Russians", Arlazarov and others 1970).
 */
export type PatternTables = {
  /** A multiple of four: rows of ones stand for the blocks that are not there. */
  readonly blocks: number
  /** Doubles a row. */
  readonly width: number
  /** Where the row of each person's code begins, block after block: rows[block * persons + person]. */
  readonly rows: Int32Array
  /** Rows, each divided by its own highest value, so that a product over blocks stays far from underflow. */
  readonly table: Float64Array
}

/** Codes a block has at most: its table then stays in the processor's cache. */
const mostCodes = 256

export function patternTables({ answers, persons }: Responses, curves: readonly Curve[], nodes: Float64Array): PatternTables {
  const width = nodes.length
  const likelihoods = curves.map((curve) => likelihoodsOf(curve, nodes))
  const blocks = blocksOf(curves, answers, persons)
  const sizes = blocks.map((block) => block.reduce((codes, { states }) => codes * states, 1))
  const ones = sizes.reduce((sum, size) => sum + size, 0) * width
  const padded = 4 * Math.ceil(blocks.length / 4)
  const rows = new Int32Array(padded * persons).fill(ones, blocks.length * persons)
  const table = new Float64Array(ones + width).fill(1, ones)
  let from = 0
  blocks.forEach((block, at) => {
    const codes = rows.subarray(at * persons, (at + 1) * persons)
    let codesSoFar = 1
    table.fill(1, from, from + width)
    for (const { item, states } of block) {
      const likelihood = likelihoods[item]!
      // the rows of the first state already stand there: each further state multiplies them, the first comes last
      for (let state = states - 1; state >= 0; state--)
        for (let code = 0; code < codesSoFar; code++)
          multiply(table, from + code * width, from + (state * codesSoFar + code) * width, likelihood, state * width, width)
      addCode(codes, answers, item * persons, codesSoFar, states - 1)
      codesSoFar *= states
    }
    for (let code = 0; code < codesSoFar; code++) scaleToOne(table, from + code * width, width)
    for (let p = 0; p < persons; p++) codes[p] = from + codes[p]! * width
    from += sizes[at]! * width
  })
  return { blocks: padded, width, rows, table }
}

/** One item's part in a block: its categories, and one state more, the last, where somebody left it out. */
type Part = { readonly item: number; readonly states: number }

function blocksOf(curves: readonly Curve[], answers: Uint8Array, persons: number): readonly (readonly Part[])[] {
  const blocks: Part[][] = []
  let codes = mostCodes
  curves.forEach(({ categories }, item) => {
    const states = categories + (answers.subarray(item * persons, (item + 1) * persons).includes(missing) ? 1 : 0)
    if (codes * states > mostCodes) {
      blocks.push([])
      codes = 1
    }
    codes *= states
    blocks.at(-1)!.push({ item, states })
  })
  return blocks
}

/** P(answer = category) at every node, category after category, then a row of ones for no answer. */
function likelihoodsOf(curve: Curve, nodes: Float64Array): Float64Array {
  const width = nodes.length
  const all = new Float64Array((curve.categories + 1) * width).fill(1)
  for (let category = 0; category < curve.categories; category++)
    for (let q = 0; q < width; q++) all[category * width + q] = Math.exp(curve.log(nodes[q]!, category))
  return all
}

function multiply(table: Float64Array, from: number, to: number, likelihood: Float64Array, row: number, width: number): void {
  for (let q = 0; q < width; q++) table[to + q] = table[from + q]! * likelihood[row + q]!
}

function scaleToOne(table: Float64Array, from: number, width: number): void {
  let highest = 0
  for (let q = 0; q < width; q++) highest = Math.max(highest, table[from + q]!)
  if (highest > 0) for (let q = 0; q < width; q++) table[from + q]! /= highest
}

/** Adds place * state to every person's code; what is missing is the last state. */
function addCode(codes: Int32Array, answers: Uint8Array, from: number, place: number, lastState: number): void {
  for (let p = 0; p < codes.length; p++) {
    const answer = answers[from + p]!
    codes[p]! += place * (answer === missing ? lastState : answer)
  }
}
