import { tileNodes } from '../kernel/kernel.ts'
import type { Coded } from './coding.ts'
import type { Design } from './design.ts'
import type { Grid } from './grid.ts'

/** Where a person is looked for first: tiles first..last (not included) around the node `centre`. */
export type Window = { readonly centre: number; readonly first: number; readonly last: number }

/** This many posterior sds to both sides hardly anything of a person is left. */
const reach = 6.5

/**
 * A first guess of where each person is, from the share of the greatest possible score they reached among the items they answered: the node at which the items
 * together expect that share. Persons in order of that node; ties in order of the file. The E-step checks every window, so a poor guess costs time, not digits.
 */
export function guessWindows(coded: Coded, design: Design, free: Float64Array, grid: Grid): { order: Uint32Array; windows: Window[] } {
  const { expected, information } = curvesOf(design, free, grid)
  const spacing = grid.nodes[1]! - grid.nodes[0]!
  const tiles = grid.padded / tileNodes
  const { share, answered } = sharesOf(coded)
  const sd = design.sd(free)
  const windows: Window[] = []
  const centres = new Uint16Array(coded.persons)
  const known = new Map<number, Window>()
  const items = coded.items.length
  for (let p = 0; p < coded.persons; p++) {
    const bin = Math.round(share[p]! * 4000)
    const key = bin * (items + 1) + answered[p]!
    let window = known.get(key)
    if (!window) {
      const centre = answered[p] === 0 ? (grid.count - 1) >> 1 : nodeAt(expected, bin / 4000)
      const width = reach / Math.sqrt(1 / sd ** 2 + (information[centre]! * answered[p]!) / items) / spacing + 1
      const first = Math.max(0, Math.floor((centre - width) / tileNodes))
      window = { centre, first, last: Math.min(tiles, Math.floor((centre + width) / tileNodes) + 1) }
      known.set(key, window)
    }
    windows.push(window)
    centres[p] = window.centre
  }
  return { order: sorted(share, centres, grid.count), windows }
}

/** For each person the mean over the items answered of the score over the greatest possible, and how many items those are. */
export function sharesOf(coded: Coded): { share: Float64Array; answered: Uint16Array } {
  const { persons, answers } = coded
  const share = new Float64Array(persons)
  const answered = new Uint16Array(persons)
  for (let j = 0; j < coded.items.length; j++) {
    const top = coded.values[j]!.length - 1
    // every item counts alike, however many categories it has
    const score = Float64Array.from(coded.digits[j]!, (digit) => (digit > top ? 0 : digit / top))
    addScores(answers.subarray(j * persons, (j + 1) * persons), score, share)
    if (coded.states[j] === top + 1) for (let p = 0; p < persons; p++) answered[p] = answered[p]! + 1
    else countAnswers(answers.subarray(j * persons, (j + 1) * persons), coded.digits[j]!, top, answered)
  }
  for (let p = 0; p < persons; p++) share[p] = answered[p]! > 0 ? share[p]! / answered[p]! : 0.5
  return { share, answered }
}

function addScores(column: Uint8Array, score: Float64Array, into: Float64Array): void {
  for (let p = 0; p < column.length; p++) into[p] = into[p]! + score[column[p]!]!
}

function countAnswers(column: Uint8Array, digit: Uint8Array, top: number, into: Uint16Array): void {
  for (let p = 0; p < column.length; p++) if (digit[column[p]!]! <= top) into[p] = into[p]! + 1
}

/** The share of the greatest score that all items together expect on each node, and their information there. */
function curvesOf(design: Design, free: Float64Array, grid: Grid): { expected: Float64Array; information: Float64Array } {
  const { rows } = design
  const log = new Float64Array(rows.total * grid.padded)
  design.logChances(free, grid, log)
  const expected = new Float64Array(grid.count)
  const information = new Float64Array(grid.count)
  rows.categories.forEach((categories, j) => {
    const slope = design.itemAt(free, j)[0]!
    for (let q = 0; q < grid.count; q++) {
      let [mean, square] = [0, 0]
      for (let c = 1; c < categories; c++) {
        const p = Math.exp(log[(rows.first[j]! + c) * grid.padded + q]!)
        mean += c * p
        square += c * c * p
      }
      expected[q] = expected[q]! + mean / (categories - 1) / rows.categories.length
      // a^2 Var(answer): exact for adjacent categories, near enough for the others
      information[q] = information[q]! + slope * slope * (square - mean * mean)
    }
  })
  return { expected, information }
}

/** The node whose expected share is nearest; shares need not rise everywhere. */
function nodeAt(expected: Float64Array, share: number): number {
  let best = 0
  for (let q = 1; q < expected.length; q++) if (Math.abs(expected[q]! - share) < Math.abs(expected[best]! - share)) best = q
  return best
}

/** Persons by node, within a node by share, then as in the file. */
function sorted(share: Float64Array, centres: Uint16Array, nodes: number): Uint32Array {
  const fine = 64
  const keys = new Uint32Array(share.length)
  const counts = new Uint32Array(nodes * fine + 1)
  for (let p = 0; p < share.length; p++) {
    keys[p] = centres[p]! * fine + Math.min(fine - 1, Math.floor(share[p]! * fine))
    counts[keys[p]! + 1] = counts[keys[p]! + 1]! + 1
  }
  for (let k = 1; k < counts.length; k++) counts[k] = counts[k]! + counts[k - 1]!
  const order = new Uint32Array(share.length)
  for (let p = 0; p < share.length; p++) {
    const to = counts[keys[p]!]!
    order[to] = p
    counts[keys[p]!] = to + 1
  }
  return order
}
