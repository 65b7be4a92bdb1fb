import type { Prior } from './belief.ts'
import type { VoicePrior } from './observation.ts'
import { drawNormal, type Random } from './random.ts'

/** Somebody whose true levels are known, because we invented them. Time only passes when told. */
export type InventedPerson = {
  /** True level of a competency today. Throws a RangeError for a competency the prior does not hold. */
  level(competency: string): number
  /** How far a voice judges this person above the truth in one competency: drawn when first asked, the same ever after. */
  bias(voiceId: string, voice: VoicePrior, competency: string): number
  /** Lets days pass: every level wanders as the prior says it does. */
  live(days: number): void
}

/** Draws a person from a prior: the very model `fuse` assumes, so that its intervals can be tested against the truth. */
export function inventPerson(prior: Prior, random: Random): InventedPerson {
  const { competencies, means, generalSd, specificSd, generalCorrelation: r, generalHalfLifeInDays } = prior
  /** Two standard normals with the correlation of the halves. */
  const pair = () => {
    const first = drawNormal(random)
    return [first, r * first + Math.sqrt(1 - r * r) * drawNormal(random)]
  }
  let generals = pair()
  const specifics = new Map(competencies.map(({ id }) => [id, drawNormal(random)]))
  const biases = new Map<string, number>()
  const once = (key: string, mean: number, sd: number): number => {
    const known = biases.get(key)
    if (known !== undefined) return known
    const drawn = mean + sd * drawNormal(random)
    biases.set(key, drawn)
    return drawn
  }
  const halfOf = new Map(competencies.map(({ id, half }) => [id, half === 'technical' ? 0 : 1]))

  return {
    level(competency) {
      const mean = means.get(competency)
      if (mean === undefined) throw new RangeError(`The prior holds no competency "${competency}".`)
      return mean + generalSd * generals[halfOf.get(competency)!]! + specificSd * specifics.get(competency)!
    },
    bias: (voiceId, { mean, sd, opinionSd = 0 }, competency) =>
      once(JSON.stringify([voiceId]), mean, sd) + (opinionSd ? once(JSON.stringify([voiceId, competency]), 0, opinionSd) : 0),
    live(days) {
      // Ornstein-Uhlenbeck: x <- k x + sqrt(1 - k^2) z, k = 2^(-days / half-life)
      const kept = 2 ** (-days / generalHalfLifeInDays)
      const fresh = pair()
      generals = generals.map((value, i) => kept * value + Math.sqrt(1 - kept * kept) * fresh[i]!)
      for (const { id, halfLifeInDays } of competencies) {
        const k = 2 ** (-days / halfLifeInDays)
        specifics.set(id, k * specifics.get(id)! + Math.sqrt(1 - k * k) * drawNormal(random))
      }
    },
  }
}
