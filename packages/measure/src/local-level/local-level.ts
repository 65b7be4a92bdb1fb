/** A level that wanders and is seen with noise: y_t = level_t + e_t, level_{t+1} = level_t + w_t; variances of e (noise) and w (wander). */
export type LocalLevel = { readonly noise: number; readonly wander: number }

export type Filtered = {
  /** E[level_t | y_1 .. y_t] and its variance. */
  readonly filtered: Float64Array
  readonly filteredVariance: Float64Array
  /** E[level_t | all y] and its variance. */
  readonly smoothed: Float64Array
  readonly smoothedVariance: Float64Array
  /** Diffuse log-likelihood (Harvey 1989): of all observations but the first, given the first. */
  readonly logLikelihood: number
}

/**
 * Kalman filter and smoother (Kalman 1960; Rauch, Tung and Striebel 1965) from a level nothing is known about before the first observation. Null is a
 * time without an observation: levels wander on. Refused where nothing was observed, or a variance is below 0 or both are 0.
 */
export function filterLocalLevel(
  series: readonly (number | null)[],
  { noise, wander }: LocalLevel,
): Filtered | { readonly refused: string } {
  const n = series.length
  const first = series.findIndex((value) => value !== null)
  if (first < 0) return { refused: 'There is no observation.' }
  if (!(noise >= 0 && wander >= 0 && noise + wander > 0 && Number.isFinite(noise + wander)))
    return { refused: 'Variances are numbers from 0 up, and not both 0.' }
  const [filtered, filteredVariance] = [new Float64Array(n), new Float64Array(n)]
  let logLikelihood = 0
  filtered[first] = series[first]!
  filteredVariance[first] = noise
  for (let t = first + 1; t < n; t++) {
    const variance = filteredVariance[t - 1]! + wander
    const value = series[t]!
    if (value === null) {
      filtered[t] = filtered[t - 1]!
      filteredVariance[t] = variance
      continue
    }
    const surprise = value - filtered[t - 1]!
    const spread = variance + noise
    logLikelihood -= 0.5 * (Math.log(2 * Math.PI * spread) + (surprise * surprise) / spread)
    filtered[t] = filtered[t - 1]! + (variance / spread) * surprise
    filteredVariance[t] = (variance * noise) / spread
  }
  const [smoothed, smoothedVariance] = [filtered.slice(), filteredVariance.slice()]
  for (let t = n - 2; t >= first; t--) {
    const predicted = filteredVariance[t]! + wander
    const gain = predicted > 0 ? filteredVariance[t]! / predicted : 0
    smoothed[t] = filtered[t]! + gain * (smoothed[t + 1]! - filtered[t]!)
    smoothedVariance[t] = filteredVariance[t]! + gain * gain * (smoothedVariance[t + 1]! - predicted)
  }
  // before the first observation all that is known comes from after it
  for (let t = first - 1; t >= 0; t--) {
    filtered[t] = smoothed[t] = smoothed[t + 1]!
    filteredVariance[t] = smoothedVariance[t] = smoothedVariance[t + 1]! + wander
  }
  return { filtered, filteredVariance, smoothed, smoothedVariance, logLikelihood }
}

/**
 * The variances under which the series is likeliest. With q = wander / noise the noise has a closed form, mean(surprise^2 / spread); q is found on its
 * logarithm by golden section between -30 and 30, after a look at every half unit. Either variance may come out as 0. Refused with fewer than three
 * observations, or where all are the same.
 */
export function fitLocalLevel(
  series: readonly (number | null)[],
): (LocalLevel & { readonly logLikelihood: number }) | { readonly refused: string } {
  const observed = series.filter((value) => value !== null)
  if (observed.length < 3) return { refused: 'Variances need three observations at least.' }
  if (observed.every((value) => value === observed[0])) return { refused: 'All observations are the same.' }
  const height = (logRatio: number) => profile(series, Math.exp(logRatio)).logLikelihood
  let best = -30
  for (let at = -30; at <= 30; at += 0.5) if (height(at) > height(best)) best = at
  const logRatio = goldenSection(height, best - 0.5, best + 0.5)
  const candidates = [profile(series, Math.exp(logRatio)), profile(series, 0)]
  const { noise, ratio, logLikelihood } = candidates.reduce((x, y) => (y.logLikelihood >= x.logLikelihood ? y : x))
  return { noise, wander: noise * ratio, logLikelihood }
}

/** The likeliest noise for one ratio, and the log-likelihood with it. */
function profile(series: readonly (number | null)[], ratio: number): { noise: number; ratio: number; logLikelihood: number } {
  let level = 0
  let variance = Infinity
  let [squares, logs, count] = [0, 0, 0]
  for (const value of series) {
    if (variance < Infinity) variance += ratio
    if (value === null) continue
    if (variance === Infinity) {
      level = value
      variance = 1
      continue
    }
    const spread = variance + 1
    squares += (value - level) ** 2 / spread
    logs += Math.log(spread)
    count++
    level += (variance / spread) * (value - level)
    variance /= spread
  }
  const noise = squares / count
  return { noise, ratio, logLikelihood: -0.5 * (count * (Math.log(2 * Math.PI * noise) + 1) + logs) }
}

function goldenSection(f: (x: number) => number, low: number, high: number): number {
  const share = (Math.sqrt(5) - 1) / 2
  let [x, y] = [high - share * (high - low), low + share * (high - low)]
  let [fx, fy] = [f(x), f(y)]
  while (high - low > 1e-9) {
    if (fx >= fy) {
      high = y
      ;[y, fy] = [x, fx]
      x = high - share * (high - low)
      fx = f(x)
    } else {
      low = x
      ;[x, fx] = [y, fy]
      y = low + share * (high - low)
      fy = f(y)
    }
  }
  return (low + high) / 2
}
