import { sql } from 'kysely'
import type { Reader, Writer } from '../context.ts'
import type { Named, WorkClaim } from './contract.ts'

export type Verifier = { readonly id: string; readonly name: string; readonly email: string | null; readonly askedOf: string | null }

/** Somebody this person has asked before, under the same name and address; never a manager, whose voice a link must not speak with. */
export function findVerifier(db: Writer, personId: string, { verifierName = '', verifierEmail }: Named) {
  return db
    .selectFrom('work')
    .select('verifier_id')
    .where('person_id', '=', personId)
    .where((eb) => eb(eb.fn('lower', ['verifier_name']), '=', verifierName.trim().toLowerCase()))
    .where((eb) => eb(eb.fn<string>('lower', [eb.fn.coalesce('verifier_email', eb.val(''))]), '=', (verifierEmail ?? '').toLowerCase()))
    .where('asked_of', 'is', null)
    .limit(1)
    .executeTakeFirst()
}

export function insertWork(
  db: Writer,
  row: { orgId: string; personId: string; id: string; verifier: Verifier; claim: WorkClaim; at: Date },
) {
  const { claim, verifier } = row
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
      ...columnsOf(verifier),
      state: 'waiting',
      created_at: row.at,
    })
    .execute()
}

/** Undefined when it is answered, taken back, with somebody who holds a link, or was changed meanwhile. */
export function updateVerifier(db: Writer, row: { personId: string; workId: string; version: number; verifier: Verifier }) {
  return db
    .updateTable('work')
    .set((eb) => ({ ...columnsOf(row.verifier), version: eb('version', '+', 1) }))
    .where('work_id', '=', row.workId)
    .where('person_id', '=', row.personId)
    .where('state', '=', 'waiting')
    .where('asked_of', 'is not', null)
    .where('version', '=', row.version)
    .returning('work_id')
    .executeTakeFirst()
}

const columnsOf = ({ id, name, email, askedOf }: Verifier) => ({
  verifier_id: id,
  verifier_name: name,
  verifier_email: email,
  asked_of: askedOf,
})

/** What waits for a manager, from the people they manage now; the oldest first. */
export function listAskedOf(db: Reader, managerId: string, people: readonly string[], limit: number) {
  return db
    .selectFrom('work')
    .select(['work_id', 'person_id', 'competency', 'created_at'])
    .where('asked_of', '=', managerId)
    .where('state', '=', 'waiting')
    .where('person_id', 'in', people)
    .orderBy('created_at')
    .orderBy('work_id')
    .limit(limit)
    .execute()
}

export function findWork(db: Reader | Writer, workId: string) {
  return db.selectFrom('work').selectAll().where('work_id', '=', workId).executeTakeFirst()
}

export function findPersonName(db: Reader | Writer, personId: string) {
  return db.selectFrom('person').select('name').where('person_id', '=', personId).executeTakeFirstOrThrow()
}

/** Settles a request once: false when somebody was quicker, it was withdrawn, or somebody else is asked by now. */
export async function settleWork(
  db: Writer,
  workId: string,
  state: 'rated' | 'declined' | 'withdrawn',
  /** Who answers: a manager by id, or null for whoever holds the link. */
  askedOf?: string | null,
): Promise<boolean> {
  let asked = db
    .updateTable('work')
    .set((eb) => ({ state, version: eb('version', '+', 1) }))
    .where('work_id', '=', workId)
    .where('state', '=', 'waiting')
  if (askedOf !== undefined) asked = asked.where('asked_of', 'is not distinct from', askedOf)
  return (await asked.returning('work_id').executeTakeFirst()) !== undefined
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
