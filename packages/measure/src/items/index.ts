import { generalisedPartialCredit } from './generalised-partial-credit.ts'
import { graded } from './graded.ts'
import { partialCredit } from './partial-credit.ts'
import { rasch } from './rasch.ts'
import { ratingScale } from './rating-scale.ts'
import type { ResponseModel } from './response-model.ts'
import { threeParameter } from './three-parameter.ts'
import { twoParameter } from './two-parameter.ts'

/** Every response model the engine knows. To add one: write its file, name it here. */
export const responseModels: readonly ResponseModel[] = [
  rasch,
  twoParameter,
  threeParameter,
  graded,
  partialCredit,
  generalisedPartialCredit,
  ratingScale,
]
