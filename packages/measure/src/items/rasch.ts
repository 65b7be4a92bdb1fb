import { defineResponseModel } from './response-model.ts'
import { twoParameter } from './two-parameter.ts'

/** Difficulty in levels. */
export type RaschItem = { readonly b: number }

const whole = ({ b }: RaschItem) => ({ a: 1, b })

/** Rasch (1960): P = 1 / (1 + exp(-(theta - b))): two-parameter logistic with a discrimination of 1 per level for every item. */
export const rasch = defineResponseModel<RaschItem>({
  id: 'rasch',
  label: 'Rasch',
  categories: () => 2,
  probability: (item, level, category) => twoParameter.probability(whole(item), level, category),
  information: (item, level) => twoParameter.information(whole(item), level),
  logLikelihood: (item, category) => twoParameter.logLikelihood(whole(item), category),
  simulate: (item, level, random) => twoParameter.simulate(whole(item), level, random),
  invent: (random) => ({ b: 5 * random() }),
})
