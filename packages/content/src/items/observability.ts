import { defineItemModel } from '../item-model.ts'
import { errorBudget, mergedPercentile, percentile } from './observability-figures.ts'
import { alertFires, budgetExhaustion, spanOwnTime } from './observability-incidents.ts'
import { buildFrom } from './template.ts'

export const observability = defineItemModel({
  id: 'observability',
  version: 1,
  competency: 'observability',
  title: 'Latencies, error budgets and traces',
  bands: [
    { id: 'percentile', a: 1.3, b: 1.7, c: 0.2 },
    { id: 'error-budget', a: 1.4, b: 2.3, c: 0.2 },
    { id: 'budget-exhaustion', a: 1.4, b: 2.8, c: 0.2 },
    { id: 'merged-percentile', a: 1.3, b: 3, c: 0.22 },
    { id: 'span-own-time', a: 1.4, b: 3.4, c: 0.2 },
    { id: 'alert-fires', a: 1.4, b: 3.9, c: 0.22 },
  ],
  build: buildFrom({
    percentile,
    'error-budget': errorBudget,
    'budget-exhaustion': budgetExhaustion,
    'merged-percentile': mergedPercentile,
    'span-own-time': spanOwnTime,
    'alert-fires': alertFires,
  }),
})
