import type { ChanceOf } from '../estimate.ts'

export type ChanceWord = 'Unlikely' | 'Possible' | 'Likely' | 'Very likely'

/**
 * Where a word begins. The borders are those of the calibrated language of the Intergovernmental Panel on Climate Change
 * (Mastrandrea et al. 2010, Guidance note on consistent treatment of uncertainties): likely from 66 %, very likely from 90 %, unlikely below 33 %.
 */
export const chanceZones: readonly { readonly word: ChanceWord; readonly from: number; readonly to: number }[] = [
  { word: 'Unlikely', from: 0, to: 0.33 },
  { word: 'Possible', from: 0.33, to: 0.66 },
  { word: 'Likely', from: 0.66, to: 0.9 },
  { word: 'Very likely', from: 0.9, to: 1 },
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
