/** One thing that could be asked next: 3PL on one competency, in levels (`c` 0 for 2PL). */
export type Candidate = {
  /** One band of one item model. */
  readonly id: string
  /** The item model behind it: nobody gets two items of one model while there is another. The id itself, if absent. */
  readonly model?: string
  readonly competency: string
  readonly a: number
  readonly b: number
  readonly c: number
  /** Chance of being given once chosen, 0..1, to protect much-used items (Sympson and Hetter 1985). 1 if absent. */
  readonly exposure?: number
}

export const modelOf = (candidate: Candidate): string => candidate.model ?? candidate.id
