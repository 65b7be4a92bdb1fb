import type { Reader, Writer } from '../context.ts'

export type EvidenceRow = {
  readonly orgId: string
  readonly personId: string
  readonly id: string
  readonly source: string
  readonly sourceVersion: number
  readonly day: string
  readonly payload: unknown
  readonly at: Date
  readonly recordedBy: string | null
}

export function insertEvidence(db: Writer, row: EvidenceRow) {
  return db
    .insertInto('evidence')
    .values({
      org_id: row.orgId,
      evidence_id: row.id,
      person_id: row.personId,
      source: row.source,
      source_version: row.sourceVersion,
      day: row.day,
      payload: JSON.stringify(row.payload),
      recorded_at: row.at,
      recorded_by: row.recordedBy,
    })
    .execute()
}

export function findEvidence(db: Reader | Writer, personId: string, evidenceId: string) {
  return db
    .selectFrom('evidence')
    .select('evidence_id')
    .where('person_id', '=', personId)
    .where('evidence_id', '=', evidenceId)
    .executeTakeFirst()
}

export function insertWithdrawal(
  db: Writer,
  row: { orgId: string; personId: string; id: string; evidenceId: string; withdrawn: boolean; reason: string; at: Date },
) {
  return db
    .insertInto('withdrawal')
    .values({
      org_id: row.orgId,
      withdrawal_id: row.id,
      evidence_id: row.evidenceId,
      person_id: row.personId,
      withdrawn: row.withdrawn,
      at: row.at,
      reason: row.reason,
    })
    .execute()
}

export function insertDispute(
  db: Writer,
  row: { orgId: string; personId: string; id: string; evidenceId: string; words: string; at: Date },
) {
  return db
    .insertInto('dispute')
    .values({ org_id: row.orgId, dispute_id: row.id, person_id: row.personId, evidence_id: row.evidenceId, words: row.words, at: row.at })
    .execute()
}

export function listDisputes(db: Reader, personId: string) {
  return db.selectFrom('dispute').select(['evidence_id', 'words', 'at']).where('person_id', '=', personId).orderBy('at').execute()
}

export function listWaitingWork(db: Reader, personId: string, competency: string) {
  return db
    .selectFrom('work')
    .select(['work_id', 'outcome', 'verifier_name', 'created_at'])
    .where('person_id', '=', personId)
    .where('competency', '=', competency)
    .where('state', '=', 'waiting')
    .orderBy('created_at')
    .execute()
}
