import { sql } from 'kysely'
import type { Reader, Writer } from '../context.ts'
import type { WorkClaim } from './contract.ts'

/** Somebody this person has asked before, under the same name and address. */
export function findVerifier(db: Writer, personId: string, { verifierName, verifierEmail }: WorkClaim) {
  return db
    .selectFrom('work')
    .select('verifier_id')
    .where('person_id', '=', personId)
    .where((eb) => eb(eb.fn('lower', ['verifier_name']), '=', verifierName.trim().toLowerCase()))
    .where((eb) => eb(eb.fn<string>('lower', [eb.fn.coalesce('verifier_email', eb.val(''))]), '=', (verifierEmail ?? '').toLowerCase()))
    .limit(1)
    .executeTakeFirst()
}

export function insertWork(
  db: Writer,
  row: { orgId: string; personId: string; id: string; verifierId: string; claim: WorkClaim; at: Date },
) {
  const { claim } = row
  return db
    .insertInto('work')
    .values({
      org_id: row.orgId,
      work_id: row.id,
      person_id: row.personId,
      competency: claim.competency,
      outcome: claim.outcome,
      context: claim.context,
      benefited: claim.benefited,
      link: claim.link,
      verifier_id: row.verifierId,
      verifier_name: claim.verifierName.trim(),
      verifier_email: claim.verifierEmail,
      state: 'waiting',
      created_at: row.at,
    })
    .execute()
}

export function findWork(db: Reader | Writer, workId: string) {
  return db.selectFrom('work').selectAll().where('work_id', '=', workId).executeTakeFirst()
}

export function findPersonName(db: Reader | Writer, personId: string) {
  return db.selectFrom('person').select('name').where('person_id', '=', personId).executeTakeFirstOrThrow()
}

/** Settles a request once: false when somebody was quicker, or it was withdrawn. */
export async function settleWork(db: Writer, workId: string, state: 'rated' | 'declined' | 'withdrawn'): Promise<boolean> {
  const row = await db
    .updateTable('work')
    .set((eb) => ({ state, version: eb('version', '+', 1) }))
    .where('work_id', '=', workId)
    .where('state', '=', 'waiting')
    .returning('work_id')
    .executeTakeFirst()
  return row !== undefined
}

/** One good link per request: a new one ends the ones before it. */
export async function replaceLink(
  db: Writer,
  row: { tokenHash: string; purpose: string; orgId: string; personId: string; workId: string; expiresAt: Date },
) {
  await endLinks(db, row.workId)
  await sql`
    insert into identity.link (token_hash, purpose, org_id, person_id, subject_id, expires_at)
    values (${row.tokenHash}, ${row.purpose}, ${row.orgId}, ${row.personId}, ${row.workId}, ${row.expiresAt})
  `.execute(db as never)
}

export function endLinks(db: Writer, workId: string) {
  return sql`delete from identity.link where subject_id = ${workId}`.execute(db as never)
}
