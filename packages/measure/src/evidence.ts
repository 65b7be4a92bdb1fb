/** One row of what is known, as stored: append-only, replayable, removable row by row. `day` counts days since 1970-01-01. */
export type Evidence = {
  readonly id: string
  readonly source: string
  readonly version: number
  readonly day: number
  readonly payload: unknown
}
