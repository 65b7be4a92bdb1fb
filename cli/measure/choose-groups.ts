import { type Responses, type TwoGroups, twoGroups } from '@evenkeel/measure'
import type { Refused } from './read-cells.ts'

type Named = { readonly name: string; readonly persons: number }
export type ChosenGroups = {
  readonly groups: TwoGroups
  readonly focal: Named
  readonly reference: Named
  /** Columns that are not right or wrong. */
  readonly passedOver: readonly string[]
}

/** The two groups to compare, with the persons of others and the columns that are not right or wrong left out; or what is missing, in a sentence. */
export function chosenGroups(
  responses: Responses,
  groupOf: readonly string[],
  wanted: { readonly focal?: string | undefined; readonly reference?: string | undefined; readonly group: string },
): ChosenGroups | Refused {
  const empty = groupOf.indexOf('')
  if (empty >= 0) return { refused: [`${wanted.group}: Person ${empty + 1} has no group. Give every person one, or leave the row out.`] }
  const names = [...new Set(groupOf)].toSorted((x, y) => Number(x) - Number(y) || (x < y ? -1 : 1))
  const listed = names
    .slice(0, 12)
    .map((each) => `"${each}"`)
    .join(', ')
  for (const each of [wanted.focal, wanted.reference])
    if (each !== undefined && !names.includes(each))
      return { refused: [`${wanted.group}: There is no group "${each}"; there are ${listed}.`] }
  const others = names.filter((each) => each !== wanted.focal && each !== wanted.reference)
  const [reference, focal] =
    wanted.focal !== undefined && wanted.reference !== undefined
      ? [wanted.reference, wanted.focal]
      : names.length === 2
        ? [wanted.reference ?? others[0]!, wanted.focal ?? others.at(-1)!]
        : []
  if (reference === undefined || focal === undefined || reference === focal)
    return {
      refused: [
        names.length < 2
          ? `${wanted.group}: There is one group only, ${listed}. Two are compared.`
          : `${wanted.group}: There are ${names.length} groups: ${listed}. Choose two with --focal and --reference.`,
      ],
    }
  const persons = groupOf.flatMap((each, p) => (each === focal || each === reference ? [p] : []))
  const columns = responses.items.flatMap((_, j) => (responses.categories[j]! <= 2 ? [j] : []))
  if (columns.length === 0) return { refused: ['No column holds answers that are right or wrong, 1 or 0.'] }
  const answers = new Uint8Array(columns.length * persons.length)
  columns.forEach((column, j) => {
    persons.forEach((p, row) => {
      answers[j * persons.length + row] = responses.answers[column * responses.persons + p]!
    })
  })
  const kept = { items: columns.map((j) => responses.items[j]!), persons: persons.length, answers, categories: columns.map(() => 2) }
  const chosen = persons.map((p) => groupOf[p]!)
  const count = (group: string) => ({ name: group, persons: chosen.filter((each) => each === group).length })
  return {
    groups: twoGroups(kept, chosen, focal),
    focal: count(focal),
    reference: count(reference),
    passedOver: responses.items.filter((_, j) => !columns.includes(j)),
  }
}
