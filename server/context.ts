import { type Kysely, type KyselyPlugin, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Schema } from '../db/schema.ts'
import type { Actor, Context, Job, Pen, Stale, Vault, World, Written } from '../features/context.ts'
import { isDemo } from '../features/demo-org.ts'
import type { Identity } from '../features/identity.ts'
import { appendAudit } from './audit.ts'
import { elsewhereFor } from './elsewhere.ts'
import { type Emitted, fillOutbox } from './outbox.ts'
import { Stop } from './problem.ts'

/** What the context needs of the house: a database and a queue whose rows go down in the same transaction. */
export type Ground = {
  readonly kysely: Kysely<Schema>
  enqueue(job: Job, trx: Transaction<Schema>): Promise<void>
  /** Removes every job that is about an organisation: it is being erased. */
  forget(orgId: string, trx: Transaction<Schema>): Promise<void>
}

/** A repeated request: the key the caller gave, and a hash of what was asked. */
export type Repeat = { readonly key: string; readonly requestHash: string }

export function contextFor(ground: Ground, world: World, identity: Identity, actor: Actor, repeat: Repeat | null = null): Context {
  return {
    ...world,
    // No letter leaves the demo: whoever writes one gets the link to hand over, as where there is no mail server.
    hasMail: world.hasMail && !isDemo(actor),
    actor,
    identity,
    elsewhere: elsewhereFor(ground, world, identity),
    read: (look) =>
      inTransaction(ground.kysely, 'read only', actor, async (trx) => {
        return look(trx)
      }),
    keep: ({ personId, screen, key, reply }) =>
      inTransaction(ground.kysely, 'read write', actor, async (trx) => {
        const fresh = { key, reply: JSON.stringify(reply), at: world.now }
        await trx
          .insertInto('reading')
          .values({ org_id: actor.orgId, person_id: personId, screen, ...fresh })
          .onConflict((c) => c.columns(['org_id', 'person_id', 'screen']).doUpdateSet(fresh))
          .execute()
      }).catch(() => {
        // A full disk stops writing, not reading: the answer is there, it only was not kept.
      }),
    erase: (remove) =>
      inTransaction(ground.kysely, 'read write', actor, async (trx) => {
        await ground.forget(actor.orgId, trx)
        return remove(trx)
      }),
    write: async (op, about, change) => {
      const hooks: (() => void)[] = []
      const stale = new Set<Stale>()
      const jobs = new Map<string, Job>()
      const emitted = new Map<string, Emitted>()
      const written = await inTransaction(ground.kysely, 'read write', actor, async (trx) => {
        const before = repeat && (await firstAnswer(trx, actor, op, repeat, world))
        if (before) return before
        const pen: Pen = {
          db: trx,
          // The same job asked for twice in one write is one job.
          later: async (job) => void jobs.set(JSON.stringify(job), job),
          emit: (event, payload) => void emitted.set(JSON.stringify([event, payload]), { event, payload }),
          afterCommit: (hook) => void hooks.push(hook),
          stale: (...names) => {
            for (const name of names) stale.add(name)
          },
        }
        const result = await change(pen)
        if (isRefusal(result)) throw new Refused(result)
        for (const job of jobs.values()) await ground.enqueue(job, trx)
        const { now, newId } = world
        await fillOutbox(trx, [...emitted.values()], { orgId: actor.orgId, now, newId, enqueue: ground.enqueue })
        // A link and a job act for a person without anybody being signed in: on record, nobody of the organisation did it.
        const actorId = actor.userId === '' ? null : actor.personId
        await appendAudit(trx, { orgId: actor.orgId, at: world.now, actorId, keyId: actor.keyId ?? null, op, about })
        const answer = { result, changed: [...stale] }
        if (repeat) await keepAnswer(trx, actor, repeat, answer, world.vault)
        return answer
      }).catch((error: unknown) => {
        // A refusal leaves nothing behind: what was written before it is rolled back.
        if (error instanceof Refused) return { result: error.result, changed: [] }
        throw error
      })
      for (const hook of hooks) hook()
      return written as Written<Awaited<ReturnType<typeof change>>>
    },
  }
}

/**
 * Tenant and person are set for this transaction alone, on the same way to the database that begins it; once it is over, its handle throws.
 * A transaction that PostgreSQL gave up (a statement failed and somebody swallowed it) is an error, never a silent loss.
 */
