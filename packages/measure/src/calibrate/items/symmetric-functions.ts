/**
 * Items as polynomials: item j is sum over c of chance[j][c] t^c; the coefficients of their product are how likely each score is. All sums are of positive numbers, so nothing is lost
 * to cancellation (the summation algorithm of Andersen 1972 and Verhelst, Glas and van der Sluis 1984).
 */
export type Polynomials = readonly Float64Array[]

/** Coefficients of the product: gamma[r], r = 0..top score. */
export function scoreChances(items: Polynomials): Float64Array {
  let product: Float64Array = Float64Array.of(1)
  for (const item of items) product = times(product, item)
  return product
}

/**
 * For every category of every item, the sum over scores r of weight[r] times the part of gamma[r] in which the item has that category. Where an item is held at a category, only those
 * parts count. A row for each item; the held one's has its own sum at its category.
 */
export function weightedParts(
  items: Polynomials,
  weight: Float64Array,
  held?: { readonly item: number; readonly category: number },
): Float64Array[] {
  const polynomials = items.map((item, j) => (held?.item === j ? item.map((chance, c) => (c === held.category ? chance : 0)) : item))
  // before[j]: product of the items before j; the adjoint `after` carries the weights back through those behind it
  const before: Float64Array[] = [Float64Array.of(1)]
  for (const item of polynomials) before.push(times(before.at(-1)!, item))
  const parts: Float64Array[] = new Array(items.length)
  let after = weight
  for (let j = items.length - 1; j >= 0; j--) {
    const item = polynomials[j]!
    const front = before[j]!
    const part = new Float64Array(item.length)
    const earlier = new Float64Array(front.length)
    for (let c = 0; c < item.length; c++) {
      const chance = item[c]!
      if (chance === 0) continue
      let sum = 0
      for (let r = 0; r < front.length; r++) {
        const value = after[r + c]!
        sum += front[r]! * value
        earlier[r] = earlier[r]! + chance * value
      }
      part[c] = chance * sum
    }
    parts[j] = part
    after = earlier
  }
  return parts
}

function times(a: Float64Array, b: Float64Array): Float64Array {
  const product = new Float64Array(a.length + b.length - 1)
  for (let i = 0; i < a.length; i++) for (let k = 0; k < b.length; k++) product[i + k] = product[i + k]! + a[i]! * b[k]!
  return product
}
