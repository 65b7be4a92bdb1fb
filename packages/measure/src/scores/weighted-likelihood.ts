import { highestPoint, type Target } from './climb.ts'
import { expectedAPosteriori } from './expected-a-posteriori.ts'
import { Person } from './person.ts'
import { noFiniteEstimate } from './scores.ts'
import { defineScoringMethod } from './scoring-method.ts'

/**
 * Weighted likelihood (Warm 1989): where slope + J / (2 I) crosses zero, which takes the bias of maximum likelihood away to its first order;
 * se = 1 / sqrt(-curvature) of the weighted log-likelihood there, by a central difference. Finite for perfect and empty patterns too. No finite estimate where nothing was answered, or where (with guessing) there is no crossing.
 */
export const weightedLikelihood = defineScoringMethod({
  id: 'wle',
  label: 'Weighted likelihood',
  score(prepared, quadrature) {
    const scores = expectedAPosteriori.score(prepared, quadrature)
    const person = new Person(prepared)
    const target: Target = {
      slope: (theta) => {
        person.look(theta)
        person.expect(theta)
        return person.information > 0 ? person.slope + person.bias / (2 * person.information) : person.slope
      },
      stiffness: () => person.information,
      height: null,
    }
    for (let p = 0; p < scores.theta.length; p++) {
      person.take(p)
      const theta = person.curves.length === 0 ? null : highestPoint(target, person, scores.theta[p]!, prepared.population)
      const curvature = theta === null ? 0 : (target.slope(theta + h) - target.slope(theta - h)) / (2 * h)
      if (theta === null || !(curvature < -1e-12)) noFiniteEstimate(scores, p)
      else {
        scores.theta[p] = theta
        scores.se[p] = 1 / Math.sqrt(-curvature)
      }
    }
    return scores
  },
})

/** Half the span of the central difference, in theta: its error is about h^2, 1e-8. */
const h = 1e-4
