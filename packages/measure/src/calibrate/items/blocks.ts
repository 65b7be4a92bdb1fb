import type { Coded } from './coding.ts'

/** Items that are looked up together: every pattern of answers to them has a row in a table. */
export type Block = { readonly first: number; readonly items: number; readonly patterns: number }

/** A pattern's number fits in a byte, and half as many rows stay nearer to the processor. */
const mostPatterns = 128

/** Neighbouring items in blocks of at most 128 patterns (the "four Russians" of Arlazarov and others 1970: one look-up instead of one for each item). */
export function blocksOf(states: readonly number[]): readonly Block[] {
  const blocks: Block[] = []
  let block: Block = { first: 0, items: 0, patterns: 1 }
  states.forEach((count, j) => {
    if (block.items > 0 && block.patterns * count > mostPatterns) {
      blocks.push(block)
      block = { first: j, items: 0, patterns: 1 }
    }
    block = { first: block.first, items: block.items + 1, patterns: block.patterns * count }
  })
  blocks.push(block)
  return blocks
}

/** Blocks encoded together, so that what is written lies together too. */
const together = 8

/** Writes the pattern of each person in each block, persons in the order given: codes[i blocks + b], mixed radix, first item least. */
export function encode(coded: Coded, blocks: readonly Block[], order: Uint32Array, codes: Uint8Array): void {
  const { persons } = coded
  const columns = Array.from({ length: Math.min(together, blocks.length) }, () => new Uint8Array(persons))
  for (let first = 0; first < blocks.length; first += together) {
    const group = blocks.slice(first, first + together)
    group.forEach((block, b) => {
      encodeBlock(coded, block, columns[b]!)
    })
    for (let i = 0; i < persons; i++) for (let b = 0; b < group.length; b++) codes[i * blocks.length + first + b] = columns[b]![order[i]!]!
  }
}

/** One block's patterns, persons as in the file. */
function encodeBlock({ answers, persons, digits, states }: Coded, block: Block, into: Uint8Array): void {
  into.fill(0)
  let stride = 1
  for (let j = block.first; j < block.first + block.items; j++) {
    const weighted = digits[j]!.map((digit) => digit * stride)
    addWeighted(answers.subarray(j * persons, (j + 1) * persons), weighted, into)
    stride *= states[j]!
  }
}

function addWeighted(column: Uint8Array, weighted: Uint8Array, into: Uint8Array): void {
  for (let p = 0; p < column.length; p++) into[p] = into[p]! + weighted[column[p]!]!
}
