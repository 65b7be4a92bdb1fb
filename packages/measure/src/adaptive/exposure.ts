import type { Random } from '../random.ts'

/**
 * One of the list by chance (randomesque, Kingsbury and Zara 1989), which must then pass its own exposure, the chance of being given once drawn
 * (Sympson and Hetter 1985); what does not pass is out, and the next is drawn. If none passes, the first drawn.
 */
export function drawExposed<T>(best: readonly T[], exposureOf: (candidate: T) => number, random: Random): T {
  const left = [...best]
  let first: T | undefined
  while (left.length > 0) {
    const drawn = left.length === 1 ? 0 : Math.min(left.length - 1, Math.floor(random() * left.length))
    const candidate = left.splice(drawn, 1)[0]!
    first ??= candidate
    const exposure = exposureOf(candidate)
    if (exposure >= 1 || random() < exposure) return candidate
  }
  return first!
}
