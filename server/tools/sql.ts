import type { QueryArrayConfig, QueryArrayResult, QueryResult } from 'pg'

/** What a pool's client offers; `release(true)` closes the connection instead of handing it back. */
export type SqlClient = {
  query(text: string): Promise<QueryResult>
  query(config: QueryArrayConfig): Promise<QueryArrayResult>
  release(destroy?: boolean): void
}

/** A connection of a role that owns nothing and may create temporary tables: `() => pool.connect()`. */
export type Connect = () => Promise<SqlClient>

export class SqlBroken extends Error {
  override name = 'SqlBroken'
}

/** Milliseconds for each statement. */
const statementTimeout = 2_000

/** Same text on every server: nothing here depends on where it runs or how it was set up. Unqualified names are temporary tables, and only those. */
const settings = `
  set local statement_timeout = ${statementTimeout};
  set local search_path = pg_temp;
  set local timezone = 'UTC';
  set local datestyle = 'ISO, YMD';
  set local intervalstyle = 'postgres';
  set local extra_float_digits = 1;
  set local bytea_output = 'hex';
  set local jit = off;
  set local max_parallel_workers_per_gather = 0;
  set local synchronize_seqscans = off;
  set local client_min_messages = warning;
  set local evenkeel.tools = 'inside';
  select setseed(0)`

/** Still the transaction that was begun? A setting made with `set local` does not outlive it. */
const stillInside = `select current_setting('evenkeel.tools', true) = 'inside' as inside`

/**
 * Runs `setup` (any number of statements), then `query` (exactly one) in a transaction that is always rolled back.
 * Rows of text as PostgreSQL writes it: 't' and 'f', ISO dates, 'NULL' for null.
 * A statement that fails rejects with PostgreSQL's error (`code` is its SQLSTATE); leaving the transaction rejects with SqlBroken.
 */
export async function runSql(connect: Connect, setup: string, query: string): Promise<readonly (readonly string[])[]> {
  const client = await connect()
  let clean = false
  try {
    await client.query(`begin; ${settings}`)
    const rows = await ask(client, setup, query)
    clean = await isInside(client)
    if (!clean) throw new SqlBroken('the setup or the query ended the transaction')
    return rows
  } finally {
    await leave(client, clean)
  }
}

async function ask(client: SqlClient, setup: string, query: string): Promise<readonly (readonly string[])[]> {
  if (setup.trim()) await client.query(setup)
  // The extended protocol takes one statement and refuses more; pg's types do not know the option yet.
  const config: QueryArrayConfig & { queryMode: 'extended' } = {
    text: query,
    rowMode: 'array',
    queryMode: 'extended',
    types: { getTypeParser: () => (value: string) => value },
  }
  const { rows } = await client.query(config)
  return rows.map((row: readonly (string | null)[]) => row.map((value) => value ?? 'NULL'))
}

async function isInside(client: SqlClient): Promise<boolean> {
  const { rows } = await client.query(stillInside)
  return rows[0]?.inside === true
}

/** After anything but a clean run the connection is closed: nobody else may find what was left on it. */
async function leave(client: SqlClient, clean: boolean): Promise<void> {
  try {
    await client.query('rollback')
    client.release(!clean)
  } catch {
    client.release(true)
  }
}
