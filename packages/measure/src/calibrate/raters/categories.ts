/** sum_{l<=c} step[i,l] for c = 0 up to `width`, each item; beyond an item's own steps infinity, so that such categories have no chance. */
export function cumulativeSteps(step: Float64Array, steps: Uint8Array, width: number): Float64Array {
  const sums = new Float64Array(steps.length * (width + 1))
  for (let i = 0; i < steps.length; i++) {
    let total = 0
    for (let c = 1; c <= width; c++) {
      total += c <= steps[i]! ? step[i * width + c - 1]! : Number.POSITIVE_INFINITY
      sums[i * (width + 1) + c] = total
    }
  }
  return sums
}

/**
 * Adjacent categories (Masters 1982): P(y = c) proportional to exp(c eta - sum_{l<=c} step[i,l]), taken relative to the largest so that nothing
 * overflows. `at` is where the item's cumulative steps begin. Returns the logarithm of what the terms were divided by.
 */
export function categoryChances(eta: number, sums: Float64Array, at: number, chance: Float64Array): number {
  let largest = 0
  for (let c = 1; c < chance.length; c++) {
    const log = c * eta - sums[at + c]!
    if (log > largest) largest = log
  }
  let total = 0
  for (let c = 0; c < chance.length; c++) {
    const term = Math.exp(c * eta - sums[at + c]! - largest)
    chance[c] = term
    total += term
  }
  for (let c = 0; c < chance.length; c++) chance[c]! /= total
  return largest + Math.log(total)
}