export async function inTransaction<T>(
  kysely: Kysely<Schema>,
  mode: 'read only' | 'read write',
  who: { readonly orgId: string; readonly personId: string },
  work: (trx: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  const org = pg.escapeLiteral(who.orgId)
  const person = pg.escapeLiteral(who.personId)
  const begin = `start transaction ${mode}; select set_config('evenkeel.org', ${org}, true), set_config('evenkeel.person', ${person}, true)`
  return kysely.connection().execute(async (connection) => {
    const seal = new Seal()
    try {
      await sql.raw(begin).execute(connection)
      const result = await work(connection.withPlugin(seal) as Transaction<Schema>)
      seal.closed = true
      const { rows } = await sql<{ command: string }>`commit`.execute(connection)
      if (rows[0]?.command === 'ROLLBACK') throw new Error('The transaction had failed and was rolled back.')
      return result
    } catch (error) {
      seal.closed = true
      await sql`rollback`.execute(connection)
      throw error
    }
  })
}

class Seal implements KyselyPlugin {
  closed = false
  transformQuery(args: Parameters<KyselyPlugin['transformQuery']>[0]) {
    if (this.closed) throw new Error('This transaction is over: its handle was kept too long.')
    return args.node
  }
  async transformResult(args: Parameters<KyselyPlugin['transformResult']>[0]) {
    return args.result
  }
}

class Refused extends Error {
  readonly result: { readonly refused: string }
  constructor(result: { readonly refused: string }) {
    super(result.refused)
    this.result = result
  }
}

export function isRefusal(result: unknown): result is { readonly refused: string } {
  return typeof result === 'object' && result !== null && typeof (result as { refused?: unknown }).refused === 'string'
}

/**
 * Claims the key, or returns the answer the first request got. A second request with the same key waits here until the first one's
 * transaction is over: the unique key makes it so.
 */
async function firstAnswer(
  trx: Transaction<Schema>,
  actor: Actor,
  op: string,
  repeat: Repeat,
  { now, vault }: Pick<World, 'now' | 'vault'>,
): Promise<Written<unknown> | null> {
  const mine = { org_id: actor.orgId, person_id: actor.personId, key: repeat.key }
  const claimed = await trx
    .insertInto('idempotency')
    .values({ ...mine, op, request_hash: repeat.requestHash, answer: null, at: now })
    .onConflict((c) => c.doNothing())
    .returning('key')
    .executeTakeFirst()
  return claimed ? null : answerTo(trx, actor, repeat, vault)
}

/**
 * What a request with this key was answered, if there was one. A verb may refuse before it writes, because the first request has already
 * changed what it looks at; its repeat is owed the first answer, not that refusal.
 */
export async function earlierAnswer(ground: Ground, actor: Actor, repeat: Repeat, vault: Vault): Promise<Written<unknown> | null> {
  return inTransaction(ground.kysely, 'read only', actor, (trx) => answerTo(trx, actor, repeat, vault))
}

async function answerTo(trx: Transaction<Schema>, actor: Actor, repeat: Repeat, vault: Vault): Promise<Written<unknown> | null> {
  const first = await trx
    .selectFrom('idempotency')
    .select(['request_hash', 'answer'])
    .where('key', '=', repeat.key)
    .where('person_id', '=', actor.personId)
    .executeTakeFirst()
  if (first && first.request_hash !== repeat.requestHash) throw new Stop('key-reused')
  const kept = first?.answer as Written<unknown> | { readonly sealed: string } | null | undefined
  if (!kept || !('sealed' in kept)) return kept ?? null
  const opened = vault.open(kept.sealed, placeOf(actor, repeat))
  // Sealed under a secret this installation no longer has: the answer is lost, but it was given once and nothing is done twice.
  if (opened === null) throw new Stop('key-reused')
  return JSON.parse(opened) as Written<unknown>
}

/** An answer may hold what is stored nowhere else but as a hash, such as a link or the secret of a key. So it is kept sealed. */
async function keepAnswer(trx: Transaction<Schema>, actor: Actor, repeat: Repeat, answer: Written<unknown>, vault: Vault): Promise<void> {
  const sealed = vault.seal(JSON.stringify(answer), placeOf(actor, repeat))
  await trx
    .updateTable('idempotency')
    .set({ answer: JSON.stringify({ sealed }) })
    .where('person_id', '=', actor.personId)
    .where('key', '=', repeat.key)
    .execute()
}

const placeOf = (actor: Actor, repeat: Repeat) => `answer:${actor.orgId}:${actor.personId}:${repeat.key}`
