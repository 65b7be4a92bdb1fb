import type { Tools } from '@evenkeel/content'
import { openSandbox } from './sandbox.ts'
import { type Connect, runSql } from './sql.ts'

/** The real thing behind item models: a worker for programs, PostgreSQL for queries. `connect` is `() => pool.connect()`. */
export function openTools(connect: Connect): Tools & { close(): Promise<void> } {
  const sandbox = openSandbox()
  return {
    run: sandbox.run,
    sql: (setup, query) => runSql(connect, setup, query),
    close: sandbox.close,
  }
}
