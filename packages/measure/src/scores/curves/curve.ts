/**
 * How one item answers at any theta: what every kind of score needs of it. Written into arrays that are handed in, since this is where the time goes.
 * Everything stays finite at every finite theta.
 */
export type Curve = {
  readonly categories: number
  /** log P(answer = category) at theta. */
  log(theta: number, category: number): number
  /** The slope of that, into [0], and its curvature, into [1]. */
  slopes(theta: number, category: number, into: Float64Array): void
  /** Into [0] the Fisher information I = sum P'^2 / P, into [1] J = sum P' P'' / P of Warm (1989). */
  expected(theta: number, into: Float64Array): void
  /** What log P(answer = category) comes to as theta leaves for one side: -Infinity where the answer becomes impossible there. */
  limit(category: number, side: -1 | 1): number
  /** No theta gives more Fisher information than this. */
  readonly mostInformation: number
  /** Whether log P is concave in theta for every answer: then a likelihood has one highest point at most. */
  readonly isConcave: boolean
  /** Where it is not concave: the place where it bends, and over what length of theta. */
  readonly bend?: { readonly at: number; readonly length: number }
}
