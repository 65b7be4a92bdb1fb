import { missing, type Responses } from '../responses.ts'
import type { Curve } from './curves/curve.ts'
import { curveOf } from './curves/index.ts'
import type { FittedItem, FittedItems } from './fitted-items.ts'

/** What theta is like before any answer: normal. */
export type Population = { readonly mean: number; readonly sd: number }

/** Answers beside the curves of the items they answer, in the same order. */
export type Prepared = { readonly responses: Responses; readonly curves: readonly Curve[]; readonly population: Population }

/** One curve for each item that was answered. Throws a RangeError naming the item that was not fitted, or the person whose answer the item does not have. */
export function prepare(
  items: FittedItems,
  responses: Responses,
  population: Population = items.population ?? { mean: 0, sd: 1 },
): Prepared {
  if (!(population.sd > 0 && Number.isFinite(population.sd) && Number.isFinite(population.mean)))
    throw new RangeError(`The population needs a finite mean and a positive sd, not ${population.mean} and ${population.sd}.`)
  const fitted = new Map(items.items.map((item) => [item.id, item]))
  const chosen = responses.items.map((id) => {
    const item = fitted.get(id)
    if (!item) throw new RangeError(`Item "${id}" is not among the fitted items.`)
    return item
  })
  const curves = chosen.map((item) => curveOf(items.model, item))
  const numbered = chosen.some(({ values }) => values) ? withNumbers(responses, chosen) : responses
  curves.forEach((curve, j) => {
    checkAnswers(numbered, j, curve.categories)
  })
  return { responses: numbered, curves, population }
}

/** Answers given as what they were called become categories 0, 1, ... */
function withNumbers(responses: Responses, chosen: readonly FittedItem[]): Responses {
  const { persons, ids } = responses
  const answers = responses.answers.slice()
  chosen.forEach(({ id, values }, j) => {
    if (!values) return
    const category = new Uint8Array(256).fill(unknown)
    category[missing] = missing
    values.forEach((value, k) => {
      category[value] = k
    })
    for (let p = 0; p < persons; p++) {
      const before = answers[j * persons + p]!
      const after = category[before]!
      if (after === unknown)
        throw new RangeError(`Item "${id}", person ${ids?.[p] ?? `in row ${p + 1}`}: answer ${before} is none of ${values.join(', ')}.`)
      answers[j * persons + p] = after
    }
  })
  return { ...responses, answers, categories: responses.categories.map((categories, j) => chosen[j]!.values?.length ?? categories) }
}

/** No category: items have 254 at most. */
const unknown = 254

function checkAnswers({ answers, persons, items, ids, categories }: Responses, j: number, most: number): void {
  if (categories[j]! <= most) return
  const at = answers.subarray(j * persons, (j + 1) * persons).findIndex((answer) => answer !== missing && answer >= most)
  if (at < 0) return
  const person = ids?.[at] ?? `in row ${at + 1}`
  throw new RangeError(
    `Item "${items[j]}", person ${person}: answer ${answers[j * persons + at]} is beyond the item's highest category, ${most - 1}.`,
  )
}
