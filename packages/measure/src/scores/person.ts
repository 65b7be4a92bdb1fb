import { missing } from '../responses.ts'
import type { Curve } from './curves/curve.ts'
import type { Prepared } from './prepared.ts'

/** All that one person's answers say at one theta, summed over the items answered. */
export type Sums = {
  /** Log-likelihood, its slope and its curvature. */
  log: number
  slope: number
  curvature: number
  /** Fisher information and Warm's J. */
  information: number
  bias: number
}

/** One person's answers after another, without making an object for each. */
export class Person {
  readonly curves: Curve[] = []
  readonly categories: number[] = []
  readonly items: number[] = []
  readonly sums: Sums = { log: 0, slope: 0, curvature: 0, information: 0, bias: 0 }
  readonly #prepared: Prepared
  readonly #into = new Float64Array(3)

  constructor(prepared: Prepared) {
    this.#prepared = prepared
  }

  take(p: number): void {
    const {
      curves,
      responses: { answers, persons },
    } = this.#prepared
    this.curves.length = this.categories.length = this.items.length = 0
    for (let j = 0; j < curves.length; j++) {
      const answer = answers[j * persons + p]!
      if (answer === missing) continue
      this.curves.push(curves[j]!)
      this.categories.push(answer)
      this.items.push(j)
    }
  }

  /** The likelihood and its slopes at theta. */
  look(theta: number): Sums {
    const { curves, categories, sums } = this
    const into = this.#into
    sums.log = sums.slope = sums.curvature = 0
    for (let i = 0; i < curves.length; i++) {
      curves[i]!.answer(theta, categories[i]!, into)
      sums.log += into[0]!
      sums.slope += into[1]!
      sums.curvature += into[2]!
    }
    return sums
  }

  /** Information and J at theta. */
  expect(theta: number): Sums {
    const { curves, sums } = this
    const into = this.#into
    sums.information = sums.bias = 0
    for (const curve of curves) {
      curve.expected(theta, into)
      sums.information += into[0]!
      sums.bias += into[1]!
    }
    return sums
  }

  /** The log-likelihood as theta leaves for one side. */
  limit(side: -1 | 1): number {
    return this.curves.reduce((sum, curve, i) => sum + curve.limit(this.categories[i]!, side), 0)
  }
}
