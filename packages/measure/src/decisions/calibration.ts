/** A chance that was stated, and whether the thing then was so. */
export type Forecast = { readonly chance: number; readonly happened: boolean }

export type CalibrationBin = {
  /** Chances from `from` up to but not including `to` (the last bin includes 1). */
  readonly from: number
  readonly to: number
  readonly count: number
  /** Mean of the chances stated, and share that happened; null in an empty bin. */
  readonly stated: number | null
  readonly happened: number | null
  /** 90 % interval of the share that would happen in the long run (Wilson 1927); null in an empty bin. */
  readonly low: number | null
  readonly high: number | null
}

export type Calibration = {
  readonly bins: readonly CalibrationBin[]
  /** Mean of (chance - happened)^2 (Brier 1950): 0 is perfect, 1 perfectly wrong. */
  readonly brier: number
  /** brier = reliability - resolution + uncertainty + within (Murphy 1973; within-bin terms: Stephenson and others 2008). */
  readonly reliability: number
  readonly resolution: number
  readonly uncertainty: number
  readonly within: number
}

/** A reliability diagram in `count` equal bins (10 if absent), and the Brier score in its parts. Refused without forecasts. Throws a RangeError for what is no chance. */
export function calibration(forecasts: readonly Forecast[], count = 10): Calibration | { readonly refused: 'no forecasts' } {
  if (forecasts.length === 0) return { refused: 'no forecasts' }
  const wrong = forecasts.find(({ chance }) => !(chance >= 0 && chance <= 1))
  if (wrong) throw new RangeError(`${wrong.chance} is no chance from 0 to 1.`)
  const n = forecasts.length
  const rate = forecasts.filter(({ happened }) => happened).length / n
  const members = Array.from({ length: count }, (): Forecast[] => [])
  for (const forecast of forecasts) members[Math.min(count - 1, Math.floor(forecast.chance * count))]!.push(forecast)
  let [reliability, resolution, within] = [0, 0, 0]
  const bins = members.map((its, k): CalibrationBin => {
    const bounds = { from: k / count, to: (k + 1) / count, count: its.length }
    if (its.length === 0) return { ...bounds, stated: null, happened: null, low: null, high: null }
    const stated = its.reduce((sum, { chance }) => sum + chance, 0) / its.length
    const happened = its.filter((it) => it.happened).length / its.length
    const share = its.length / n
    reliability += share * (stated - happened) ** 2
    resolution += share * (happened - rate) ** 2
    for (const { chance, happened: so } of its) within += ((chance - stated) ** 2 - 2 * (chance - stated) * (Number(so) - happened)) / n
    return { ...bounds, stated, happened, ...wilson(happened, its.length) }
  })
  const brier = forecasts.reduce((sum, { chance, happened }) => sum + (chance - Number(happened)) ** 2, 0) / n
  return { bins, brier, reliability, resolution, uncertainty: rate * (1 - rate), within }
}

function wilson(share: number, n: number): { low: number; high: number } {
  const z = 1.6448536269514722
  const centre = (share + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}
