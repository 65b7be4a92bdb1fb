import { createHash } from 'node:crypto'
import type pg from 'pg'
import { insertLines, selectLines, type Table } from './tables.ts'

const rowsAtOnce = 1000
const charactersAtOnce = 4_000_000

/** How values are written, whatever the server or the user is set to. Inside a transaction. */
export async function fixFormats(client: pg.ClientBase): Promise<void> {
  await client.query(`set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
    set local bytea_output = 'hex'; set local extra_float_digits = 1; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0`)
}

/** The rows of a table as lines of JSON, a batch at a time, in the order of its key. Inside a transaction with fixed formats. */
export async function* readLines(client: pg.ClientBase, table: Table, columns: readonly string[]): AsyncIterable<readonly string[]> {
  await client.query(`declare backup_rows no scroll cursor for ${selectLines(table, columns)}`)
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${rowsAtOnce} from backup_rows`)
    if (rows.length === 0) break
    yield rows.map(({ line }) => line)
  }
  await client.query('close backup_rows')
}

/** Puts lines back as rows. */
export async function writeLines(
  client: pg.ClientBase,
  table: Table,
  columns: readonly string[],
  lines: AsyncIterable<string>,
): Promise<void> {
  const insert = insertLines(table, columns)
  let batch: string[] = []
  let characters = 0
  const flush = async () => {
    if (batch.length > 0) await client.query(insert, [`[${batch.join(',')}]`])
    batch = []
    characters = 0
  }
  for await (const line of lines) {
    batch.push(line)
    characters += line.length
    if (batch.length >= rowsAtOnce || characters >= charactersAtOnce) await flush()
  }
  await flush()
}

/** What a backup of the table would say of it now. */
export async function digestOf(
  client: pg.ClientBase,
  table: Table,
  columns: readonly string[],
): Promise<{ readonly rows: number; readonly sha256: string }> {
  const hash = createHash('sha256')
  let rows = 0
  for await (const lines of readLines(client, table, columns)) {
    rows += lines.length
    for (const line of lines) hash.update(`${line}\n`)
  }
  return { rows, sha256: hash.digest('hex') }
}

/** Lines of a file. Only the line feed parts them: JSON text may hold every other separator as it is. */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncIterable<string> {
  let rest: Buffer[] = []
  for await (const chunk of chunks) {
    let from = 0
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      yield Buffer.concat([...rest, chunk.subarray(from, at)]).toString('utf8')
      rest = []
      from = at + 1
    }
    if (from < chunk.length) rest.push(chunk.subarray(from))
  }
  if (rest.length > 0) yield Buffer.concat(rest).toString('utf8')
}
