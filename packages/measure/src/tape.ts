import type { Functional } from './state.ts'

/** An answer that came in for the `piece`-th piece of evidence: `gain` is P h at the time, `before` is h . x just before. */
export type Taken = {
  readonly piece: number
  readonly h: Functional
  readonly gain: Float64Array
  readonly score: number
  readonly shrink: number
  readonly before: number
}

/** What happened to the state, in order: time passed, and so much of each deviation was kept; or an answer came in. */
export type Step = { readonly keep: Float64Array } | Taken

/**
 * How much each piece of evidence contributes to `quantity` in the final mean; the contributions add up to it exactly.
 *
 * The mean is a sum over evidence of C[i], where each arrival sets C[i] += K (z - c), K = P h shrink, and every C <- (I - K h') C,
 * and each drift C <- D C. Instead of carrying the matrix C forward, the tape is read backwards with the one row vector asked for
 * (the adjoint): a <- a - (a . K) h' and a <- a D, which costs one pass for any quantity and nothing while folding.
 */
export function contributions(tape: readonly Step[], quantity: Functional, unknowns: number, pieces: number): Float64Array {
  const result = new Float64Array(pieces)
  const a = new Float64Array(unknowns)
  for (let k = 0; k < quantity.at.length; k++) a[quantity.at[k]!]! += quantity.weight[k]!
  for (let t = tape.length - 1; t >= 0; t--) {
    const step = tape[t]!
    if ('keep' in step) {
      for (let i = 0; i < step.keep.length; i++) a[i]! *= step.keep[i]!
      continue
    }
    const { piece, h, gain, score, shrink, before } = step
    let reach = 0
    for (let i = 0; i < gain.length; i++) reach += a[i]! * gain[i]!
    result[piece]! += reach * (shrink * before + score)
    for (let k = 0; k < h.at.length; k++) a[h.at[k]!]! -= reach * shrink * h.weight[k]!
  }
  return result
}
