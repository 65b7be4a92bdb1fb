import { CompiledQuery, sql, type Transaction } from 'kysely'
import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { Schema } from '../../db/schema.ts'
import type { Job } from '../../features/context.ts'
import type { JobRunner, Workshop } from '../../features/job.ts'

const schema = 'jobs'

/** Prepares the queue's own tables, as the owner of the schema, and gives the application the right to use them. */
export async function prepareQueue(ownerUrl: string, names: readonly string[]): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema, max: 2, supervise: false, schedule: false, reindex: false })
  boss.on('error', ignore) // start() rejects with the same error; this is the copy
  await boss.start()
  try {
    for (const name of names) {
      if (!(await boss.getQueue(name)))
        await boss.createQueue(name, { retryLimit: 8, retryBackoff: true, retryDelay: 5, expireInSeconds: 300 })
    }
    const db = boss.getDb()
    await db.executeSql(`grant usage on schema ${schema} to evenkeel_app`)
    await db.executeSql(`grant select, insert, update, delete on all tables in schema ${schema} to evenkeel_app`)
    await db.executeSql(`grant execute on all functions in schema ${schema} to evenkeel_app`)
  } finally {
    await boss.stop({ graceful: false })
  }
}

export type Queue = {
  /** Puts a job down in the caller's transaction: it exists if and only if the transaction commits. */
  enqueue(job: Job, trx: Transaction<Schema>): Promise<void>
  /** Removes every job that is about an organisation, done or not. */
  forget(orgId: string, trx: Transaction<Schema>): Promise<void>
  /** Starts the workers. Each job runs at least once, and again after a failure, later each time. */
  work(runners: readonly JobRunner[], workshop: () => Workshop, onFailure: (job: string, error: Error) => void): Promise<void>
  stop(): Promise<void>
}

export async function openQueue(pool: pg.Pool, onError: (error: Error) => void): Promise<Queue> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values as unknown[]) },
    schema,
    migrate: false,
    createSchema: false,
    supervise: true,
    schedule: false,
    reindex: false, // the application's role owns nothing
    monitorVacuum: false,
  })
  boss.on('error', onError)
  await boss.start()
  return {
    enqueue: async ({ name, payload, notBefore }, trx) => {
      const executeSql = (text: string, values?: unknown[]) => trx.executeQuery(CompiledQuery.raw(text, values ?? []))
      await boss.send(
        name,
        { ...payload },
        {
          db: { executeSql: executeSql as never },
          ...(notBefore ? { startAfter: notBefore } : {}),
        },
      )
    },
    forget: async (orgId, trx) => {
      await sql`delete from ${sql.table(`${schema}.job`)} where data->>'orgId' = ${orgId}`.execute(trx)
    },
    work: async (runners, workshop, onFailure) => {
      for (const runner of runners) {
        await boss.work<Job['payload']>(runner.name, { pollingIntervalSeconds: 1 }, async (jobs) => {
          for (const job of jobs) {
            try {
              await runner.run(workshop(), job.data, job.id)
            } catch (error) {
              onFailure(runner.name, error as Error)
              throw error
            }
          }
        })
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  }
}

function ignore(): void {}
