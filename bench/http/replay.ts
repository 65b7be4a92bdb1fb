import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import type { Schema } from '../../db/schema.ts'
import type { Session } from './record.ts'

/** A database handle that gives back recorded rows at once: what a verb takes on it is what it takes without the database. */
export function replayed(sessions: readonly Session[]): Kysely<Schema> {
  const rows = new Map(sessions.flat().map((statement) => [statement.text, statement.rows]))
  const connection: DatabaseConnection = {
    executeQuery: async <R>({ sql }: CompiledQuery) => {
      const found = rows.get(sql)
      if (!found) throw new Error(`this statement was not recorded: ${sql}`)
      return { rows: found as R[] }
    },
    streamQuery: () => {
      throw new Error('nothing was recorded to stream')
    },
  }
  class Replay extends DummyDriver implements Driver {
    override async acquireConnection() {
      return connection
    }
  }
  return new Kysely<Schema>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new Replay(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
}
