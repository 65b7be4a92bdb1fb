import { type AdjacentCategory, adjacentDraw, adjacentInformation, adjacentLikelihood, adjacentProbabilities } from './adjacent-category.ts'
import { defineResponseModel } from './response-model.ts'

/** Discrimination per level; b[k]: the level at which categories k and k + 1 are equally likely. */
export type GeneralisedPartialCreditItem = { readonly a: number; readonly b: readonly number[] }

/** Generalised partial credit (Muraki 1992): P(y = c) proportional to exp(sum_{k<c} a (theta - b[k])); information a^2 Var(y). */
export const generalisedPartialCredit = defineResponseModel<GeneralisedPartialCreditItem>({
  id: 'gpcm',
  label: 'Generalised partial credit',
  categories: ({ b }) => b.length + 1,
  probability: (item, level, category) => adjacentProbabilities(adjacent(item), level)[category] ?? 0,
  information: (item, level) => adjacentInformation(adjacent(item), level),
  logLikelihood: (item, category) => adjacentLikelihood(adjacent(item), category),
  simulate: (item, level, random) => adjacentDraw(adjacent(item), level, random),
  invent: (random) => {
    const middle = 1 + 3 * random()
    return { a: 0.5 + 1.2 * random(), b: [-1, -0.3, 0.4, 1.1].map((step) => middle + step + 0.5 * random()) }
  },
})

const adjacent = ({ a, b }: GeneralisedPartialCreditItem): AdjacentCategory => ({ a, tau: b })
