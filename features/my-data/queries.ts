import { sql } from 'kysely'
import type { Reader, Writer } from '../context.ts'

export function listAudit(db: Reader, personId: string, before: string | null, limit: number) {
  let query = db
    .selectFrom('audit as a')
    .leftJoin('person as p', (join) => join.onRef('p.org_id', '=', 'a.org_id').onRef('p.person_id', '=', 'a.actor_id'))
    .leftJoin('api_key as k', (join) => join.onRef('k.org_id', '=', 'a.org_id').onRef('k.key_id', '=', 'a.key_id'))
    .select(['a.seq', 'a.at', 'a.op', 'a.about_kind', 'a.actor_id', 'p.name', 'k.name as key'])
    .where('a.person_id', '=', personId)
  if (before) query = query.where('a.seq', '<', before)
  return query.orderBy('a.seq', 'desc').limit(limit).execute()
}

export function findPerson(db: Reader, personId: string) {
  return db
    .selectFrom('person as p')
    .innerJoin('org as o', 'o.org_id', 'p.org_id')
    .select(['p.person_id', 'p.name', 'p.role', 'p.created_at', 'p.time_zone', 'p.language', 'p.external_id', 'o.kind'])
    .where('p.person_id', '=', personId)
    .executeTakeFirstOrThrow()
}

export function listAllConsents(db: Reader, personId: string) {
  return db.selectFrom('consent').select(['kind', 'given', 'at']).where('person_id', '=', personId).orderBy('at').execute()
}

export function listSittings(db: Reader, personId: string) {
  return db
    .selectFrom('sitting')
    .select(['sitting_id', 'kind', 'state', 'started_at', 'finished_at', 'plan', 'answers'])
    .where('person_id', '=', personId)
    .orderBy('started_at')
    .execute()
}

export function listWork(db: Reader, personId: string) {
  return db.selectFrom('work').selectAll().where('person_id', '=', personId).orderBy('created_at').execute()
}

/** What was asked about certificates, with the names of those it was asked of. */
export function listCertificateRequests(db: Reader, personId: string) {
  return db
    .selectFrom('certificate_request as r')
    .innerJoin('person as p', 'p.person_id', 'r.asked_of')
    .select(['r.request_id', 'r.evidence_id', 'r.state', 'r.asked_at', 'p.name as asked_of'])
    .where('r.person_id', '=', personId)
    .orderBy('r.asked_at')
    .execute()
}

export function listCertificateChecks(db: Reader, personId: string) {
  return db
    .selectFrom('certificate_check as c')
    .innerJoin('person as p', 'p.person_id', 'c.checked_by')
    .select(['c.check_id', 'c.request_id', 'c.evidence_id', 'c.seen', 'c.reason', 'c.at', 'p.name as checked_by'])
    .where('c.person_id', '=', personId)
    .orderBy('c.at')
    .execute()
}

/** How this person rates others, where it was learned from at least so many of them. */
export function findSeverity(db: Reader, personId: string, fewest: number) {
  return db
    .selectFrom('severity')
    .select(['people', 'mean', 'sd'])
    .where('person_id', '=', personId)
    .where('people', '>=', fewest)
    .executeTakeFirst()
}

export function listDisputes(db: Reader, personId: string) {
  return db.selectFrom('dispute').select(['evidence_id', 'words', 'at']).where('person_id', '=', personId).orderBy('at').execute()
}

const tables = [
  'aim',
  'consent',
  'evidence',
  'withdrawal',
  'dispute',
  'sitting',
  'work',
  'certificate_request',
  'certificate_check',
  'visit',
  'reading',
  'severity',
  'severity_about',
  'weekly_letter',
  'idempotency',
  'audit',
] as const

export async function countRows(db: Reader | Writer, personId: string): Promise<number> {
  const counts = await Promise.all(
    tables.map((table) =>
      db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<string>().as('n'))
        .where('person_id', '=', personId)
        .executeTakeFirstOrThrow(),
    ),
  )
  return counts.reduce((sum, row) => sum + Number(row.n), 0) + 1
}

/** The receipt stays: it says that, not whose. Links go with the account. */
export async function eraseSolo(db: Writer, row: { orgId: string; personId: string; receipt: string; at: Date }): Promise<void> {
  await sql`delete from identity.link where org_id = ${row.orgId}`.execute(db as never)
  await sql`insert into identity.erasure (receipt_id, org_id, person_id, at) values (${row.receipt}, ${row.orgId}, ${row.personId}, ${row.at})`.execute(
    db as never,
  )
  await sql`select erase_solo(${row.orgId}::uuid)`.execute(db as never)
}
