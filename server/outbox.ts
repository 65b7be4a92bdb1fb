import type { Transaction } from 'kysely'
import Value from 'typebox/value'
import type { Schema } from '../db/schema.ts'
import type { Job } from '../features/context.ts'
import { eventOf, type Payload } from '../features/events.ts'

// PostgreSQL takes 65,535 values in one statement.
const rowsAtOnce = 1000

export type Emitted = { readonly event: string; readonly payload: Payload }

type Post = {
  readonly orgId: string
  readonly now: Date
  readonly newId: () => string
  enqueue(job: Job, trx: Transaction<Schema>): Promise<void>
}

/** Puts down, in the transaction of the write, what is to be told to whom: it is told if and only if the write is. */
export async function fillOutbox(
  trx: Transaction<Schema>,
  emitted: readonly Emitted[],
  { orgId, now, newId, enqueue }: Post,
): Promise<void> {
  if (emitted.length === 0) return
  for (const { event, payload } of emitted) {
    const said = eventOf(event)?.says
    if (!said || !Value.Check(said, payload)) throw new Error(`what is told with ${event} does not fit its schema in features/events.ts`)
  }
  const hooks = await trx
    .selectFrom('webhook')
    .select(['hook_id', 'events'])
    .where('state', '=', 'on')
    .where('removed_at', 'is', null)
    .orderBy('hook_id')
    .execute()
  const rows = emitted.flatMap(({ event, payload }) =>
    hooks
      .filter((hook) => hook.events.includes(event))
      .map(({ hook_id }) => ({
        ...{ org_id: orgId, delivery_id: newId(), hook_id, event, payload: JSON.stringify(payload) },
        ...{ made_at: now, state: 'waiting' as const, next_at: now },
      })),
  )
  if (rows.length === 0) return
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await trx
      .insertInto('delivery')
      .values(rows.slice(from, from + rowsAtOnce))
      .execute()
  for (const { delivery_id } of rows) await enqueue({ name: 'hooks.deliver', payload: { orgId, deliveryId: delivery_id, turn: 0 } }, trx)
}
