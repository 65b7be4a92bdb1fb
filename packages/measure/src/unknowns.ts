import type { Prior, Weights } from './belief.ts'
import type { Observation } from './observation.ts'
import type { Functional } from './state.ts'

/** Which unknown stands where in the state, and how far each may be from where it was expected. */
export type Unknowns = {
  /** Variance of each before any evidence: general technical, general people, specifics, then voices and opinions as first heard. */
  readonly variances: number[]
  /** A weighted sum of competencies, measured from its start. Throws a RangeError for a competency the prior does not hold. */
  sumOf(weights: Weights): Functional
  /** The linear predictor of an observation, measured from where it was expected; null for a competency the prior does not hold. */
  predictorOf(observation: Observation): { readonly h: Functional; readonly expected: number } | null
}

export function unknownsOf(prior: Prior): Unknowns {
  const placeOf = new Map<string, { general: number; specific: number }>()
  prior.competencies.forEach(({ id, half }, k) => {
    placeOf.set(id, { general: half === 'technical' ? 0 : 1, specific: 2 + k })
  })
  const variances = [prior.generalSd ** 2, prior.generalSd ** 2, ...prior.competencies.map(() => prior.specificSd ** 2)]
  const heard = new Map<string, number>()
  const hear = (id: string, sd: number): number => {
    const known = heard.get(id)
    if (known !== undefined) return known
    heard.set(id, variances.length)
    return variances.push(sd * sd) - 1
  }

  return {
    variances,
    sumOf(weights) {
      const general = [0, 0]
      const at = [0, 1]
      const weight = [0, 0]
      for (const [id, w] of weights) {
        const place = placeOf.get(id)
        if (!place) throw new RangeError(`The prior holds no competency "${id}".`)
        general[place.general]! += w
        at.push(place.specific)
        weight.push(w)
      }
      weight[0] = general[0]!
      weight[1] = general[1]!
      return { at, weight }
    },
    predictorOf({ competency, loading = 1, voice }) {
      const place = placeOf.get(competency)
      const mean = prior.means.get(competency)
      if (!place || mean === undefined) return null
      const at = [place.general, place.specific]
      const weight = [loading, loading]
      if (!voice) return { h: { at, weight }, expected: mean }
      at.push(hear(JSON.stringify([voice.id]), voice.sd))
      weight.push(1)
      if (voice.opinionSd) {
        at.push(hear(JSON.stringify([voice.id, competency]), voice.opinionSd))
        weight.push(1)
      }
      return { h: { at, weight }, expected: mean + voice.mean }
    },
  }
}
