import { highestPoint, type Target } from './climb.ts'
import { expectedAPosteriori } from './expected-a-posteriori.ts'
import { Person } from './person.ts'
import { defineScoringMethod } from './scoring-method.ts'

/**
 * Maximum a posteriori (Samejima 1969): the theta with the highest log-likelihood - (theta - mean)^2 / (2 sd^2); se = 1 / sqrt(-curvature) of that at its
 * highest point. Always finite; without answers it is the population.
 */
export const maximumAPosteriori = defineScoringMethod({
  id: 'map',
  label: 'Maximum a posteriori',
  score(prepared, quadrature) {
    const scores = expectedAPosteriori.score(prepared, quadrature)
    const person = new Person(prepared)
    const { mean, sd } = prepared.population
    const precision = 1 / (sd * sd)
    const target: Target = {
      slope: (theta) => {
        person.look(theta)
        return person.slope - (theta - mean) * precision
      },
      stiffness: () => precision - person.curvature,
      height: (theta) => person.log(theta) - ((theta - mean) ** 2 * precision) / 2,
    }
    for (let p = 0; p < scores.theta.length; p++) {
      person.take(p)
      const theta = highestPoint(target, person, scores.theta[p]!, prepared.population)
      if (theta === null) continue
      person.look(theta)
      // a peak too narrow to be seen by its slopes has no curvature to go by: then mean and sd of the posterior stand
      if (!(target.stiffness() > 0)) continue
      scores.theta[p] = theta
      scores.se[p] = 1 / Math.sqrt(target.stiffness())
    }
    return scores
  },
})
