import { logistic, logLogistic } from './logistic.ts'
import { defineResponseModel } from './response-model.ts'

/** Discrimination per level, difficulty in levels. */
export type TwoParameterItem = { readonly a: number; readonly b: number }

/** Two-parameter logistic (Birnbaum 1968): P = 1 / (1 + exp(-a (theta - b))); information a^2 P (1 - P). */
export const twoParameter = defineResponseModel<TwoParameterItem>({
  id: '2pl',
  label: 'Two-parameter logistic',
  categories: () => 2,
  probability: ({ a, b }, level, category) => logistic(category === 1 ? a * (level - b) : -a * (level - b)),
  information: ({ a, b }, level) => a * a * logistic(a * (level - b)) * logistic(-a * (level - b)),
  logLikelihood: ({ a, b }, category) => {
    const slope = category === 1 ? a : -a
    return (eta) => logLogistic(slope * (eta - b))
  },
  simulate: ({ a, b }, level, random) => (random() < logistic(a * (level - b)) ? 1 : 0),
  invent: (random) => ({ a: 0.6 + 1.4 * random(), b: 5 * random() }),
})
