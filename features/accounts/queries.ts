import type { Reader, Writer } from '../context.ts'

export function findOrg(db: Reader) {
  return db.selectFrom('org').select(['name', 'kind']).executeTakeFirstOrThrow()
}

export function findAim(db: Reader, personId: string) {
  return db.selectFrom('aim').select('person_id').where('person_id', '=', personId).executeTakeFirst()
}

export function findManagedTeam(db: Reader, personId: string) {
  return db
    .selectFrom('team_place as p')
    .innerJoin('team as t', 't.team_id', 'p.team_id')
    .select('p.team_id')
    .where('p.person_id', '=', personId)
    .where('p.part', '=', 'manager')
    .where('p.until', 'is', null)
    .where('t.closed_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
}

export function listBaselineStates(db: Reader, personId: string) {
  return db.selectFrom('sitting').select('state').where('person_id', '=', personId).where('kind', '=', 'baseline').execute()
}

export async function insertSolo(
  db: Writer,
  who: { orgId: string; personId: string; userId: string; name: string; at: Date; firstHash: string },
) {
  const { orgId, personId, userId, name, at, firstHash } = who
  await db.insertInto('org').values({ org_id: orgId, name, kind: 'solo', created_at: at }).execute()
  await db.insertInto('audit_head').values({ org_id: orgId, seq: '0', hash: firstHash }).execute()
  await db
    .insertInto('person')
    .values({ org_id: orgId, person_id: personId, user_id: userId, name, role: 'owner', state: 'active', created_at: at })
    .execute()
}

export function findHours(db: Reader, personId: string) {
  return db.selectFrom('person').select(['time_zone', 'language', 'version']).where('person_id', '=', personId).executeTakeFirstOrThrow()
}

/** Undefined when the version is no longer the one that was loaded. */
export function updateHours(db: Writer, row: { personId: string; version: number; timeZone: string | null; language: string | null }) {
  return db
    .updateTable('person')
    .set((eb) => ({ time_zone: row.timeZone, language: row.language, version: eb('version', '+', 1) }))
    .where('person_id', '=', row.personId)
    .where('version', '=', row.version)
    .returning('version')
    .executeTakeFirst()
}
