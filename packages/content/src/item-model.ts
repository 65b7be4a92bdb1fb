import type { Random } from '@evenkeel/measure'

/** Where the truth comes from: the real thing, run when the item is built. */
export type Tools = {
  /** Runs `setup`, then `query`, on a real PostgreSQL in a transaction that is rolled back. Rows of text; null is 'NULL'. */
  sql(setup: string, query: string): Promise<readonly (readonly string[])[]>
  /** Runs JavaScript in an isolated worker without network, disk or clock; resolves to what it printed with print(...), lines joined by \n. */
  run(code: string): Promise<string>
}

/** A band of difficulty of one model. 3PL on the 0 to 5 scale of levels; starting values, until answers speak. */
export type Band = {
  readonly id: string
  /** discrimination per level */
  readonly a: number
  /** difficulty: the level at which half of what is not guessed is right */
  readonly b: number
  /** the chance of a right guess: one over the number of options, or a little less */
  readonly c: number
}

export type Option = {
  readonly text: string
  readonly right: boolean
  /** The named misconception that leads here; null on the right option. */
  readonly misconception: string | null
}

/** One drawn item: everything a person sees, and the worked answer they see afterwards. */
export type Item = {
  /** The question in plain words. */
  readonly stem: string
  /** Code, a table, a log: shown in a fixed-width block; null if there is none. */
  readonly exhibit: { readonly language: string; readonly text: string } | null
  readonly options: readonly Option[]
  /** A worked explanation: how one gets to the key, step by step. */
  readonly explanation: string
}

/** One file under items/: a template whose key is computed, never written down. */
export type ItemModel = {
  readonly id: string
  readonly version: number
  readonly competency: string
  readonly title: string
  readonly bands: readonly Band[]
  build(band: Band['id'], random: Random, tools: Tools): Promise<Item>
}

export function defineItemModel(model: ItemModel): ItemModel {
  return Object.freeze(model)
}
