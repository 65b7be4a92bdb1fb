/** The nodes that carry anything: from the first to the last whose weight is above 1e-20 of the highest. What is left out is beyond the digits of the sum. */
export function reached(weights: Float64Array): { readonly from: number; readonly to: number } {
  let highest = 0
  for (const weight of weights) if (weight > highest) highest = weight
  const least = 1e-20 * highest
  let from = 0
  while (from < weights.length - 1 && weights[from]! <= least) from++
  let to = weights.length
  while (to > from + 1 && weights[to - 1]! <= least) to--
  return { from, to }
}
