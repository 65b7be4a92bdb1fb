import type { Generated } from 'kysely'

export type TeamTable = {
  org_id: string
  team_id: string
  name: string
  created_at: Date
  closed_at: Date | null
  version: Generated<number>
}

/** A place in a team from a moment on; `until` null: now. */
export type TeamPlaceTable = {
  org_id: string
  place_id: string
  team_id: string
  person_id: string
  part: TeamPart
  since: Date
  until: Date | null
}

/** What is being done to the demo organisation; there before it is. */
export type DemoTable = {
  org_id: string
  state: 'making' | 'ready'
  /** When this state began. */
  since: Date
  seed: number
  people: number
  made_at: Date | null
}

export type TeamPart = 'member' | 'manager'
