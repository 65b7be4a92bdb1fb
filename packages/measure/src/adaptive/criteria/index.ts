import type { Criterion } from './criterion.ts'
import { expectedPosteriorVariance } from './expected-posterior-variance.ts'
import { kullbackLeibler } from './kullback-leibler.ts'
import { maximumInformation } from './maximum-information.ts'

/** Every criterion that needs nothing but the sitting. To add one: write its file, name it here. */
export const criteria: readonly Criterion[] = [maximumInformation, kullbackLeibler, expectedPosteriorVariance]
