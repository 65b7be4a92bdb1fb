import type { FairnessMethod } from './fairness-method.ts'
import { logistic, logisticNonuniform, logisticUniform } from './logistic.ts'
import { mantelHaenszel } from './mantel-haenszel.ts'
import { standardisation } from './standardisation.ts'

/** Every way of asking whether items are fair. To add one: write its file, name it here. */
export const fairnessMethods: readonly FairnessMethod[] = [mantelHaenszel, logistic, logisticUniform, logisticNonuniform, standardisation]
