import type pg from 'pg'
import { migrations } from '../../db/migrations/index.ts'
import { StartProblem } from '../config/start-problem.ts'

/** How far a database has come, by the names of the migrations. */
export type SchemaState = {
  readonly applied: readonly string[]
  /** Known to this version and not yet run. */
  readonly pending: readonly string[]
  /** Run by a newer version. */
  readonly unknown: readonly string[]
}

export const knownMigrations: readonly string[] = Object.keys(migrations)

export async function schemaState(client: pg.ClientBase): Promise<SchemaState> {
  const { rows: found } = await client.query<{ there: boolean }>(`select to_regclass('public.kysely_migration') is not null as there`)
  const { rows } = found[0]?.there
    ? await client.query<{ name: string }>('select name from public.kysely_migration order by name')
    : { rows: [] }
  const applied = rows.map(({ name }) => name)
  return {
    applied,
    pending: knownMigrations.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !knownMigrations.includes(name)),
  }
}

/** For a backup: an older schema is welcome, a newer one may hold what we do not know of. Returns how far it has come. */
export async function requireKnown(client: pg.ClientBase): Promise<readonly string[]> {
  const { applied, unknown } = await schemaState(client)
  if (unknown.length > 0) {
    throw new StartProblem('other-version', `A newer Evenkeel has changed this database (${unknown.join(', ')}).`, 'Use that version.')
  }
  if (applied.length > 0) return applied
  throw new StartProblem('not-suitable', 'The database holds nothing yet.', 'Start Evenkeel first: "evenkeel serve".')
}

/** For commands that read: the schema must be the one this version was written for. */
export async function requireCurrent(client: pg.ClientBase): Promise<void> {
  await requireKnown(client)
  const { pending } = await schemaState(client)
  if (pending.length === 0) return
  throw new StartProblem(
    'other-version',
    `The database is not up to date: ${pending.join(', ')} ${pending.length === 1 ? 'is' : 'are'} still to be run.`,
    'Run "evenkeel migrate" (or start with "evenkeel serve", which does it too).',
  )
}
