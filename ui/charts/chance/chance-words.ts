import type { ChanceOf } from '../estimate.ts'

export type ChanceWord = 'Unlikely' | 'Possible' | 'Likely' | 'Very likely'

/**
 * Where a word begins: the product's one scale, that of the gates (growth's `limits`, with its reasons; tools/one-scale.test.ts holds
 * the two equal). Charts know no other package, so the borders stand here once more.
 */
export const chanceZones: readonly { readonly word: ChanceWord; readonly from: number; readonly to: number }[] = [
  { word: 'Unlikely', from: 0, to: 0.25 },
  { word: 'Possible', from: 0.25, to: 0.55 },
  { word: 'Likely', from: 0.55, to: 0.8 },
  { word: 'Very likely', from: 0.8, to: 1 },
]

export function chanceWord(chance: ChanceOf): ChanceWord {
  return chanceZones.find((zone) => chance.value < zone.to)?.word ?? 'Very likely'
}

/** 'about 70 %, between 55 and 85 %': in steps of 5 points, the interval rounded outwards; never certain. */
export function chanceText(chance: ChanceOf): string {
  const low = chanceStep(chance.low, 'down')
  const high = chanceStep(chance.high, 'up')
  return low === high ? about(chance.value) : `${about(chance.value)}, between ${low} and ${high}\u00a0%`
}

function about(value: number): string {
  if (value < 0.05) return 'under 5\u00a0%'
  if (value > 0.95) return 'over 95\u00a0%'
  return `about ${chanceStep(value, 'near')}\u00a0%`
}

/** A chance in whole steps of 5 points. The small term keeps 0.55 / 0.05 from landing below 11. */
export function chanceStep(value: number, way: 'down' | 'near' | 'up'): number {
  const steps = value / 0.05
  if (way === 'down') return 5 * Math.floor(steps + 1e-9)
  return 5 * (way === 'up' ? Math.ceil(steps - 1e-9) : Math.round(steps))
}
