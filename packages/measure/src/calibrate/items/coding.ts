import { missing, type Responses } from '../../responses.ts'

/** Answers with the categories that occur numbered 0, 1, 2, ... for each item, the lowest first. */
export type Coded = {
  readonly items: readonly string[]
  readonly persons: number
  /** As they were given, item-major. */
  readonly answers: Uint8Array
  /** What each item's categories were called: values[j][category] is the answer as given. */
  readonly values: readonly (readonly number[])[]
  /** From the answer as given to its digit, 256 for each item; `missing` becomes the last digit where it occurs. */
  readonly digits: readonly Uint8Array[]
  /** Digits of each item: its categories, and one more where answers are missing. */
  readonly states: readonly number[]
  /** People in each category of each item. */
  readonly numbers: readonly Float64Array[]
  readonly weights: Float64Array
}

export type Refused = { readonly refused: readonly string[] }

/**
 * Numbers the categories that occur, and says what cannot be calibrated: an item nobody answered, an item with one category only. Where the model has
 * `common` categories, those that occur in any item are numbered for all.
 */
export function codeResponses({ items, persons, answers, weights: given }: Responses, common: boolean): Coded | Refused {
  const refused: string[] = []
  const weights = given ?? new Float64Array(persons).fill(1)
  if (items.length === 0) refused.push('There are no items.')
  if (!weights.some((weight) => weight > 0)) refused.push(persons === 0 ? 'There are no persons.' : 'All weights are 0.')
  const columns = items.map((_, j) => answers.subarray(j * persons, (j + 1) * persons))
  const rows = columns.map(rowsOf)
  const people = given ? columns.map((column) => peopleOf(column, weights)) : rows
  const own = people.map((numbers) => [...numbers.keys()].filter((value) => value !== missing && numbers[value]! > 0))
  const shared = [...new Set(own.flat())].toSorted((a, b) => a - b)
  const values = common ? own.map(() => shared) : own
  own.forEach((seen, j) => {
    if (seen.length === 0) refused.push(`Item ${items[j]}: nobody answered it. Leave it out, or ask it.`)
    else if (seen.length === 1)
      refused.push(`Item ${items[j]}: every answer is ${seen[0]}, so it says nothing about anybody. Leave it out, or ask more people.`)
  })
  if (refused.length > 0) return { refused }
  // what is answered only by persons of weight 0 is as good as missing
  const digits = values.map((seen) => {
    const digit = new Uint8Array(256).fill(seen.length)
    seen.forEach((value, category) => {
      digit[value] = category
    })
    return digit
  })
  const states = values.map(
    (seen, j) => seen.length + (rows[j]!.some((count, value) => count > 0 && digits[j]![value] === seen.length) ? 1 : 0),
  )
  const numbers = values.map((seen, j) => Float64Array.from(seen, (value) => people[j]![value]!))
  return { items, persons, answers, values, digits, states, numbers, weights }
}

/** How many rows have each answer. */
function rowsOf(column: Uint8Array): Float64Array {
  const counts = new Uint32Array(256)
  for (let p = 0; p < column.length; p++) {
    const answer = column[p]!
    counts[answer] = counts[answer]! + 1
  }
  return Float64Array.from(counts)
}

/** How many people those rows stand for. */
function peopleOf(column: Uint8Array, weights: Float64Array): Float64Array {
  const counts = new Float64Array(256)
  for (let p = 0; p < column.length; p++) {
    const answer = column[p]!
    counts[answer] = counts[answer]! + weights[p]!
  }
  return counts
}

/** Every `step`-th person, for a first rough fit. Categories keep their numbers. */
export function everyOther(coded: Coded, step: number): Coded {
  const persons = Math.ceil(coded.persons / step)
  const answers = new Uint8Array(persons * coded.items.length)
  const weights = coded.weights.filter((_, p) => p % step === 0)
  const numbers = coded.numbers.map((whole, j) => {
    const counts = new Float64Array(whole.length + 1)
    for (let p = 0; p < persons; p++) {
      const answer = coded.answers[j * coded.persons + p * step]!
      const digit = coded.digits[j]![answer]!
      answers[j * persons + p] = answer
      counts[digit] = counts[digit]! + weights[p]!
    }
    return counts.subarray(0, whole.length)
  })
  return { ...coded, persons, answers, weights, numbers }
}
