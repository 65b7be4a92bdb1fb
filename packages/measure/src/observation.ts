/** The log-likelihood of one answer, as a function of the linear predictor eta (in levels). Any constant may be left out. */
export type Likelihood = (eta: number) => number

/**
 * Somebody's or something's own way of judging, the same in everything it says about this person: leniency, severity, halo.
 * Carried as one more unknown of the fold, so twenty ratings by one voice never weigh like twenty people. In levels.
 */
export type Voice = { readonly id: string; readonly mean: number; readonly sd: number }

/**
 * What one piece of evidence says about one competency:
 *   eta = mean + loading (theta[competency] - mean) + voice        loading 1 unless said otherwise
 * where `mean` is the prior mean of the competency, so a loading below 1 moves the estimate less, never elsewhere.
 */
export type Observation = {
  readonly competency: string
  readonly likelihood: Likelihood
  readonly loading?: number
  readonly voice?: Voice
}
