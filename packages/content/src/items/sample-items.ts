import type { Random } from '@evenkeel/measure'
import type { Item, ItemModel, Tools } from '../item-model.ts'

export type Sampled = { readonly item: Item; readonly key: string; readonly stem: string; readonly exhibit: string }

const noTools: Tools = {
  sql: () => Promise.reject(new Error('this band runs no query')),
  run: () => Promise.reject(new Error('this band runs no program')),
}

/** The first items of a band from seeds 1, 2, 3 and so on, to be solved in another way. */
export async function sampleItems(model: ItemModel, band: string, count: number, tools: Tools = noTools): Promise<readonly Sampled[]> {
  const sampled: Sampled[] = []
  for (let seed = 1; seed <= count; seed++) {
    const item = await model.build(band, seededRandom(seed), tools)
    const key = item.options.find((option) => option.right)?.text ?? ''
    sampled.push({ item, key, stem: item.stem, exhibit: item.exhibit?.text ?? '' })
  }
  return sampled
}

/** All numbers in a text, in order; 1,460 is one number. */
export function numbersIn(text: string): readonly number[] {
  return (text.match(/\d[\d,]*(?:\.\d+)?/g) ?? []).map((number) => Number(number.replaceAll(',', '')))
}

/** Mulberry32 (Tommy Ettinger). */
export function seededRandom(seed: number): Random {
  let state = Math.imul(seed, 7919)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
