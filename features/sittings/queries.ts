import type { Reader, Writer } from '../context.ts'
import type { Answers, Plan } from './plan.ts'

export function findSitting(db: Reader, sittingId: string) {
  return db.selectFrom('sitting').selectAll().where('sitting_id', '=', sittingId).executeTakeFirst()
}

export function findOpenSitting(db: Reader, personId: string, kind: string, subject: string | null) {
  return db
    .selectFrom('sitting')
    .selectAll()
    .where('person_id', '=', personId)
    .where('kind', '=', kind as 'baseline')
    .where('subject', subject === null ? 'is' : '=', subject)
    .where('state', '=', 'open')
    .executeTakeFirst()
}

export function findFinishedBaseline(db: Reader, personId: string) {
  return db
    .selectFrom('sitting')
    .select('sitting_id')
    .where('person_id', '=', personId)
    .where('kind', '=', 'baseline')
    .where('state', '=', 'finished')
    .executeTakeFirst()
}

export type NewSitting = {
  readonly orgId: string
  readonly personId: string
  readonly id: string
  readonly kind: 'baseline' | 'test' | 'situation'
  readonly subject: string | null
  readonly plan: Plan
  readonly answers: Answers
  readonly at: Date
}

export function insertSitting(db: Writer, row: NewSitting) {
  return db
    .insertInto('sitting')
    .values({
      org_id: row.orgId,
      person_id: row.personId,
      sitting_id: row.id,
      kind: row.kind,
      subject: row.subject,
      state: 'open',
      plan: JSON.stringify(row.plan),
      answers: JSON.stringify(row.answers),
      started_at: row.at,
      finished_at: null,
    })
    .onConflict((c) => c.doNothing())
    .returningAll()
    .executeTakeFirst()
}

export function updateSitting(db: Writer, row: { id: string; version: number; plan: Plan; answers: Answers; finishedAt: Date | null }) {
  return db
    .updateTable('sitting')
    .set({
      plan: JSON.stringify(row.plan),
      answers: JSON.stringify(row.answers),
      version: row.version + 1,
      ...(row.finishedAt ? { state: 'finished' as const, finished_at: row.finishedAt } : {}),
    })
    .where('sitting_id', '=', row.id)
    .where('version', '=', row.version)
    .where('state', '=', 'open')
    .returningAll()
    .executeTakeFirst()
}
