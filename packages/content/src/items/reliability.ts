/** Chances of parts that fail independently of each other. */

/** All are needed: the product. */
export function allUp(chances: readonly number[]): number {
  return chances.reduce((product, chance) => product * chance, 1)
}

/** One is enough: one minus the product of the failures. */
export function anyUp(chances: readonly number[]): number {
  return 1 - chances.reduce((product, chance) => product * (1 - chance), 1)
}

/** At least `needed` of `count` alike parts: sum over k of C(count, k) p^k (1 - p)^(count - k). */
export function atLeast(needed: number, count: number, chance: number): number {
  let sum = 0
  for (let up = needed; up <= count; up++) sum += choose(count, up) * chance ** up * (1 - chance) ** (count - up)
  return sum
}

export function choose(count: number, taken: number): number {
  let result = 1
  for (let step = 1; step <= taken; step++) result = (result * (count - taken + step)) / step
  return result
}

/** Does every read quorum meet every write quorum? W + R > N (Gifford, "Weighted voting for replicated data", 1979). */
export function readsSeeWrites(replicas: number, write: number, read: number): boolean {
  return write + read > replicas
}

/** Do both reads and writes go on with this many replicas down? */
export function survives(replicas: number, write: number, read: number, down: number): boolean {
  return Math.max(write, read) <= replicas - down
}
