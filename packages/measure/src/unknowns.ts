import type { Prior, Weights } from './belief.ts'
import type { Observation } from './observation.ts'
import type { Functional } from './state.ts'

/** The linear predictor of one observation: h . x + noise, measured from where it was expected. */
export type Predictor = {
  readonly h: Functional
  /** Where it was expected, in levels. */
  readonly expected: number
  /** Variance of what no other observation shares. */
  readonly noise: number
}

/** Which unknown stands where in the state, and how far each may be from where it was expected. */
export type Unknowns = {
  /** Variance of each before any evidence: general technical, general people, specifics, then voices and opinions as first heard. */
  readonly variances: readonly number[]
  /** A weighted sum of competencies, measured from its start. Throws a RangeError for a competency the prior does not hold. */
  sumOf(weights: Weights): Functional
  /** One for each observation; null for a competency the prior does not hold. */
  readonly predictors: readonly (Predictor | null)[]
  /** Where the voices stand that have a place. */
  readonly voices: ReadonlyMap<string, number>
}

/**
 * Lays out the unknowns behind these observations, which come in order of time. `each`: every voice gets a place, also one that is heard only once:
 * nothing is known better for it, but then the voice can be asked about.
 */
export function unknownsOf(prior: Prior, observations: readonly Observation[], each: 'each' | 'needed' = 'needed'): Unknowns {
  const placeOf = new Map<string, { readonly general: number; readonly specific: number }>()
  prior.competencies.forEach(({ id, half }, k) => {
    placeOf.set(id, { general: half === 'technical' ? 0 : 1, specific: 2 + k })
  })
  const variances = [prior.generalSd ** 2, prior.generalSd ** 2, ...prior.competencies.map(() => prior.specificSd ** 2)]
  const times = new Map<string, number>()
  for (const observation of observations) for (const key of keysOf(observation)) times.set(key, (times.get(key) ?? 0) + 1)

  /** The first to speak sets the spread. What is heard only once needs no place in the state: it is noise, and the sum is the same. */
  const heard = new Map<string, number>()
  const hear = (key: string, sd: number): number | null => {
    if (each === 'needed' && times.get(key) === 1) return null
    const known = heard.get(key)
    if (known !== undefined) return known
    heard.set(key, variances.length)
    return variances.push(sd * sd) - 1
  }
  const predictorOf = (observation: Observation): Predictor | null => {
    const { competency, loading = 1, voice } = observation
    const place = placeOf.get(competency)
    const mean = prior.means.get(competency)
    if (!place || mean === undefined) return null
    const at = [place.general, place.specific]
    const weight = [loading, loading]
    let noise = 0
    keysOf(observation).forEach((key, i) => {
      const sd = (i === 0 ? voice?.sd : voice?.opinionSd) ?? 0
      const heardAt = hear(key, sd)
      if (heardAt === null) noise += sd * sd
      else {
        at.push(heardAt)
        weight.push(1)
      }
    })
    return { h: { at, weight }, expected: mean + (voice?.mean ?? 0), noise }
  }

  return {
    predictors: observations.map(predictorOf),
    variances,
    voices: heard,
    sumOf(weights) {
      const general: [number, number] = [0, 0]
      const at: number[] = []
      const weight: number[] = []
      for (const [id, w] of weights) {
        const place = placeOf.get(id)
        if (!place) throw new RangeError(`The prior holds no competency "${id}".`)
        general[place.general]! += w
        at.push(place.specific)
        weight.push(w)
      }
      return { at: [0, 1, ...at], weight: [...general, ...weight] }
    },
  }
}

/** The voice behind an observation, and its opinion on the competency, if it holds one. */
function keysOf({ competency, voice }: Observation): readonly string[] {
  if (!voice) return []
  return voice.opinionSd ? [voice.id, `${voice.id}\u0000${competency}`] : [voice.id]
}
