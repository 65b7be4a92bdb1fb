import { Kysely, PostgresDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import pg from 'pg'
import { migrations } from '../../db/migrations/index.ts'
import { StartProblem } from '../config/start-problem.ts'
import type { Place } from '../serve/place.ts'
import { asOwner } from './as-owner.ts'
import type { Manifest } from './manifest.ts'
import { knownMigrations, schemaState } from './schema-state.ts'

export function refuseNewer({ migrations: theirs, evenkeel }: Manifest): void {
  const newer = theirs.filter((name) => !knownMigrations.includes(name))
  if (newer.length === 0) return
  throw new StartProblem(
    'other-version',
    `The backup was taken by a newer Evenkeel (${evenkeel}; it has ${newer.join(', ')}).`,
    'Restore it with that version or a newer one.',
  )
}

/** Makes the tables as they were when the backup was taken. Call what is returned once the rows are in: it brings the schema up to date. */
export async function bringToSchemaOf(manifest: Manifest, to: Pick<Place, 'ownerUrl' | 'appLogin'>): Promise<() => Promise<void>> {
  const { prepare } = await import('../assemble.ts')
  const finish = async () => void (await prepare(to))
  const theirs = manifest.migrations
  if (theirs.length === knownMigrations.length) {
    await finish()
    return async () => {}
  }
  if (theirs.some((name, i) => name !== knownMigrations[i])) throw oddSchema()
  const { applied } = await asOwner(to.ownerUrl, schemaState)
  if (applied.length > theirs.length) {
    throw new StartProblem(
      'not-suitable',
      'The database is empty, but its schema is already newer than the backup.',
      'Restore into a database without any tables, or into a new folder with --to-data-dir.',
    )
  }
  await migrateTo(theirs.at(-1)!, to.ownerUrl)
  return finish
}

async function migrateTo(name: string, ownerUrl: string): Promise<void> {
  // Migrations give rights to this role, whose login is made when the schema is brought up to date.
  await asOwner(ownerUrl, (client) =>
    client.query(`do $$ begin create role evenkeel_app nologin; exception when duplicate_object or unique_violation then null; end $$`),
  )
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: ownerUrl, max: 2 }) }) })
  try {
    const { error } = await new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } }).migrateTo(name)
    if (error) throw error
  } finally {
    await db.destroy()
  }
}

function oddSchema(): StartProblem {
  return new StartProblem('damaged', 'The backup names migrations in an order that never was.', 'Use another backup.')
}
