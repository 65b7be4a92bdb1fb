import { realpath } from 'node:fs/promises'
import pg from 'pg'
import { durable } from './settings.ts'

export const superuser = 'evenkeel_admin'

/** What a server says about itself to its administrator. */
export type SelfReport = {
  readonly pgdata: string
  readonly version: string
  readonly listens: string
  /** Every setting that gives up durability, as `name=value`; for roles and databases too. */
  readonly undurable: readonly string[]
}

export function adminUrlFor(port: number, password: string): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`
}

/** Throws what node-postgres throws: a refused connection has `code` ECONNREFUSED, a wrong password 28P01, a starting server 57P03. */
export async function askServer(adminUrl: string): Promise<SelfReport> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 5000, query_timeout: 10_000, ssl: false })
  // Without a listener a dropped connection would end the process.
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<SelfReport>(question, [Object.keys(durable)])
    const row = rows[0]!
    return { ...row, pgdata: await realpath(row.pgdata).catch(() => row.pgdata) }
  } finally {
    await client.end().catch(() => {})
  }
}

/** Only `off` is not durable: the other values of synchronous_commit all wait for the local disk (manual, 19.5.1). */
const question = `
  select current_setting('data_directory') as pgdata,
         split_part(current_setting('server_version'), ' ', 1) as version,
         current_setting('listen_addresses') as listens,
         array(
           select name || '=off' from pg_settings where name = any($1) and setting = 'off'
           union all
           select entry || coalesce(' for role ' || r.rolname, '') || coalesce(' in database ' || d.datname, '')
             from pg_db_role_setting s
             left join pg_roles r on r.oid = s.setrole
             left join pg_database d on d.oid = s.setdatabase,
             unnest(s.setconfig) entry
            where split_part(entry, '=', 1) = any($1) and lower(split_part(entry, '=', 2)) in ('off', 'false', 'no', '0')
         ) as undurable`
