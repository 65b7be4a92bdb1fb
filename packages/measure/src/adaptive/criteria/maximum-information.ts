import type { Bank } from '../bank.ts'
import { defineCriterion } from './criterion.ts'

/** Maximum Fisher information at the estimate so far (Lord 1977): I_i(theta). */
export const maximumInformation = defineCriterion({
  id: 'mfi',
  label: 'Maximum Fisher information',
  isInformation: true,
  worth: (bank, { theta }) => informationAt(bank, theta),
  report: (worth) => worth,
})

export function informationAt({ curves }: Bank, theta: number): (item: number) => number {
  const into = new Float64Array(2)
  return (item) => {
    curves[item]!.expected(theta, into)
    return into[0]!
  }
}
