import { missing, type Responses } from '../responses.ts'

/** One score: theta and its standard error in the units the items were fitted in, or that no finite theta fits these answers best. */
export type Score = { readonly theta: number; readonly se: number } | { readonly none: 'no finite estimate' }

/** Scores of many persons, in typed arrays; ask `scoreOf` for one. Where `finite` is 0 the other two hold 0 and mean nothing. */
export type Scores = {
  readonly theta: Float64Array
  readonly se: Float64Array
  readonly finite: Uint8Array
  /** How many items each answered. */
  readonly answered: Int32Array
}

export function scoreOf({ theta, se, finite }: Scores, person: number): Score {
  return finite[person] ? { theta: theta[person]!, se: se[person]! } : { none: 'no finite estimate' }
}

/** Room for the scores, with the answers counted. */
export function emptyScores({ answers, persons, items }: Responses): Scores {
  const answered = new Int32Array(persons).fill(items.length)
  for (let j = 0; j < items.length; j++) {
    const column = answers.subarray(j * persons, (j + 1) * persons)
    for (let p = column.indexOf(missing); p >= 0; p = column.indexOf(missing, p + 1)) answered[p]!--
  }
  return { theta: new Float64Array(persons), se: new Float64Array(persons), finite: new Uint8Array(persons).fill(1), answered }
}

export function noFiniteEstimate({ theta, se, finite }: Scores, person: number): void {
  theta[person] = se[person] = finite[person] = 0
}
