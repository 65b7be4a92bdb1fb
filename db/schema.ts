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
  reading: ReadingTable
  audit: AuditTable
  audit_head: AuditHeadTable
  idempotency: IdempotencyTable
  team: TeamTable
  team_place: TeamPlaceTable
  api_key: ApiKeyTable
  webhook: WebhookTable
  delivery: DeliveryTable
  framework_version: FrameworkVersionTable
  demo: DemoTable
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
  kind: 'solo' | 'organisation' | 'demo'
  created_at: Date
  /** BCP 47: the language letters are written in. */
  language: Generated<string>
  /** How long evidence of people who left is kept; null: until they take it along or it is erased. */
  retention_months: number | null
  /** Whether people who join are asked to share with those who manage them: a proposal, theirs to decide. */
  proposes_sharing: Generated<boolean>
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
  /** The version of the organisation's framework it was set under; null: the framework Evenkeel comes with. */
  framework_version: number | null
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

type ReadingTable = { org_id: string; person_id: string; screen: string; key: string; reply: Json<unknown>; at: Date }

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
  /** The organisation's key that did it; null: no key. */
  key_id: string | null
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

/** What is being done to the demo organisation; there before it is. */
type DemoTable = {
  org_id: string
  state: 'making' | 'ready'
  /** When this state began. */
  since: Date
  seed: number
  people: number
  made_at: Date | null
}

export type TeamPart = 'member' | 'manager'

type ApiKeyTable = {
  org_id: string
  key_id: string
  name: string
  scopes: string[]
  secret_hash: string
  made_by: string
  made_at: Date
  expires_at: Date
  ended_at: Date | null
  last_used_on: IsoDate | null
}

type WebhookTable = {
  org_id: string
  hook_id: string
  url: string
  description: string
  events: string[]
  sealed_secret: string
  /** The one before, which signs too until `former_until`. */
  former_secret: string | null
  former_until: Date | null
  /** stopped: by Evenkeel, after too many failures. */
  state: 'on' | 'paused' | 'stopped'
  failing_since: Date | null
  made_at: Date
  removed_at: Date | null
  version: Generated<number>
}

type DeliveryTable = {
  org_id: string
  delivery_id: string
  hook_id: string
  event: string
  payload: Json<Readonly<Record<string, string | number>>>
  made_at: Date
  state: 'waiting' | 'delivered' | 'failed'
  /** Which try is the next one, counted over all that were ever queued: another one that comes late is not sent. */
  turn: Generated<number>
  /** Since it was queued or asked for again. */
  tries: Generated<number>
  tried_at: Date | null
  status: number | null
  reason: string | null
  milliseconds: number | null
  next_at: Date | null
}

/** A version of an organisation's own framework: the one draft, or published and unchangeable. */
type FrameworkVersionTable = {
  org_id: string
  number: number
  state: 'draft' | 'published'
  /** Competencies and role families, as packages/content knows them. */
  document: Json<unknown>
  /** What was taken out of the draft and can be put back. */
  removed: ColumnType<unknown, string | undefined, string>
  made_by: string
  made_at: Date
  published_by: string | null
  published_at: Date | null
  why: Generated<string>
  version: Generated<number>
}

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
