/**
 * What one piece of evidence is expected to say about a competency, as the sd of its error in levels, the voice's own way of judging
 * included. Planning values that follow the starting values of the engine's sources; what a piece really says is the engine's affair.
 *   rating       one rater not heard before: sqrt(1.3^2 + .6^2 + .6^2) (leniency and halo, opinion, day)
 *   test         about eight items near one's level, each worth .25 per squared level: 1 / sqrt(8 x .25)
 *   situations   five, each with an error of 1.85 levels: 1.85 / sqrt(5)
 *   certificate  a pass at its level, logistic with slope 1.7, issuers differing by .5
 */
export const noises = { rating: 1.55, test: 0.71, situations: 0.83, certificate: 1.2 } as const
