/**
 * Answers of persons to items, item-major: the answer of person p to item j is `answers[j * persons + p]`, a category 0..254, or
 * `missing` where there is none. One byte an answer: 100,000 persons on 200 items are 20 MB.
 */
export type Responses = {
  readonly items: readonly string[]
  readonly persons: number
  readonly answers: Uint8Array
  /** Highest category seen or allowed, plus 1, for each item. */
  readonly categories: readonly number[]
  /** What each person is called, where the file says. */
  readonly ids?: readonly string[]
  /** How many persons each row stands for, 0 or more; absent = one each. */
  readonly weights?: Float64Array
}

/** The byte that stands where there is no answer. */
export const missing = 255

/** Rows of answers, one row a person, as they are written by hand; null where there is none. Throws a RangeError for what is no category. */
export function responsesFrom(items: readonly string[], rows: readonly (readonly (number | null)[])[], weights?: Float64Array): Responses {
  const persons = rows.length
  const answers = new Uint8Array(items.length * persons).fill(missing)
  rows.forEach((row, p) => {
    if (row.length !== items.length) throw new RangeError(`Person ${p + 1} has ${row.length} answers; there are ${items.length} items.`)
    row.forEach((answer, j) => {
      if (answer === null) return
      if (!Number.isInteger(answer) || answer < 0 || answer >= missing)
        throw new RangeError(`Person ${p + 1}, item ${items[j]}: ${answer} is no category from 0 to ${missing - 1}.`)
      answers[j * persons + p] = answer
    })
  })
  if (weights && weights.length !== persons) throw new RangeError(`There are ${weights.length} weights for ${persons} persons.`)
  const categories = items.map((_, j) => highest(answers.subarray(j * persons, (j + 1) * persons)) + 1)
  return { items, persons, answers, categories, ...(weights && { weights }) }
}

/** The highest category among the answers; -1 where there is none. */
export function highest(answers: Uint8Array): number {
  let top = -1
  for (const answer of answers) if (answer !== missing && answer > top) top = answer
  return top
}
