import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'

/** For tests: waits until no job is left to be run, so that nothing changes by itself between two looks. */
export async function whenQuiet(admin: Pick<pg.Pool, 'query'>): Promise<void> {
  for (;;) {
    const { rows } = await admin.query<{ n: number }>(
      `select count(*)::int as n from jobs.job where state in ('created', 'retry', 'active')`,
    )
    if (rows[0]?.n === 0) return
    await sleep(50)
  }
}
