import type { Random } from '@evenkeel/measure'
import type { Item, ItemModel, Tools } from '../item-model.ts'

/** One attempt at an item; null when the numbers drawn do not make a good one. */
export type Template = (random: Random, tools: Tools) => Item | null | Promise<Item | null>

/** The `build` of a model with one template per band: draws until the numbers fit together. */
export function buildFrom(templates: Readonly<Record<string, Template>>): ItemModel['build'] {
  return async (band, random, tools) => {
    const template = templates[band]
    if (!template) throw new RangeError(`no such band: ${band}`)
    for (let attempt = 0; attempt < 400; attempt++) {
      const item = await template(random, tools)
      if (item) return item
    }
    throw new Error(`band ${band}: no item fits in 400 draws, loosen the template`)
  }
}
