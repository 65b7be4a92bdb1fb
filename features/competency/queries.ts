import { sql } from 'kysely'
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

/** Many rows with one statement. */
export function insertManyEvidence(db: Writer, rows: readonly EvidenceRow[]) {
  return sql`insert into evidence (org_id, evidence_id, person_id, source, source_version, day, payload, recorded_at, recorded_by)
    select e."orgId", e.id, e."personId", e.source, e."sourceVersion", e.day, e.payload, e.at, e."recordedBy"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e("orgId" uuid, id uuid, "personId" uuid, source text, "sourceVersion" integer, day date,
      payload jsonb, at timestamptz, "recordedBy" uuid)`.execute(db as never)
}

export function findEvidence(db: Reader | Writer, personId: string, evidenceId: string) {
  return db
    .selectFrom('evidence')
    .select('evidence_id')
    .where('person_id', '=', personId)
    .where('evidence_id', '=', evidenceId)
    .executeTakeFirst()
}

/** The next turn of this piece of evidence. Two clicks at once: one of them has the turn, the other changes nothing. */
export function insertWithdrawal(
  db: Writer,
  row: { orgId: string; personId: string; evidenceId: string; withdrawn: boolean; reason: string; at: Date },
) {
  return db
    .insertInto('withdrawal')
    .columns(['org_id', 'evidence_id', 'turn', 'person_id', 'withdrawn', 'at', 'reason'])
    .expression((eb) =>
      eb
        .selectFrom('withdrawal')
        .select(({ fn, val, cast }) => [
          cast<string>(val(row.orgId), 'uuid').as('org_id'),
          cast<string>(val(row.evidenceId), 'uuid').as('evidence_id'),
          eb(fn.coalesce(fn.max('turn'), val(0)), '+', 1).as('turn'),
          cast<string>(val(row.personId), 'uuid').as('person_id'),
          cast<boolean>(val(row.withdrawn), 'boolean').as('withdrawn'),
          cast<Date>(val(row.at), 'timestamptz').as('at'),
          cast<string>(val(row.reason), 'text').as('reason'),
        ])
        .where('evidence_id', '=', row.evidenceId),
    )
    .onConflict((c) => c.doNothing())
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
    .select(['work_id', 'outcome', 'verifier_name', 'asked_of', 'version', 'created_at'])
    .where('person_id', '=', personId)
    .where('competency', '=', competency)
    .where('state', '=', 'waiting')
    .orderBy('created_at')
    .execute()
}
