/** One way of predicting right answers: its coefficients, and how likely it makes them. */
export type LogisticFit = { readonly coefficients: Float64Array; readonly deviance: number }

/**
 * Maximum-likelihood logistic regression by iteratively reweighted least squares (McCullagh and Nelder 1989): rows of `columns` predictors, counts of
 * trials and of successes for each row. Null where no finite coefficients are best (perfectly separated answers, or predictors that say the same).
 */
export function fitLogistic(predictors: Float64Array, columns: number, trials: Float64Array, successes: Float64Array): LogisticFit | null {
  const rows = trials.length
  const coefficients = new Float64Array(columns)
  let deviance = Infinity
  for (let round = 0; round < 100; round++) {
    const gradient = new Float64Array(columns)
    const information = new Float64Array(columns * columns)
    let now = 0
    for (let i = 0; i < rows; i++) {
      const [n, y] = [trials[i]!, successes[i]!]
      let eta = 0
      for (let c = 0; c < columns; c++) eta += predictors[i * columns + c]! * coefficients[c]!
      const p = 1 / (1 + Math.exp(-eta))
      now -= 2 * (y * eta - n * (eta > 0 ? eta + Math.log1p(Math.exp(-eta)) : Math.log1p(Math.exp(eta))))
      for (let c = 0; c < columns; c++) {
        const x = predictors[i * columns + c]!
        gradient[c]! += x * (y - n * p)
        for (let d = 0; d <= c; d++) information[c * columns + d]! += n * p * (1 - p) * x * predictors[i * columns + d]!
      }
    }
    if (Math.abs(deviance - now) < 1e-12 * (Math.abs(now) + 0.1)) return { coefficients, deviance: now }
    deviance = now
    const step = solved(information, gradient, columns)
    if (!step) return null
    for (let c = 0; c < columns; c++) coefficients[c]! += step[c]!
    if (coefficients.some((value) => !(Math.abs(value) < 1e6))) return null
  }
  return null
}

/** x with M x = v for a positive definite M of which the lower triangle is given; null where it is singular. */
function solved(lower: Float64Array, v: Float64Array, size: number): Float64Array | null {
  const l = lower.slice()
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let left = lower[i * size + j]!
      for (let k = 0; k < j; k++) left -= l[i * size + k]! * l[j * size + k]!
      if (i !== j) l[i * size + j] = left / l[j * size + j]!
      else if (left > 1e-12 * lower[i * size + i]!) l[i * size + i] = Math.sqrt(left)
      else return null
    }
  const x = v.slice()
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i]! -= l[i * size + k]! * x[k]!
    x[i]! /= l[i * size + i]!
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i]! -= l[k * size + i]! * x[k]!
    x[i]! /= l[i * size + i]!
  }
  return x
}
