import type { ColumnType, Generated } from 'kysely'

/** Every table as its queries see it. The truth is db/migrations; a test compares the two. */
export type Schema = {
  org: OrgTable
  person: PersonTable
  aim: AimTable
  consent: ConsentTable
  evidence: EvidenceTable
  withdrawal: WithdrawalTable
  dispute: DisputeTable
  sitting: SittingTable
  work: WorkTable
  visit: VisitTable
  trend: TrendTable
  audit: AuditTable
  audit_head: AuditHeadTable
  idempotency: IdempotencyTable
  team: TeamTable
  team_place: TeamPlaceTable
  import: ImportTable
  import_row: ImportRowTable
  imported: ImportedTable
}

/** A calendar date as 'YYYY-MM-DD': no time zone, no midnight. */
export type IsoDate = string

type Json<T> = ColumnType<T, string, string>

export type Role = 'member' | 'manager' | 'hr' | 'owner' | 'auditor'
export type MembershipState = 'active' | 'invited' | 'suspended' | 'left'

type OrgTable = {
  org_id: string
  name: string
  kind: 'solo' | 'organisation'
  created_at: Date
  /** BCP 47: the language letters are written in. */
  language: Generated<string>
  /** How long evidence of people who left is kept; null: until they take it along or it is erased. */
  retention_months: number | null
  version: Generated<number>
}

type PersonTable = {
  org_id: string
  person_id: string
  user_id: string | null
  name: string
  role: Role
  state: MembershipState
  version: Generated<number>
  created_at: Date
  /** Where the invitation goes; forgotten the moment it is accepted. */
  invited_email: string | null
  /** What another system calls this person. */
  external_id: string | null
  /** IANA, such as 'Europe/Lisbon'. */
  time_zone: string | null
  /** BCP 47. */
  language: string | null
}

type AimTable = {
  org_id: string
  person_id: string
  current_family: string
  current_level: string
  target_family: string
  target_level: string
  hours_a_week: number
  why: string
  version: Generated<number>
  updated_at: Date
}

type ConsentTable = { org_id: string; person_id: string; kind: string; given: boolean; at: Date; consent_id: string }

type EvidenceTable = {
  org_id: string
  evidence_id: string
  person_id: string
  source: string
  source_version: number
  day: IsoDate
  payload: Json<unknown>
  recorded_at: Date
  recorded_by: string | null
}

type WithdrawalTable = {
  org_id: string
  evidence_id: string
  /** 1, 2, 3 ... for each piece of evidence: the last one counts. */
  turn: number
  person_id: string
  withdrawn: boolean
  at: Date
  reason: string
}

type DisputeTable = { org_id: string; dispute_id: string; person_id: string; evidence_id: string; words: string; at: Date }

type SittingTable = {
  org_id: string
  sitting_id: string
  person_id: string
  kind: 'baseline' | 'test' | 'situation'
  /** The competency a short sitting is about; null for the baseline. */
  subject: string | null
  state: 'open' | 'finished'
  plan: Json<unknown>
  answers: Json<unknown>
  version: Generated<number>
  started_at: Date
  finished_at: Date | null
}

type WorkTable = {
  org_id: string
  work_id: string
  person_id: string
  competency: string
  outcome: string
  context: string
  benefited: string
  link: string | null
  /** The same for the same person asked again, so that they stay one voice. */
  verifier_id: string
  verifier_name: string
  verifier_email: string | null
  state: 'waiting' | 'rated' | 'declined' | 'withdrawn'
  version: Generated<number>
  created_at: Date
}

type VisitTable = { org_id: string; person_id: string; current_at: Date; previous_at: Date | null }

type TrendTable = { org_id: string; person_id: string; key: string; points: Json<unknown>; computed_at: Date }

type AuditTable = {
  org_id: string
  seq: string
  at: Date
  actor_id: string | null
  op: string
  about_kind: string
  about_id: string
  person_id: string | null
  previous_hash: string
  hash: string
}

type AuditHeadTable = { org_id: string; seq: string; hash: string }

type IdempotencyTable = {
  org_id: string
  person_id: string
  key: string
  op: string
  request_hash: string
  answer: Json<unknown> | null
  at: Date
}

type TeamTable = {
  org_id: string
  team_id: string
  name: string
  created_at: Date
  closed_at: Date | null
  version: Generated<number>
}

/** A place in a team from a moment on; `until` null: now. */
type TeamPlaceTable = {
  org_id: string
  place_id: string
  team_id: string
  person_id: string
  part: TeamPart
  since: Date
  until: Date | null
}

export type TeamPart = 'member' | 'manager'

export type ImportState = 'receiving' | 'checking' | 'ready' | 'done' | 'taken-back' | 'broken' | 'discarded'
export type ImportVerdict = 'new' | 'changed' | 'same' | 'bad' | 'held'

type ImportTable = {
  org_id: string
  import_id: string
  kind: 'people' | 'ratings'
  state: ImportState
  file_name: string
  /** Bytes, as whoever sends it says. */
  size: string
  /** Characters received so far; where to go on. */
  received: Generated<string>
  /** The beginning of a row whose end has not come yet. */
  tail: Generated<string>
  /** The last characters received: another file would not go on from them. */
  seam: Generated<string>
  next_line: Generated<number>
  delimiter: string | null
  header: Json<readonly string[]> | null
  columns: Json<readonly (string | null)[]> | null
  scale: Json<{ readonly lowest: number; readonly highest: number }> | null
  row_count: Generated<number>
  checked: Generated<number>
  /** The line of the last row that was checked. */
  checked_line: Generated<number>
  fault: string | null
  result: Json<unknown> | null
  version: Generated<number>
  begun_by: string
  begun_at: Date
  done_at: Date | null
}

/** A row of a file until it is brought in or thrown away. */
type ImportRowTable = {
  org_id: string
  import_id: string
  line: number
  cells: Json<readonly string[]>
  flaw: string | null
  verdict: ImportVerdict | null
  place: string | null
  says: string | null
  remedy: string | null
  key: string | null
  hash: string | null
  found: Json<unknown> | null
}

/** Which row became what; keyed hashes recognise it when it comes again. */
type ImportedTable = {
  org_id: string
  import_id: string
  line: number
  person_id: string
  evidence_id: string | null
  key: string | null
  hash: string | null
}
