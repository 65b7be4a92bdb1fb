import { once } from 'node:events'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { tend } from './connection.ts'

test('a connection that cannot roll back is closed, so that nobody after it finds the transaction', async () => {
  const client = new pg.Client({ connectionString: inject('adminUrl'), query_timeout: 300 })
  client.on('error', () => {})
  await client.connect()
  tend(client as unknown as pg.PoolClient)
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  await client.query('begin')
  const over = once(client, 'end')
  // The server's process stands still: nothing is answered in time.
  process.kill(rows[0]!.pid, 'SIGSTOP')
  try {
    await expect(client.query('rollback')).rejects.toThrow(/timeout/)
  } finally {
    process.kill(rows[0]!.pid, 'SIGCONT')
  }
  await over
  await expect(client.query('select 1')).rejects.toThrow(/closed/)
})
