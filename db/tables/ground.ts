import type { Generated } from 'kysely'
import type { IsoDate, Json, MembershipState, Role } from './kinds.ts'

export type OrgTable = {
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

export type PersonTable = {
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
  /** null: still here. */
  left_at: Date | null
  /** What another system calls this person. */
  external_id: string | null
  /** IANA, such as 'Europe/Lisbon'. */
  time_zone: string | null
  /** BCP 47. */
  language: string | null
}

export type AimTable = {
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

export type ConsentTable = { org_id: string; person_id: string; kind: string; given: boolean; at: Date; consent_id: string }

export type EvidenceTable = {
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

export type WithdrawalTable = {
  org_id: string
  evidence_id: string
  /** 1, 2, 3 ... for each piece of evidence: the last one counts. */
  turn: number
  person_id: string
  withdrawn: boolean
  at: Date
  reason: string
}

export type DisputeTable = { org_id: string; dispute_id: string; person_id: string; evidence_id: string; words: string; at: Date }

export type SittingTable = {
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

export type WorkTable = {
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

export type VisitTable = { org_id: string; person_id: string; current_at: Date; previous_at: Date | null }

export type ReadingTable = { org_id: string; person_id: string; screen: string; key: string; reply: Json<unknown>; at: Date }

export type AuditTable = {
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

export type AuditHeadTable = { org_id: string; seq: string; hash: string }

export type IdempotencyTable = {
  org_id: string
  person_id: string
  key: string
  op: string
  request_hash: string
  answer: Json<unknown> | null
  at: Date
}
