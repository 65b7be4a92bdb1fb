import type { Content } from '@evenkeel/content'
import { type Chance, chanceWord, fill } from '@evenkeel/growth'
import type { Estimate } from '@evenkeel/measure'
import type * as Shape from './shapes.ts'
import { sourceOf } from './sources.ts'

// Standard normal quantiles: half of the mass lies within .674 sd, nine tenths within 1.645 sd.
const z50 = 0.6745
const z90 = 1.6449

/** Below this share of the doubt everybody starts with, evidence has said something worth showing as more than a start. */
const enoughShare = 0.9

/** An estimate as screens draw it: clamped to the scale, with both bands. Hundredths of a level are for drawing; words say less. */
export function presentEstimate({ mean, sd }: Estimate, start: Estimate): Shape.Estimate {
  const at = (z: number) => hundredths(Math.min(5, Math.max(0, mean + z * sd)))
  return {
    mean: at(0),
    sd: hundredths(sd),
    low50: at(-z50),
    high50: at(z50),
    low90: at(-z90),
    high90: at(z90),
    enough: sd < enoughShare * start.sd,
  }
}

export function presentChance({ value, low, high }: Chance): Shape.Chance {
  return { value: hundredths(value), low: hundredths(low), high: hundredths(high), words: chanceWord(value) }
}

/** Puts names in the place of ids. */
export function sentence(content: Content, words: string): string {
  return fill(words, (kind, id) => {
    if (kind === 'competency') return content.competencies.get(id)?.name ?? id
    if (kind === 'source') return sourceOf(id)?.label.toLowerCase() ?? id
    return id
  })
}

const hundredths = (value: number) => Math.round(value * 100) / 100
