import { adjacentDraw, adjacentInformation, adjacentLikelihood, adjacentProbabilities } from './adjacent-category.ts'
import { defineResponseModel } from './response-model.ts'

/** b[k]: the level at which categories k and k + 1 are equally likely. */
export type PartialCreditItem = { readonly b: readonly number[] }

/** Partial credit (Masters 1982): generalised partial credit with a discrimination of 1 per level for every item. */
export const partialCredit = defineResponseModel<PartialCreditItem>({
  id: 'pcm',
  label: 'Partial credit',
  categories: ({ b }) => b.length + 1,
  probability: ({ b }, level, category) => adjacentProbabilities({ a: 1, tau: b }, level)[category] ?? 0,
  information: ({ b }, level) => adjacentInformation({ a: 1, tau: b }, level),
  logLikelihood: ({ b }, category) => adjacentLikelihood({ a: 1, tau: b }, category),
  simulate: ({ b }, level, random) => adjacentDraw({ a: 1, tau: b }, level, random),
  invent: (random) => {
    const middle = 1 + 3 * random()
    return { b: [-1, 0, 1].map((step) => middle + step + 0.6 * random()) }
  },
})
