import type { Json } from './kinds.ts'

/** What a night's run found. `stamp`: what it was worked out from, so that nothing is worked out twice. */
export type CalibrationTable = {
  org_id: string
  number: number
  at: Date
  stamp: string
  people: number
  voices: number
  leniency_sd: number
  halo_sd: number
  health: Json<unknown>
}

/** How a voice judges, for anybody it has not judged yet: levels above others, and how many people that was learned from. */
export type SeverityTable = { org_id: string; voice: string; person_id: string | null; people: number; mean: number; sd: number }

/** The same about somebody it has judged, learned from everybody else; null where it judged nobody else. */
export type SeverityAboutTable = { org_id: string; voice: string; person_id: string; mean: number | null; sd: number | null }
