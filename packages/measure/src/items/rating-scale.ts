import { partialCredit } from './partial-credit.ts'
import { defineResponseModel } from './response-model.ts'

/** Location in levels; the steps between categories around it, the same for all items of a scale. */
export type RatingScaleItem = { readonly location: number; readonly steps: readonly number[] }

const whole = ({ location, steps }: RatingScaleItem) => ({ b: steps.map((step) => location + step) })

/** Rating scale (Andrich 1978): partial credit whose items share the distances between their steps, b[k] = location + steps[k]. */
export const ratingScale = defineResponseModel<RatingScaleItem>({
  id: 'rsm',
  label: 'Rating scale',
  categories: ({ steps }) => steps.length + 1,
  probability: (item, level, category) => partialCredit.probability(whole(item), level, category),
  information: (item, level) => partialCredit.information(whole(item), level),
  logLikelihood: (item, category) => partialCredit.logLikelihood(whole(item), category),
  simulate: (item, level, random) => partialCredit.simulate(whole(item), level, random),
  invent: (random) => ({ location: 1 + 3 * random(), steps: [-1.2, 0.1, 1.1] }),
})
