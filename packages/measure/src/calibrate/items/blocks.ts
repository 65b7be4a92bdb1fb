import type { Coded } from './coding.ts'

/** Items that are looked up together: every pattern of answers to them has a row in a table. */
export type Block = { readonly first: number; readonly items: number; readonly patterns: number }

/** A pattern's number fits in a byte. */
const mostPatterns = 256

/** Neighbouring items in blocks of at most 256 patterns (the "four Russians" of Arlazarov and others 1970: one look-up instead of one for each item). */
export function blocksOf(states: readonly number[]): readonly Block[] {
  const blocks: Block[] = []
  let block: Block = { first: 0, items: 0, patterns: 1 }
  states.forEach((count, j) => {
    if (block.patterns * count > mostPatterns) {
      blocks.push(block)
      block = { first: j, items: 0, patterns: 1 }
    }
    block = { first: block.first, items: block.items + 1, patterns: block.patterns * count }
  })
  blocks.push(block)
  return blocks
}

/** Writes the pattern of each person in each block, persons in the order given: codes[i blocks + b], mixed radix, first item least. */
export function encode(coded: Coded, blocks: readonly Block[], order: Uint32Array, codes: Uint8Array): void {
  const { answers, persons, digits, states } = coded
  blocks.forEach((block, b) => {
    for (let i = 0; i < persons; i++) codes[i * blocks.length + b] = 0
    let stride = 1
    for (let j = block.first; j < block.first + block.items; j++) {
      const digit = digits[j]!
      const from = j * persons
      for (let i = 0; i < persons; i++) {
        const at = i * blocks.length + b
        codes[at] = codes[at]! + stride * digit[answers[from + order[i]!]!]!
      }
      stride *= states[j]!
    }
  })
}
