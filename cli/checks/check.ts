import type pg from 'pg'
import type { Config } from '../../server/config/config.ts'
import type { Place } from '../../server/serve/place.ts'
import type { Call } from '../command.ts'

/** How one thing stands. Whatever is not ok comes with what to do about it. */
export type Outcome =
  | { readonly state: 'ok'; readonly says: string }
  | { readonly state: 'warn' | 'fail'; readonly says: string; readonly remedy: string }

/** One thing the doctor looks at. It changes nothing. */
export type Check = {
  readonly id: string
  look(patient: Patient): Promise<Outcome>
}

/** What the doctor has in front of them. */
export type Patient = {
  readonly call: Call
  readonly config: Config
  /** The database, or why it is not to be had; null before the first start, when there is none. */
  readonly database: { readonly place: Place; readonly client: pg.Client } | Error | null
}

export const ok = (says: string): Outcome => ({ state: 'ok', says })
export const warn = (says: string, remedy: string): Outcome => ({ state: 'warn', says, remedy })
export const fail = (says: string, remedy: string): Outcome => ({ state: 'fail', says, remedy })

/** A check of what is in the database: before there is one all is well, and while it cannot be reached nothing can be said. */
export function inDatabase(id: string, look: (database: { readonly place: Place; readonly client: pg.Client }) => Promise<Outcome>): Check {
  return {
    id,
    look: async ({ database }) => {
      if (database === null) return ok('Nothing to look at before the first start.')
      if (database instanceof Error) return warn('Could not be looked at: the database is not to be had.', 'See "database" above.')
      return look(database)
    },
  }
}
