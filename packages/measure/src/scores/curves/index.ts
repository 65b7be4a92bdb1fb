import type { FittedItem, FittedItems } from '../fitted-items.ts'
import { boundaries } from './boundaries.ts'
import type { Curve } from './curve.ts'
import { rightOrWrong } from './right-or-wrong.ts'
import { steps } from './steps.ts'

/** The curve of an item for each model. To add one: write its file, name it here. */
const curveOfModel: Readonly<Record<FittedItems['model'], (item: FittedItem) => Curve>> = {
  rasch: ({ a, b, g, u }) => rightOrWrong(a, b[0]!, g, u),
  '2pl': ({ a, b, g, u }) => rightOrWrong(a, b[0]!, g, u),
  '3pl': ({ a, b, g, u }) => rightOrWrong(a, b[0]!, g, u),
  graded: ({ a, b }) => boundaries(a, b),
  gpcm: ({ a, b }) => steps(a, b),
  pcm: ({ a, b }) => steps(a, b),
  rsm: ({ a, b }) => steps(a, b),
}

export function curveOf(model: FittedItems['model'], item: FittedItem): Curve {
  return curveOfModel[model](item)
}
