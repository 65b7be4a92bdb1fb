import { asOwner } from './as-owner.ts'
import { createBackup } from './container.ts'
import { type Manifest, manifestName, type TableRecord } from './manifest.ts'
import { fixFormats, readLines } from './rows.ts'
import { requireKnown } from './schema-state.ts'
import { requireSeesAll } from './sees-all.ts'
import { leftOut, listTables } from './tables.ts'

export type BackupOptions = {
  /** A user who sees every organisation. */
  readonly ownerUrl: string
  readonly out: string
  readonly version: string
  readonly now: Date
  readonly signal?: AbortSignal
  readonly onTable?: (record: TableRecord) => void
}

/**
 * Copies every table as it stood at one moment, while people go on working. What is at the returned path is whole and on the disk; when anything
 * goes wrong there is nothing.
 */
export async function takeBackup({
  ownerUrl,
  out,
  version,
  now,
  signal,
  onTable,
}: BackupOptions): Promise<{ path: string; manifest: Manifest }> {
  return asOwner(ownerUrl, async (client) => {
    await requireSeesAll(client)
    await client.query('begin isolation level repeatable read, read only')
    await fixFormats(client)
    const applied = await requireKnown(client)
    const { rows } = await client.query<{ version: string }>(`select split_part(current_setting('server_version'), ' ', 1) as version`)
    const writer = await createBackup(out, stampOf(now))
    try {
      const tables: TableRecord[] = []
      for (const table of await listTables(client)) {
        let count = 0
        const text = async function* () {
          for await (const lines of readLines(client, table, table.columns)) {
            signal?.throwIfAborted()
            count += lines.length
            yield lines.map((line) => `${line}\n`).join('')
          }
        }
        const { name, columns } = table
        const file = `${name}.ndjson`
        const written = await writer.write(file, text())
        tables.push({ name, file, columns: [...columns], rows: count, ...written })
        onTable?.(tables.at(-1)!)
      }
      const manifest: Manifest = {
        format: 'evenkeel-backup/1',
        evenkeel: version,
        postgres: rows[0]!.version,
        createdAt: now.toISOString(),
        migrations: [...applied],
        tables,
        leftOut: [...leftOut],
      }
      await writer.write(manifestName, one(`${JSON.stringify(manifest, null, 2)}\n`))
      await client.query('commit')
      await writer.finish()
      return { path: writer.path, manifest }
    } catch (error) {
      await writer.discard()
      throw error
    }
  })
}

/** 2026-11-22T13:03:20.000Z becomes 20261122-130320: a file name everywhere, and it sorts. */
const stampOf = (now: Date) =>
  now
    .toISOString()
    .replace(/[-:]|\..*$/g, '')
    .replace('T', '-')

async function* one(text: string): AsyncIterable<string> {
  yield text
}
