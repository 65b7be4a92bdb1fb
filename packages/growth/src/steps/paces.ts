import type { Pace } from './step.ts'

/**
 * How fast people grow, in levels per hour. ASSUMED, to be replaced once before and after are known for enough steps: one level
 * is taken as about 100 to 150 hours of deliberate learning, so that an hour moves a level by less than a hundredth, work that is a
 * little too hard more than exercises, exercises more than reading. The ranges are wide on purpose and go into the step's interval.
 */
export const paces = {
  study: { low: 0.002, value: 0.006, high: 0.012 },
  exercise: { low: 0.003, value: 0.009, high: 0.018 },
  experiment: { low: 0.003, value: 0.01, high: 0.02 },
  stretch: { low: 0.004, value: 0.012, high: 0.025 },
} as const satisfies Record<string, Pace>
