/** What is believed about one figure on the 0 to 5 scale of levels: never a number without its doubt. `sd` in levels, above 0. */
export type Estimate = { readonly mean: number; readonly sd: number }

/** A chance with the interval around it, all within 0..1, low <= value <= high. */
export type ChanceOf = { readonly value: number; readonly low: number; readonly high: number }

export type Interval = { readonly low: number; readonly high: number }

/** The ends of the scale every estimate lives on. */
export const scale = { low: 0, high: 5 } as const

/** Quantiles of the standard normal distribution at 75 % and 95 %: half the width of the central 50 and 90 % intervals, in sds. */
const reach = { 50: 0.6745, 90: 1.6449 } as const

/** interval = mean -+ reach sd, cut at the ends of the scale. */
export function interval(estimate: Estimate, share: 50 | 90): Interval {
  const half = reach[share] * estimate.sd
  return { low: clamp(estimate.mean - half, scale.low, scale.high), high: clamp(estimate.mean + half, scale.low, scale.high) }
}

/** The same without the cut, for figures that are differences. */
export function openInterval(estimate: Estimate, share: 50 | 90): Interval {
  return { low: estimate.mean - reach[share] * estimate.sd, high: estimate.mean + reach[share] * estimate.sd }
}

/** A value in words: one decimal, or none when the standard error is a whole level or more. */
export function levelText(value: number, sd: number): string {
  const text = value.toFixed(sd >= 1 ? 0 : 1)
  return Number(text) === 0 ? text.replace('-', '') : text
}

/** '1.9 to 2.9': the 90 % interval in words. */
export function intervalText(estimate: Estimate): string {
  const { low, high } = interval(estimate, 90)
  return `${levelText(low, estimate.sd)} to ${levelText(high, estimate.sd)}`
}

/** '2.4 (1.9 to 2.9)', or the words for not knowing. */
export function estimateText(estimate: Estimate | null): string {
  return estimate === null ? notEnough : `${levelText(estimate.mean, estimate.sd)} (${intervalText(estimate)})`
}

export const notEnough = 'Not enough evidence yet'

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}

/** Two decimals are enough for a coordinate; fewer bytes, and the same text on server and browser. */
export function round(value: number): number {
  return Math.round(value * 100) / 100
}

/** Where a level lies on a horizontal scale, as a share of its width: '48%'. */
export function across(level: number): string {
  return `${round((100 * (clamp(level, scale.low, scale.high) - scale.low)) / (scale.high - scale.low))}%`
}
