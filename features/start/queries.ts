import { sql } from 'kysely'
import type { Reader, Writer } from '../context.ts'
import type { Aim } from './contract.ts'

export async function findAim(db: Reader, personId: string) {
  return (await listAims(db, [personId]))[0]
}

/** With each the version of the framework in force, so that nobody has to ask for it on its own. */
export function listAims(db: Reader, people: readonly string[]) {
  return db
    .selectFrom('aim')
    .selectAll()
    .select((eb) =>
      eb
        .selectFrom('framework_version')
        .select((inner) => inner.fn.max('number').as('number'))
        .where('state', '=', 'published')
        .as('in_force'),
    )
    .where('person_id', '=', sql<string>`any(${[...people]}::uuid[])`)
    .execute()
}

export function insertAim(db: Writer, row: { orgId: string; personId: string; aim: Aim; number: number | null; at: Date }) {
  return db
    .insertInto('aim')
    .values({ org_id: row.orgId, person_id: row.personId, ...columns(row.aim), framework_version: row.number, updated_at: row.at })
    .onConflict((c) => c.doNothing())
    .returning('version')
    .executeTakeFirst()
}

export function updateAim(db: Writer, row: { personId: string; aim: Aim; number: number | null; version: number; at: Date }) {
  return db
    .updateTable('aim')
    .set({ ...columns(row.aim), framework_version: row.number, updated_at: row.at, version: row.version + 1 })
    .where('person_id', '=', row.personId)
    .where('version', '=', row.version)
    .returning('version')
    .executeTakeFirst()
}

export function updateAimVersion(db: Writer, row: { personId: string; number: number; at: Date }) {
  return db
    .updateTable('aim')
    .set((eb) => ({ framework_version: row.number, updated_at: row.at, version: eb('version', '+', 1) }))
    .where('person_id', '=', row.personId)
    .execute()
}

/** The newest answer of each person to each question. */
export function listConsents(db: Reader, people: readonly string[]) {
  return db
    .selectFrom('consent')
    .distinctOn(['person_id', 'kind'])
    .select(['person_id', 'kind', 'given', 'at'])
    .where('person_id', '=', sql<string>`any(${[...people]}::uuid[])`)
    .orderBy('person_id')
    .orderBy('kind')
    .orderBy('at', 'desc')
    .execute()
}

export function insertConsent(db: Writer, row: { orgId: string; personId: string; id: string; kind: string; given: boolean; at: Date }) {
  return db
    .insertInto('consent')
    .values({ org_id: row.orgId, consent_id: row.id, person_id: row.personId, kind: row.kind, given: row.given, at: row.at })
    .execute()
}

const columns = (aim: Aim) => ({
  current_family: aim.currentFamily,
  current_level: aim.currentLevel,
  target_family: aim.targetFamily,
  target_level: aim.targetLevel,
  hours_a_week: aim.hoursAWeek,
  why: aim.why,
})
