import { highestPoint, type Target } from './climb.ts'
import { expectedAPosteriori } from './expected-a-posteriori.ts'
import { Person } from './person.ts'
import { noFiniteEstimate } from './scores.ts'
import { defineScoringMethod } from './scoring-method.ts'

/**
 * Maximum likelihood (Lord 1980): the theta under which the answers are likeliest; se = 1 / sqrt(-curvature) of the log-likelihood there.
 * No finite estimate where the answers grow likelier all the way to one side: every answer the lowest, or every one the highest, or nothing answered; and,
 * with guessing, where no theta makes them as likely as pure guessing does.
 */
export const maximumLikelihood = defineScoringMethod({
  id: 'ml',
  label: 'Maximum likelihood',
  score(prepared, quadrature) {
    const scores = expectedAPosteriori.score(prepared, quadrature)
    const person = new Person(prepared)
    const target: Target = {
      slope: (theta) => {
        person.look(theta)
        return person.slope
      },
      stiffness: () => -person.curvature,
      height: (theta) => person.log(theta),
    }
    for (let p = 0; p < scores.theta.length; p++) {
      person.take(p)
      const beyond = Math.max(person.limit(-1), person.limit(1))
      // log P is below 0 at every finite theta: nothing beats a limit of 0
      const theta = beyond === 0 ? null : highestPoint(target, person, scores.theta[p]!, prepared.population)
      if (theta !== null) person.look(theta)
      if (theta === null || !(person.curvature < -flat) || (beyond > -Infinity && person.log(theta) <= beyond)) noFiniteEstimate(scores, p)
      else {
        scores.theta[p] = theta
        scores.se[p] = 1 / Math.sqrt(-person.curvature)
      }
    }
    return scores
  },
})

/** A likelihood less curved than this at its highest point is a plateau: no theta on it is better than the next, and the error would be above 10^6. */
const flat = 1e-12
