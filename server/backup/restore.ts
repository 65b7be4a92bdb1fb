import type pg from 'pg'
import { StartProblem } from '../config/start-problem.ts'
import type { Place } from '../serve/place.ts'
import { asOwner } from './as-owner.ts'
import { checkFiles } from './check-files.ts'
import { type BackupReader, openBackup } from './container.ts'
import { applyReceipts, listReceipts, type Receipt } from './erasures.ts'
import { type Manifest, readManifest, type TableRecord } from './manifest.ts'
import { bringToSchemaOf, refuseNewer } from './restore-schema.ts'
import { digestOf, fixFormats, linesOf, writeLines } from './rows.ts'
import { requireSeesAll } from './sees-all.ts'
import { listTables, type Table } from './tables.ts'

export type RestoreOptions = {
  readonly from: string
  /** An empty database, and a user who sees every organisation. */
  readonly to: Pick<Place, 'ownerUrl' | 'appLogin'>
  /** Whoever was erased since; they are erased again. */
  readonly receipts?: readonly Receipt[]
  readonly signal?: AbortSignal
  readonly onStep?: (step: 'checking' | 'preparing' | 'copying' | 'verifying' | 'finishing', table?: TableRecord) => void
}

export type Restored = {
  readonly manifest: Manifest
  readonly rows: number
  readonly erased: number
  readonly open: readonly Receipt[]
}

/**
 * Reads the whole backup before it touches the database, copies it in one transaction, and compares what is then there with the backup
 * before it commits. The schema is the backup's own until that is done, and brought up to date afterwards by `finish`.
 */
export async function restoreBackup({ from, to, receipts = [], signal, onStep = () => {} }: RestoreOptions): Promise<Restored> {
  const reader = await openBackup(from)
  try {
    const manifest = await readManifest(reader)
    refuseNewer(manifest)
    onStep('checking')
    await checkFiles(reader, manifest)
    signal?.throwIfAborted()
    const kept = await asOwner(to.ownerUrl, async (client) => {
      await requireSeesAll(client)
      return receiptsOfEmpty(client)
    })
    onStep('preparing')
    const finish = await bringToSchemaOf(manifest, to)
    const result = await asOwner(to.ownerUrl, (client) => copy(client, reader, manifest, [...kept, ...receipts], { signal, onStep }))
    onStep('finishing')
    await finish()
    return result
  } finally {
    await reader.close()
  }
}

/** The only rows a database may have and still count as empty are receipts of erasures: they must outlive any restore. */
export async function receiptsOfEmpty(client: pg.ClientBase): Promise<readonly Receipt[]> {
  const { rows } = await client.query<{ name: string; sql: string }>(otherTables)
  const full: string[] = []
  for (const { name, sql } of rows) {
    const { rowCount } = await client.query(`select from ${sql} limit 1`)
    if (rowCount) full.push(name)
  }
  const { rows: database } = await client.query<{ name: string }>('select current_database() as name')
  if (full.length > 0) {
    throw new StartProblem(
      'not-suitable',
      `The database ${database[0]!.name} is not empty: there are rows in ${full.slice(0, 6).join(', ')}${full.length > 6 ? ' and others' : ''}. Nothing was changed.`,
      'Restore into an empty one: a new folder with --to-data-dir, or a new database with --to-url.',
    )
  }
  return listReceipts(client)
}

type Watch = { readonly signal: AbortSignal | undefined; readonly onStep: NonNullable<RestoreOptions['onStep']> }

async function copy(
  client: pg.ClientBase,
  reader: BackupReader,
  manifest: Manifest,
  receipts: readonly Receipt[],
  { signal, onStep }: Watch,
): Promise<Restored> {
  await client.query('begin')
  await fixFormats(client)
  await client.query('delete from identity.erasure')
  const pairs = pair(await listTables(client), manifest)
  for (const { table, record } of pairs) {
    signal?.throwIfAborted()
    onStep('copying', record)
    await writeLines(client, table, record.columns, linesOf(reader.read(record.file)))
  }
  for (const { table, record } of pairs) {
    signal?.throwIfAborted()
    onStep('verifying', record)
    const there = await digestOf(client, table, record.columns)
    if (there.rows !== record.rows || there.sha256 !== record.sha256) throw differs(record, there.rows)
  }
  const { erased, open } = await applyReceipts(client, receipts)
  await client.query('commit')
  return { manifest, rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0), erased, open }
}

/** Each table of the database with its file, those that others point at first. */
function pair(tables: readonly Table[], manifest: Manifest): readonly { readonly table: Table; readonly record: TableRecord }[] {
  const known = new Map(tables.map((table) => [table.name, table]))
  const stray = manifest.tables.find(({ name, columns }) => !columns.every((column) => known.get(name)?.columns.includes(column)))
  const missing = tables.find(({ name }) => !manifest.tables.some((record) => record.name === name))
  const odd = stray?.name ?? missing?.name
  if (odd) throw new StartProblem('damaged', `The backup and its schema do not agree about the table ${odd}.`, 'Use another backup.')
  return tables.map((table) => ({ table, record: manifest.tables.find(({ name }) => name === table.name)! }))
}

function differs({ name, rows }: TableRecord, there: number): StartProblem {
  return new StartProblem(
    'failed',
    `The table ${name} came out differently from the backup (${there} rows, ${rows} expected, or other contents). Nothing was kept.`,
    'Report this with the versions of Evenkeel and PostgreSQL; the backup itself is whole.',
  )
}

const otherTables = `
  select n.nspname || '.' || c.relname as name, format('%I.%I', n.nspname, c.relname) as sql
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p') and not c.relispartition
     and n.nspname not in ('pg_catalog', 'information_schema', 'jobs') and n.nspname not like 'pg\\_%'
     and n.nspname || '.' || c.relname not in ('identity.erasure', 'public.kysely_migration', 'public.kysely_migration_lock')`
