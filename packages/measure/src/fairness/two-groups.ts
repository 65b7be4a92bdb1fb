import { missing, type Responses } from '../responses.ts'

/** Right and wrong answers of two groups who took the same items. */
export type TwoGroups = {
  readonly responses: Responses
  /** 1 for each person of the focal group, whose fairness is in question; 0 for the reference group they are compared with. */
  readonly focal: Uint8Array
}

/** The group of each person as text, the focal one named. Throws a RangeError where there are not exactly two groups, or items are not right or wrong. */
export function twoGroups(responses: Responses, groupOf: readonly string[], focalGroup: string): TwoGroups {
  const groups = [...new Set(groupOf)]
  if (groups.includes('')) throw new RangeError('Somebody has no group.')
  if (groups.length !== 2) throw new RangeError(`There are ${groups.length} groups; this compares two.`)
  if (!groups.includes(focalGroup)) throw new RangeError(`There is no group "${focalGroup}"; there are "${groups.join('" and "')}".`)
  if (groupOf.length !== responses.persons) throw new RangeError(`There are ${groupOf.length} groups for ${responses.persons} persons.`)
  const several = responses.categories.findIndex((categories) => categories > 2)
  if (several >= 0)
    throw new RangeError(`Item "${responses.items[several]}" has more than two categories; this compares right and wrong answers.`)
  return { responses, focal: Uint8Array.from(groupOf, (group) => (group === focalGroup ? 1 : 0)) }
}

/** How many of `anchor`'s items, and of `also`, each person got right; what was not answered counts as not right. */
export function sumScores({ responses: { answers, persons } }: TwoGroups, anchor: readonly number[], also: number): Int32Array {
  const sums = new Int32Array(persons)
  for (const item of anchor.includes(also) ? anchor : [...anchor, also]) {
    const from = item * persons
    for (let p = 0; p < persons; p++) if (answers[from + p] === 1) sums[p]!++
  }
  return sums
}

/** Persons who answered the item, by their score: how many of each group, and how many of them got it right. */
export type Stratum = { readonly score: number; reference: number; referenceRight: number; focal: number; focalRight: number }

export function strata({ responses: { answers, persons }, focal }: TwoGroups, item: number, sums: Int32Array): readonly Stratum[] {
  const byScore = new Map<number, Stratum>()
  for (let p = 0; p < persons; p++) {
    const answer = answers[item * persons + p]!
    if (answer === missing) continue
    const score = sums[p]!
    const stratum = byScore.get(score) ?? { score, reference: 0, referenceRight: 0, focal: 0, focalRight: 0 }
    byScore.set(score, stratum)
    if (focal[p]) {
      stratum.focal++
      stratum.focalRight += answer
    } else {
      stratum.reference++
      stratum.referenceRight += answer
    }
  }
  return [...byScore.values()].sort((x, y) => x.score - y.score)
}
