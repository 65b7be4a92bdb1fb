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
  const values: (readonly number[])[] = []
  const digits: Uint8Array[] = []
  const states: number[] = []
  const everyCount = items.map((_, j) => numbersOf(answers.subarray(j * persons, (j + 1) * persons), weights))
  const anywhere = everyCount.flatMap((counts) => valuesIn(counts))
  const shared = [...new Set(anywhere)].toSorted((a, b) => a - b)
  items.forEach((id, j) => {
    const counts = everyCount[j]!
    const own = valuesIn(counts)
    const seen = common ? shared : own
    const anyMissing = answers.subarray(j * persons, (j + 1) * persons).some((answer) => answer === missing || counts[answer] === 0)
    if (own.length === 0) refused.push(`Item ${id}: nobody answered it. Leave it out, or ask it.`)
    else if (own.length === 1)
      refused.push(`Item ${id}: every answer is ${own[0]}, so it says nothing about anybody. Leave it out, or ask more people.`)
    // what is answered only by persons of weight 0 is as good as missing
    const digit = new Uint8Array(256).fill(seen.length)
    seen.forEach((value, category) => {
      digit[value] = category
    })
    values.push(seen)
    digits.push(digit)
    states.push(seen.length + (anyMissing ? 1 : 0))
  })
  return refused.length > 0 ? { refused } : { items, persons, answers, values, digits, states, weights }
}

function numbersOf(answers: Uint8Array, weights: Float64Array): Float64Array {
  const counts = new Float64Array(256)
  for (let p = 0; p < answers.length; p++) counts[answers[p]!] = counts[answers[p]!]! + weights[p]!
  return counts
}

const valuesIn = (counts: Float64Array): readonly number[] => [...counts.keys()].filter((value) => value !== missing && counts[value]! > 0)

/** Every `step`-th person, for a first rough fit. Categories keep their numbers. */
export function everyOther(coded: Coded, step: number): Coded {
  const persons = Math.ceil(coded.persons / step)
  const answers = new Uint8Array(persons * coded.items.length)
  for (let j = 0; j < coded.items.length; j++)
    for (let p = 0; p < persons; p++) answers[j * persons + p] = coded.answers[j * coded.persons + p * step]!
  return { ...coded, persons, answers, weights: coded.weights.filter((_, p) => p % step === 0) }
}
