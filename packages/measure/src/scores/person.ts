import { missing } from '../responses.ts'
import type { Curve } from './curves/curve.ts'
import type { Prepared } from './prepared.ts'

/** One person's answers after another, and what they say at any theta, without making an object for each. */
export class Person {
  readonly curves: Curve[] = []
  readonly categories: number[] = []
  /** Slope and curvature of the log-likelihood, as `look` left them. */
  slope = 0
  curvature = 0
  /** Fisher information and Warm's J, as `expect` left them. */
  information = 0
  bias = 0
  readonly #prepared: Prepared
  readonly #into = new Float64Array(2)

  constructor(prepared: Prepared) {
    this.#prepared = prepared
  }

  take(p: number): void {
    const {
      curves,
      responses: { answers, persons },
    } = this.#prepared
    this.curves.length = this.categories.length = 0
    for (let j = 0; j < curves.length; j++) {
      const answer = answers[j * persons + p]!
      if (answer === missing) continue
      this.curves.push(curves[j]!)
      this.categories.push(answer)
    }
  }

  look(theta: number): void {
    const { curves, categories } = this
    const into = this.#into
    let [slope, curvature] = [0, 0]
    for (let i = 0; i < curves.length; i++) {
      curves[i]!.slopes(theta, categories[i]!, into)
      slope += into[0]!
      curvature += into[1]!
    }
    this.slope = slope
    this.curvature = curvature
  }

  expect(theta: number): void {
    const into = this.#into
    let [information, bias] = [0, 0]
    for (const curve of this.curves) {
      curve.expected(theta, into)
      information += into[0]!
      bias += into[1]!
    }
    this.information = information
    this.bias = bias
  }

  /** The log-likelihood. */
  log(theta: number): number {
    return this.curves.reduce((sum, curve, i) => sum + curve.log(theta, this.categories[i]!), 0)
  }

  /** The log-likelihood as theta leaves for one side. */
  limit(side: -1 | 1): number {
    return this.curves.reduce((sum, curve, i) => sum + curve.limit(this.categories[i]!, side), 0)
  }
}
