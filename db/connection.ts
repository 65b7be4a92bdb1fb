import type { PoolClient } from 'pg'

/** More texts than the house has; texts that carry their values inside could otherwise fill a connection without end. */
const mostNames = 1000

/** One name for each text of a statement, the same on every connection of this process. */
const names = new Map<string, string>()

/**
 * What every connection of ours does. It lets PostgreSQL keep the plan of each statement that has parameters: a text is parsed and planned
 * once, then only its values travel. And it is given up when it cannot roll back: nobody after it may find a transaction half done.
 */
export function tend(client: PoolClient): void {
  const query = client.query.bind(client) as (...given: readonly unknown[]) => unknown
  const tended = (...given: readonly unknown[]) => {
    const [text, values] = given
    const name = given.length === 2 && typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined
    const answer = name ? query({ name, text, values }) : query(...given)
    if (text === 'rollback' && answer instanceof Promise) answer.catch(() => client.end())
    return answer
  }
  client.query = tended as typeof client.query
}

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= mostNames) return known
  const name = `evenkeel_${names.size}`
  names.set(text, name)
  return name
}
