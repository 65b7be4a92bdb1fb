import { Kysely, PostgresDialect, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import pg from 'pg'
import { migrations } from './migrations/index.ts'

/** Something about the database that a person has to mend, with the remedy in the message. */
export class DatabaseProblem extends Error {}

export type Prepared = { readonly applied: readonly string[] }

/**
 * Brings the schema up to date, as its owner. Every migration runs in one transaction under an advisory lock, so a kill at any
 * moment leaves the old schema or the new one, never something between.
 */
export async function migrate(ownerUrl: string, appLogin: { readonly name: string; readonly password: string }): Promise<Prepared> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: ownerUrl, max: 2 }) }) })
  try {
    await refuseNewerSchema(db)
    await prepareRoles(db, appLogin)
    const { error, results } = await new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } }).migrateToLatest()
    if (error) throw error
    await sql`grant select on kysely_migration to evenkeel_app`.execute(db) // readiness compares versions
    return { applied: (results ?? []).map((r) => r.migrationName) }
  } finally {
    await db.destroy()
  }
}

/** The names of migrations the database has and this version does not know, or an empty list. */
export async function unknownMigrations(db: Kysely<unknown>): Promise<readonly string[]> {
  const { rows: found } = await sql<{ there: boolean }>`select to_regclass('public.kysely_migration') is not null as there`.execute(db)
  if (!found[0]?.there) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map((r) => r.name).filter((name) => !(name in migrations))
}

async function refuseNewerSchema(db: Kysely<unknown>): Promise<void> {
  const unknown = await unknownMigrations(db)
  if (unknown.length === 0) return
  throw new DatabaseProblem(
    `This database was written by a newer Evenkeel (it has ${unknown.join(', ')}). Start that version, or restore a backup made with this one.`,
  )
}

/**
 * evenkeel_app holds the rights and cannot log in; each database has a login role of its own that is a member of it and owns nothing.
 */
async function prepareRoles(db: Kysely<unknown>, login: { readonly name: string; readonly password: string }): Promise<void> {
  const name = sql.id(login.name)
  const password = sql.lit(login.password)
  const make = async (statement: ReturnType<typeof sql>) => {
    try {
      await statement.execute(db)
    } catch (problem) {
      const code = (problem as { code?: string }).code
      if (code === '42501') {
        throw new DatabaseProblem(
          `The database user may not create roles. As a superuser run: create role evenkeel_app nologin; create role ${login.name} login in role evenkeel_app; and grant the user of EVENKEEL_DATABASE_URL the right CREATEROLE.`,
        )
      }
      // 42710, 23505: two starts at the same moment; the other one made it.
      if (code !== '42710' && code !== '23505') throw problem
    }
  }
  const { rows } = await sql<{
    name: string
  }>`select rolname as name from pg_roles where rolname in ('evenkeel_app', ${login.name})`.execute(db)
  const there = new Set(rows.map((r) => r.name))
  if (!there.has('evenkeel_app')) await make(sql`create role evenkeel_app nologin nosuperuser nobypassrls nocreaterole nocreatedb`)
  if (!there.has(login.name))
    await make(sql`create role ${name} login nosuperuser nobypassrls nocreaterole nocreatedb in role evenkeel_app`)
  await make(sql`alter role ${name} with password ${password}`)
}
