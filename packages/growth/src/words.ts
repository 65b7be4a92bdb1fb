import type { Chance } from './gate.ts'

/**
 * Where a chance gets its word, once for the whole product. Readers take "likely" for about 70 %, "unlikely" for less than 20 %, and
 * "very" as half the way to the end of the scale (Mosteller and Youtz 1990, Statist. Sci. 5, 2-12); the limits stand about
 * midway between the words. `veryLikely` is also what a gate asks before it says met: a pass that turns out wrong
 * then costs four times as much as a person held back wrongly.
 */
export const limits = { possible: 0.25, likely: 0.55, veryLikely: 0.8 } as const

export type ChanceWord = 'unlikely' | 'possible' | 'likely' | 'very likely'

export function chanceWord(chance: number): ChanceWord {
  if (chance >= limits.veryLikely) return 'very likely'
  if (chance >= limits.likely) return 'likely'
  return chance >= limits.possible ? 'possible' : 'unlikely'
}

/** A chance as the screen says it: the word first, then the number and its interval in steps of 5 points, never 0 or 100. */
export type ChanceWords = {
  readonly word: ChanceWord
  readonly percent: number
  readonly low: number
  readonly high: number
  /** "likely (about 70 %, between 55 and 85 %)" */
  readonly text: string
}

export function chanceWords(chance: Chance): ChanceWords {
  const percent = inFives(chance.value, Math.round)
  const low = inFives(chance.low, Math.floor)
  const high = inFives(chance.high, Math.ceil)
  const word = chanceWord(chance.value)
  const between = low === high ? '' : `, between ${low} and ${high}\u00a0%`
  const number =
    low === high && percent <= 5 ? '5\u00a0% or less' : low === high && percent >= 95 ? '95\u00a0% or more' : `about ${percent}\u00a0%`
  return { word, percent, low, high, text: `${word} (${number}${between})` }
}

/**
 * Whole percent in steps of 5, from 5 to 95: nobody knows a person to the last points. An interval is rounded outwards, from whole points,
 * as charts draw it, so that a card never says it in two ways.
 */
function inFives(chance: number, round: (steps: number) => number): number {
  return Math.min(95, Math.max(5, 5 * round(Math.round(chance * 100) / 5)))
}

/** Below this a difference has no clear sign: "probably" is said from four to one. */
export const probably = 0.8

/** "3", "0.6", "0.25": as many decimals as the standard error carries, two at most. */
export function rounded(value: number, sd: number): string {
  const decimals = sd >= 0.95 ? 0 : sd >= 0.095 ? 1 : 2
  const text = value.toFixed(decimals)
  return Number(text) === 0 ? (0).toFixed(decimals) : text
}
