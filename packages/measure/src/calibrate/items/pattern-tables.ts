import { tileNodes } from '../kernel/kernel.ts'
import type { Block } from './blocks.ts'

/** Where each item's categories stand in an array of category x node: item j, category c, node q at (first[j] + c) padded + q. */
export type CategoryRows = { readonly first: readonly number[]; readonly categories: readonly number[]; readonly total: number }

export function categoryRows(categories: readonly number[]): CategoryRows {
  const first: number[] = []
  let total = 0
  for (const count of categories) {
    first.push(total)
    total += count
  }
  return { first, categories, total }
}

type Layout = {
  readonly blocks: readonly Block[]
  readonly states: readonly number[]
  readonly rows: CategoryRows
  readonly patterns: number
  readonly padded: number
}

/** table[tile][block][pattern][8] = sum over the block's items of log P(their answers); a missing answer adds nothing. */
export function fillTable(table: Float64Array, log: Float64Array, { blocks, states, rows, patterns, padded }: Layout): void {
  const tiles = padded / tileNodes
  for (let t = 0; t < tiles; t++)
    blocks.forEach((block, b) => {
      const base = (t * blocks.length + b) * patterns * tileNodes
      table.fill(0, base, base + tileNodes)
      let stride = 1
      for (let j = block.first; j < block.first + block.items; j++) {
        const categories = rows.categories[j]!
        const width = stride * tileNodes
        // from the last state down, so that the rows without this item are overwritten last
        for (let state = states[j]! - 1; state >= 0; state--) {
          const to = base + state * width
          if (state >= categories) {
            table.copyWithin(to, base, base + width)
            continue
          }
          const from = (rows.first[j]! + state) * padded + t * tileNodes
          for (let at = 0; at < width; at += tileNodes)
            for (let i = 0; i < tileNodes; i++) table[to + at + i] = table[base + at + i]! + log[from + i]!
        }
        stride *= states[j]!
      }
    })
}

/**
 * counts[category of item][node] += sum over the patterns with that answer, for the tiles from..to; uses the table up. The first row of each tile's
 * first block is left with the sum over everybody.
 */
export function readTable(
  table: Float64Array,
  counts: Float64Array,
  { blocks, states, rows, patterns, padded }: Layout,
  from: number,
  to: number,
): void {
  for (let t = from; t < to; t++)
    blocks.forEach((block, b) => {
      const base = (t * blocks.length + b) * patterns * tileNodes
      let stride = block.patterns
      for (let j = block.first + block.items - 1; j >= block.first; j--) {
        stride /= states[j]!
        const width = stride * tileNodes
        for (let state = 0; state < states[j]!; state++) {
          const at = base + state * width
          if (state < rows.categories[j]!) {
            const into = (rows.first[j]! + state) * padded + t * tileNodes
            for (let k = 0; k < width; k += tileNodes)
              for (let i = 0; i < tileNodes; i++) counts[into + i] = counts[into + i]! + table[at + k + i]!
          }
          if (state > 0) for (let k = 0; k < width; k++) table[base + k] = table[base + k]! + table[at + k]!
        }
      }
    })
}
