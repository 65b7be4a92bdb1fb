import { placeOf, type Random, type RatedTogether, ratedTogether, type Surprise } from '@evenkeel/measure'

/** What a run found out about the predictions, without a trace of who said what. */
export type Health = {
  readonly raters: number
  /** How many ratings stand in each tenth of what was predicted of them. */
  readonly places: readonly number[]
  /** How often each level was picked, the lowest first. */
  readonly levels: readonly number[]
  /** Raters with enough ratings to tell, and how many of them picked one level every time. */
  readonly often: number
  readonly oneLevelOnly: number
  readonly together: RatedTogether
}

/** Fewer ratings than this, and one level only is nothing to speak of. */
export const often = 5

/** Counts person by person, so that nothing but counts is kept. */
export function startTally(random: Random) {
  const places = new Array<number>(10).fill(0)
  const levels = new Array<number>(5).fill(0)
  const raters = new Map<string, { ratings: number; readonly levels: Set<number> }>()
  const rated: { person: string; voices: string[]; anchored: boolean }[] = []
  return {
    count(person: string, seen: readonly Surprise[], anchored: boolean): void {
      for (const surprise of seen) {
        const { voice, at } = surprise
        places[Math.min(9, Math.floor(10 * placeOf(surprise, random)))]!++
        levels[at]!++
        const rater = raters.get(voice) ?? { ratings: 0, levels: new Set() }
        rater.ratings++
        rater.levels.add(at)
        raters.set(voice, rater)
      }
      rated.push({ person, voices: [...new Set(seen.map(({ voice }) => voice))], anchored })
    },
    health(): Health {
      const busy = [...raters.values()].filter(({ ratings }) => ratings >= often)
      const oneLevelOnly = busy.filter((rater) => rater.levels.size === 1).length
      return { raters: raters.size, places, levels, often: busy.length, oneLevelOnly, together: ratedTogether(rated) }
    },
  }
}
