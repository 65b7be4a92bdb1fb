import type { RatingTable } from './ratings.ts'

/** The parts of the graph of persons and raters between which nobody was rated by the same rater. */
export type Components = {
  /** Of each person, each rater: which part. A vignette belongs to none: -1. */
  readonly person: Int32Array
  readonly rater: Int32Array
  /** How many persons and raters each part has, and whether a vignette ties it to the others. */
  readonly parts: readonly { readonly persons: number; readonly raters: number; readonly vignettes: boolean }[]
}

/** Parts in the order of their first person. Vignettes tie no parts together here: they are told apart, since everybody rates them. */
export function componentsOf(ratings: RatingTable, isVignette: Uint8Array): Components {
  const { firstPair, rater, persons, raters } = ratings
  const parent = Int32Array.from({ length: raters.length }, (_, r) => r)
  const rootOf = (r: number): number => {
    let root = r
    while (parent[root] !== root) root = parent[root]!
    for (let at = r; parent[at] !== root; ) {
      const next = parent[at]!
      parent[at] = root
      at = next
    }
    return root
  }
  for (let p = 0; p < persons.length; p++) {
    if (isVignette[p]) continue
    const first = rootOf(rater[firstPair[p]!]!)
    for (let k = firstPair[p]! + 1; k < firstPair[p + 1]!; k++) parent[rootOf(rater[k]!)] = first
  }
  const number = new Int32Array(raters.length).fill(-1)
  const person = new Int32Array(persons.length).fill(-1)
  const parts: { persons: number; raters: number; vignettes: boolean }[] = []
  const partOf = (r: number) => {
    const root = rootOf(r)
    if (number[root] === -1) {
      number[root] = parts.length
      parts.push({ persons: 0, raters: 0, vignettes: false })
    }
    return number[root]!
  }
  for (let p = 0; p < persons.length; p++) {
    if (isVignette[p]) continue
    person[p] = partOf(rater[firstPair[p]!]!)
    parts[person[p]!]!.persons++
  }
  const ofRater = Int32Array.from({ length: raters.length }, (_, r) => partOf(r))
  for (const part of ofRater) parts[part]!.raters++
  for (let p = 0; p < persons.length; p++) {
    if (isVignette[p]) for (let k = firstPair[p]!; k < firstPair[p + 1]!; k++) parts[ofRater[rater[k]!]!]!.vignettes = true
  }
  return { person, rater: ofRater, parts }
}
