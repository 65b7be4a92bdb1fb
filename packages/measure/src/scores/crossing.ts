/**
 * Where `f` crosses zero between `low` (f above 0) and `high` (f below 0): false position with the Illinois rule (Dowell and Jarratt 1971), halving
 * where that does not shrink the bracket. To 1e-10 of theta.
 */
export function crossing(f: (theta: number) => number, low: number, high: number, fLow = f(low), fHigh = f(high)): number {
  let side = 0
  for (let round = 0; round < 200; round++) {
    const width = high - low
    if (width <= 1e-10 * Math.max(1, Math.abs(low), Math.abs(high))) break
    const straight = low + (width * fLow) / (fLow - fHigh)
    const at = round % 4 !== 3 && straight > low && straight < high ? straight : low + width / 2
    const value = f(at)
    if (value === 0) return at
    if (value > 0) {
      low = at
      fLow = value
      if (side === 1) fHigh /= 2
      side = 1
    } else {
      high = at
      fHigh = value
      if (side === -1) fLow /= 2
      side = -1
    }
  }
  return low + (high - low) / 2
}

/** A bracket around the crossing of a falling `f`, grown from `start` in steps that double; null where there is none within reach. */
export function bracket(f: (theta: number) => number, start: number, step: number): { low: number; high: number } | null {
  const first = f(start)
  const side = first >= 0 ? 1 : -1
  let near = start
  for (let reach = step; reach < 1e6 * step; reach *= 2) {
    const far = start + side * reach
    const value = f(far)
    if (!Number.isFinite(value)) return null
    if (side * value <= 0) return side > 0 ? { low: near, high: far } : { low: far, high: near }
    near = far
  }
  return null
}
