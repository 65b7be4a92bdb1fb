import type { Random } from '@evenkeel/measure'

/** A whole number from low to high, both included, all equally likely. */
export function integer(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1))
}

/** One element of a list that is not empty. */
export function pick<T>(random: Random, list: readonly T[]): T {
  if (list.length === 0) throw new RangeError('nothing to pick from')
  return list[integer(random, 0, list.length - 1)] as T
}

/** The same elements in a random order (Fisher and Yates 1938, Durstenfeld 1964); the list handed in stays as it is. */
export function shuffle<T>(random: Random, list: readonly T[]): T[] {
  const result = [...list]
  for (let last = result.length - 1; last > 0; last--) {
    const other = integer(random, 0, last)
    const moved = result[last] as T
    result[last] = result[other] as T
    result[other] = moved
  }
  return result
}
