import type { Reader, Writer } from '../context.ts'
import type { Hook } from './contract.ts'

export function listHooks(db: Reader | Writer) {
  return db.selectFrom('webhook').selectAll().where('removed_at', 'is', null).orderBy('made_at', 'desc').orderBy('hook_id').execute()
}

export function findHook(db: Reader | Writer, hookId: string) {
  return db.selectFrom('webhook').selectAll().where('hook_id', '=', hookId).where('removed_at', 'is', null).executeTakeFirst()
}

/** The kind of organisation, locked: of two webhooks added at once, the second counts the first. */
export async function findOrgKind(db: Writer): Promise<string> {
  return (await db.selectFrom('org').select('kind').forUpdate().executeTakeFirstOrThrow()).kind
}

type Settings = { readonly url: string; readonly description: string; readonly events: readonly string[] }

export function insertHook(db: Writer, row: Settings & { orgId: string; hookId: string; sealed: string; at: Date }) {
  return db
    .insertInto('webhook')
    .values({
      ...{ org_id: row.orgId, hook_id: row.hookId, url: row.url, description: row.description, events: [...row.events] },
      ...{ sealed_secret: row.sealed, state: 'on', made_at: row.at },
    })
    .execute()
}

/** Undefined when the version is no longer the one that was loaded. A webhook that is switched on again starts with a clean record. */
export function updateHook(db: Writer, hookId: string, version: number, { state, ...row }: Settings & { state: Hook['state'] }) {
  return db
    .updateTable('webhook')
    .set((eb) => ({
      ...{ url: row.url, description: row.description, events: [...row.events], state, version: eb('version', '+', 1) },
      ...(state === 'on' ? { failing_since: null } : {}),
    }))
    .where('hook_id', '=', hookId)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
}

export async function removeHook(db: Writer, hookId: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('webhook')
    .set((eb) => ({ removed_at: at, former_secret: null, sealed_secret: '', version: eb('version', '+', 1) }))
    .where('hook_id', '=', hookId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The secret of now becomes the former one. */
export async function rotate(db: Writer, hookId: string, { sealed, until }: { sealed: string; until: Date }): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('webhook')
    .set((eb) => ({ former_secret: eb.ref('sealed_secret'), former_until: until, sealed_secret: sealed }))
    .where('hook_id', '=', hookId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** How a webhook does: null once something was taken, the moment it began to fail otherwise. */
export function updateHealth(db: Writer, hookId: string, { failingSince, stop }: { failingSince: Date | null; stop: boolean }) {
  return db
    .updateTable('webhook')
    .set((eb) => ({ failing_since: failingSince, ...(stop ? { state: 'stopped' as const, version: eb('version', '+', 1) } : {}) }))
    .where('hook_id', '=', hookId)
    .execute()
}

type NewDelivery = {
  readonly orgId: string
  readonly deliveryId: string
  readonly hookId: string
  readonly event: string
  readonly payload: object
  readonly at: Date
}

export function insertDelivery(db: Writer, row: NewDelivery) {
  return db
    .insertInto('delivery')
    .values({
      ...{ org_id: row.orgId, delivery_id: row.deliveryId, hook_id: row.hookId, event: row.event, payload: JSON.stringify(row.payload) },
      ...{ made_at: row.at, state: 'waiting', next_at: row.at },
    })
    .execute()
}

/** A delivery with the webhook it is for. */
export function findDelivery(db: Reader | Writer, deliveryId: string) {
  return db
    .selectFrom('delivery as d')
    .innerJoin('webhook as h', 'h.hook_id', 'd.hook_id')
    .select(['d.delivery_id', 'd.hook_id', 'd.event', 'd.payload', 'd.made_at', 'd.state', 'd.turn', 'd.tries'])
    .select(['h.url', 'h.state as hook_state', 'h.sealed_secret', 'h.former_secret', 'h.former_until', 'h.failing_since', 'h.removed_at'])
    .where('d.delivery_id', '=', deliveryId)
    .executeTakeFirst()
}

type Page = {
  readonly hookId: string
  readonly since: Date
  readonly before: { readonly at: Date; readonly id: string } | null
  readonly limit: number
}

export function listDeliveries(db: Reader, { hookId, since, before, limit }: Page) {
  let query = db.selectFrom('delivery').selectAll().where('hook_id', '=', hookId).where('made_at', '>', since)
  if (before)
    query = query.where((eb) =>
      eb.or([eb('made_at', '<', before.at), eb.and([eb('made_at', '=', before.at), eb('delivery_id', '<', before.id)])]),
    )
  return query.orderBy('made_at', 'desc').orderBy('delivery_id', 'desc').limit(limit).execute()
}

type Change = {
  readonly state: 'waiting' | 'delivered' | 'failed'
  readonly tries: number
  readonly tried_at?: Date
  readonly status: number | null
  readonly reason: string | null
  readonly milliseconds: number | null
  readonly next_at: Date | null
}

/** Undefined when another try was queued meanwhile: then this one no longer says how it stands. */
export function updateDelivery(db: Writer, deliveryId: string, turn: number, change: Change) {
  return db
    .updateTable('delivery')
    .set((eb) => ({ ...change, turn: eb('turn', '+', 1) }))
    .where('delivery_id', '=', deliveryId)
    .where('turn', '=', turn)
    .returning('turn')
    .executeTakeFirst()
}

export function deleteDeliveries(db: Writer, before: Date) {
  return db.deleteFrom('delivery').where('made_at', '<', before).execute()
}
