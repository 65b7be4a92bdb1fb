import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { tend } from './connection.ts'
import type { Schema } from './schema.ts'

export type Database = { readonly kysely: Kysely<Schema>; readonly pool: pg.Pool; close(): Promise<void> }

/** The application's own login: owns nothing, sees one organisation at a time. */
export function openDatabase(appUrl: string, { max = 10, onError }: { max?: number; onError: (error: Error) => void }): Database {
  const pool = new pg.Pool({
    connectionString: appUrl,
    max,
    connectionTimeoutMillis: 5_000,
    query_timeout: 20_000,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
    types: { getTypeParser },
  })
  pool.on('error', onError)
  // A checked-out client without a listener takes the whole process down when the server restarts.
  pool.on('connect', (client) => {
    client.on('error', onError)
    tend(client)
  })
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  return { kysely, pool, close: () => kysely.destroy() }
}

const numeric = 1700
const date = 1082

/** bigint stays text (exact), numeric becomes a number (we store none past 15 digits), a date stays 'YYYY-MM-DD'. */
const getTypeParser = ((oid: number, format?: 'text' | 'binary') => {
  if (oid === numeric) return Number
  if (oid === date) return (value: string) => value
  return pg.types.getTypeParser(oid, format as 'text')
}) as typeof pg.types.getTypeParser
