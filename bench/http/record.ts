import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'

/** One statement as it went to the database, and the rows that came back. */
export type Statement = { readonly text: string; readonly values: readonly unknown[]; readonly rows: readonly object[] }
/** The statements between one checkout of a connection and its return: one transaction, or one statement by itself. */
export type Session = readonly Statement[]

type Query = (...args: unknown[]) => unknown

/**
 * Everything `work` says to the database, in order. What other work in this process says meanwhile is not in it. node-postgres is tapped at its
 * own door, so that nothing can be forgotten when the application changes.
 */
export async function recordStatements<T>(work: () => Promise<T>): Promise<{ result: T; sessions: readonly Session[] }> {
  const sessions: Statement[][] = []
  let inTransaction = false
  const ours = new AsyncLocalStorage<true>()
  const prototype = pg.Client.prototype as unknown as { query: Query }
  const { query } = prototype
  prototype.query = function tapped(this: unknown, ...args) {
    const answer = query.apply(this, args)
    if (!ours.getStore() || !(answer instanceof Promise)) return answer
    const [text, values = []] = args as [string, unknown[]?]
    return answer.then((result: { rows?: object[] } | undefined) => {
      if (!inTransaction) sessions.push([])
      sessions.at(-1)!.push({ text, values: [...values], rows: result?.rows ?? [] })
      if (/^(begin|start transaction)/i.test(text)) inTransaction = true
      if (/^(commit|rollback)/i.test(text)) inTransaction = false
      return result
    })
  }
  try {
    return { result: await ours.run(true, work), sessions }
  } finally {
    prototype.query = query
  }
}
