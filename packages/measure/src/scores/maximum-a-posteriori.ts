import { highestPoint, type Target } from './climb.ts'
import { Person } from './person.ts'
import { defineScoringMethod } from './scoring-method.ts'
import { emptyScores } from './scores.ts'

/**
 * Maximum a posteriori (Samejima 1969): the theta with the highest log-likelihood - (theta - mean)^2 / (2 sd^2); se = 1 / sqrt(-curvature) of that at its
 * highest point. Always finite; without answers it is the population.
 */
export const maximumAPosteriori = defineScoringMethod({
  id: 'map',
  label: 'Maximum a posteriori',
  score(prepared) {
    const scores = emptyScores(prepared.responses)
    const person = new Person(prepared)
    const { mean, sd } = prepared.population
    const variance = sd * sd
    const target: Target = {
      slope: (theta) => person.look(theta).slope - (theta - mean) / variance,
      height: (theta) => person.look(theta).log - (theta - mean) ** 2 / (2 * variance),
    }
    for (let p = 0; p < scores.theta.length; p++) {
      person.take(p)
      const theta = highestPoint(target, person, prepared.population) ?? mean
      scores.theta[p] = theta
      scores.se[p] = 1 / Math.sqrt(1 / variance - person.look(theta).curvature)
    }
    return scores
  },
})
