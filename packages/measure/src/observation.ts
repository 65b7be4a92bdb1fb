/** The log-likelihood of one answer, as a function of the linear predictor eta (in levels). Any constant may be left out. */
export type Likelihood = (eta: number) => number

/**
 * What is known about a voice before it has spoken, in levels. `mean` and `sd`: how far it judges above or below others, the same
 * for every competency (leniency, severity, halo). `opinionSd`: what it holds about one competency in particular, the same each
 * time it is asked, so that asking one voice the same thing twenty times is hardly more than asking once.
 */
export type VoicePrior = { readonly mean: number; readonly sd: number; readonly opinionSd?: number }

/**
 * Somebody's or something's own way of judging, the same in everything it says about this person. Carried as one more unknown of
 * the fold (and one more per competency where there is an `opinionSd`), so twenty ratings by one voice never weigh like twenty
 * people. The same id in two pieces of evidence is the same voice, whatever the source; its spread is the one it first spoke with.
 */
export type Voice = VoicePrior & {
  readonly id: string
  /** The same judge for whomever it is about, so that what they say of others tells how they judge. Somebody about themself is not. */
  readonly known?: true
}

/**
 * What one piece of evidence says about one competency:
 *   eta = mean + loading (theta[competency] - mean) + voice + opinion        loading 1 unless said otherwise
 * where `mean` is the prior mean of the competency, so a loading below 1 moves the estimate less, never elsewhere.
 */
export type Observation = {
  readonly competency: string
  readonly likelihood: Likelihood
  readonly loading?: number
  readonly voice?: Voice
  readonly among?: Choice
}

/**
 * An answer among all that could have been given, lowest first, as log-probabilities that add up to one at every eta. The fold needs only
 * the one that was given; the others say how surprising it was.
 */
export type Choice = { readonly at: number; readonly answers: readonly Likelihood[] }
