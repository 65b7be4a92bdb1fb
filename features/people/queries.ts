import { sql } from 'kysely'
import type { Reader, Writer } from '../context.ts'
import type { Listed, Settings } from './contract.ts'

type Role = Listed['role']
type MembershipState = Listed['state']

export function findOrg(db: Reader | Writer) {
  return db
    .selectFrom('org')
    .select(['name', 'kind', 'language', 'retention_months', 'proposes_sharing', 'version'])
    .executeTakeFirstOrThrow()
}

export async function countPeople(db: Reader): Promise<number> {
  const { n } = await db
    .selectFrom('person')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('state', '<>', 'left')
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** False when the version is no longer the one that was loaded, or the kind is another. */
export async function updateOrg(db: Writer, row: { kind: 'solo' | 'organisation' | 'demo'; settings: Settings; version?: number }) {
  const { name, language, retentionMonths, proposesSharing } = row.settings
  let query = db
    .updateTable('org')
    .set((eb) => ({
      name,
      language,
      retention_months: retentionMonths,
      ...(proposesSharing === undefined ? {} : { proposes_sharing: proposesSharing }),
      kind: row.kind === 'solo' ? 'organisation' : row.kind,
      version: eb('version', '+', 1),
    }))
    .where('kind', '=', row.kind)
  if (row.version !== undefined) query = query.where('version', '=', row.version)
  return query.returning('version').executeTakeFirst()
}

/** A page of people, by id: a name may change between two pages, an id does not. */
export function listPeople(db: Reader, after: string | null, limit: number) {
  let query = db.selectFrom('person').select(['person_id', 'name', 'role', 'state', 'version']).where('state', '<>', 'left')
  if (after) query = query.where('person_id', '>', after)
  return query.orderBy('person_id').limit(limit).execute()
}

export function listPlacesOf(db: Reader, personIds: readonly string[]) {
  return db
    .selectFrom('team_place as p')
    .innerJoin('team as t', 't.team_id', 'p.team_id')
    .select(['p.person_id', 'p.team_id', 'p.part', 't.name'])
    .where('p.person_id', 'in', [...personIds, '00000000-0000-0000-0000-000000000000'])
    .where('p.until', 'is', null)
    .where('t.closed_at', 'is', null)
    .orderBy('t.name')
    .execute()
}

export function insertPerson(
  db: Writer,
  row: { orgId: string; personId: string; name: string; email: string | null; role: Role; at: Date },
) {
  return db
    .insertInto('person')
    .values({
      org_id: row.orgId,
      person_id: row.personId,
      user_id: null,
      name: row.name,
      role: row.role,
      state: 'invited',
      created_at: row.at,
      invited_email: row.email,
    })
    .execute()
}

export function findPerson(db: Reader | Writer, personId: string) {
  return db
    .selectFrom('person')
    .select(['person_id', 'name', 'role', 'state', 'invited_email', 'version'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
}

/** How many active owners there are besides one; locked, so that two of them cannot step down at once. */
export async function countOtherOwners(db: Writer, personId: string): Promise<number> {
  const owners = await db
    .selectFrom('person')
    .select('person_id')
    .where('role', '=', 'owner')
    .where('state', '=', 'active')
    .forUpdate()
    .execute()
  return owners.filter((row) => row.person_id !== personId).length
}

type Change = {
  readonly role?: Role
  readonly state?: MembershipState
  readonly user_id?: string | null
  readonly left_at?: Date
  readonly invited_email?: null
}

export function updatePerson(db: Writer, personId: string, version: number, change: Change) {
  return db
    .updateTable('person')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('person_id', '=', personId)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
}

/** One good link for each invited person: a new one ends the ones before it. */
export async function replaceLink(
  db: Writer,
  row: { tokenHash: string; purpose: string; orgId: string; personId: string; expiresAt: Date },
): Promise<void> {
  await endLinks(db, row.personId, row.purpose)
  await sql`
    insert into identity.link (token_hash, purpose, org_id, person_id, subject_id, expires_at)
    values (${row.tokenHash}, ${row.purpose}, ${row.orgId}, ${row.personId}, ${row.personId}, ${row.expiresAt})
  `.execute(db as never)
}

export function endLinks(db: Writer, personId: string, purpose: string) {
  return sql`delete from identity.link where subject_id = ${personId} and purpose = ${purpose}`.execute(db as never)
}

export function endPlaces(db: Writer, personId: string, at: Date) {
  return db
    .updateTable('team_place')
    .set({ until: at })
    .where('person_id', '=', personId)
    .where('until', 'is', null)
    .returning('team_id')
    .execute()
}

/** Whoever left and is not erased yet, whoever left first at first. */
export function listLeft(db: Reader, nameOfErased: string) {
  return db
    .selectFrom('person')
    .select(['person_id', 'left_at'])
    .where('state', '=', 'left')
    .where('left_at', 'is not', null)
    .where('name', '<>', nameOfErased)
    .orderBy('left_at')
    .execute()
}

export async function eraseLeft(db: Writer, personId: string, at: Date): Promise<void> {
  await sql`select erase_left(${personId}::uuid, ${at})`.execute(db as never)
}
