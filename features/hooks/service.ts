import type { Context, Pen } from '../context.ts'
import type { EventId } from '../events.ts'
import type { Delivery, Hook } from './contract.ts'
import { sealedFor } from './delivering.ts'
import {
  deleteDeliveries,
  findDelivery,
  findHook,
  findOrgKind,
  insertDelivery,
  insertHook,
  listDeliveries,
  listHooks,
  removeHook,
  rotate,
  updateDelivery,
  updateHook,
} from './queries.ts'

export { deliver } from './delivering.ts'

const most = 20
const pageSize = 50
const millisecondsADay = 86_400_000
const daysKept = 30

type Settings = { readonly url: string; readonly description: string; readonly events: readonly EventId[] }
const about = (hookId: string) => ({ kind: 'webhook', id: hookId, personId: null })

export async function showHooks(ctx: Context): Promise<{ hooks: Hook[] }> {
  const rows = await ctx.read((db) => listHooks(db))
  return {
    hooks: rows.map(({ hook_id, url, description, events, state, failing_since, former_until, version }) => ({
      ...{ hookId: hook_id, url, description, events, state, version },
      failingSince: failing_since?.toISOString() ?? null,
      formerSecretUntil: former_until && former_until > ctx.now ? former_until.toISOString() : null,
    })),
  }
}

export async function addHook(ctx: Context, { url, description, events }: Settings) {
  const hookId = ctx.newId()
  const { orgId } = ctx.actor
  return ctx.write('addHook', about(hookId), async ({ db, stale }) => {
    if ((await findOrgKind(db)) === 'solo') return { refused: 'solo-account' as const }
    if (ctx.objectionTo(url) !== null) return { refused: 'address-not-allowed' as const }
    if ((await listHooks(db)).length >= most) return { refused: 'too-many-hooks' as const }
    const secret = ctx.newSigningSecret()
    const sealed = ctx.vault.seal(secret, sealedFor(hookId))
    await insertHook(db, { orgId, hookId, url, description: description.trim(), events, sealed, at: ctx.now })
    stale('connections')
    return { hookId, secret }
  })
}

export async function saveHook(ctx: Context, hookId: string, { version, paused, ...row }: Settings & { paused: boolean; version: number }) {
  return ctx.write('saveHook', about(hookId), async ({ db, stale }) => {
    if (!(await findHook(db, hookId))) return { refused: 'gone' as const }
    if (ctx.objectionTo(row.url) !== null) return { refused: 'address-not-allowed' as const }
    const saved = await updateHook(db, hookId, version, { ...row, description: row.description.trim(), state: paused ? 'paused' : 'on' })
    if (!saved) return { refused: 'changed-meanwhile' as const }
    stale('connections')
    return { version: saved.version }
  })
}

export async function dropHook(ctx: Context, hookId: string) {
  return ctx.write('removeHook', about(hookId), async ({ db, stale }) => {
    if (!(await removeHook(db, hookId, ctx.now))) return { refused: 'gone' as const }
    stale('connections')
    return { done: true as const }
  })
}

export async function rotateSecret(ctx: Context, hookId: string) {
  return ctx.write('rotateSecret', about(hookId), async ({ db, stale }) => {
    const secret = ctx.newSigningSecret()
    const until = new Date(ctx.now.getTime() + millisecondsADay)
    if (!(await rotate(db, hookId, { sealed: ctx.vault.seal(secret, sealedFor(hookId)), until }))) return { refused: 'gone' as const }
    stale('connections')
    return { secret }
  })
}

export async function pingHook(ctx: Context, hookId: string) {
  const deliveryId = ctx.newId()
  const { orgId } = ctx.actor
  return ctx.write('pingHook', about(hookId), async (pen) => {
    if (!(await findHook(pen.db, hookId))) return { refused: 'gone' as const }
    await insertDelivery(pen.db, { orgId, deliveryId, hookId, event: 'ping', payload: { hookId }, at: ctx.now })
    await queue(ctx, pen, deliveryId, 0)
    await deleteDeliveries(pen.db, since(ctx))
    return { deliveryId }
  })
}

export async function showDeliveries(ctx: Context, hookId: string, { before, limit = pageSize }: { before?: string; limit?: number }) {
  const [at = '', id = ''] = before?.split('~') ?? []
  const rows = await ctx.read(async (db) => {
    if (!(await findHook(db, hookId))) return null
    return listDeliveries(db, { hookId, since: since(ctx), before: momentOf(at, id), limit: limit + 1 })
  })
  if (rows === null) return { refused: 'gone' as const }
  const deliveries = rows.slice(0, limit).map(
    (row): Delivery => ({
      ...{ deliveryId: row.delivery_id, event: row.event, madeAt: row.made_at.toISOString(), state: row.state, tries: row.tries },
      ...{ triedAt: row.tried_at?.toISOString() ?? null, status: row.status, reason: row.reason, milliseconds: row.milliseconds },
      nextAt: row.state === 'waiting' ? (row.next_at?.toISOString() ?? null) : null,
    }),
  )
  const last = deliveries.at(-1)
  return { deliveries, next: rows.length > limit && last ? `${last.madeAt}~${last.deliveryId}` : null }
}

export async function redeliver(ctx: Context, hookId: string, deliveryId: string) {
  return ctx.write('redeliver', about(hookId), async (pen) => {
    const delivery = await findDelivery(pen.db, deliveryId)
    if (delivery?.hook_id !== hookId || delivery.removed_at !== null) return { refused: 'gone' as const }
    const anew = { state: 'waiting', tries: 0, status: null, reason: null, milliseconds: null, next_at: ctx.now } as const
    const queued = await updateDelivery(pen.db, deliveryId, delivery.turn, anew)
    if (queued) await queue(ctx, pen, deliveryId, queued.turn)
    return { done: true as const }
  })
}

async function queue(ctx: Context, pen: Pen, deliveryId: string, turn: number): Promise<void> {
  await pen.later({ name: 'hooks.deliver', payload: { orgId: ctx.actor.orgId, deliveryId, turn } })
  pen.stale('connections')
}

const since = (ctx: Context) => new Date(ctx.now.getTime() - daysKept * millisecondsADay)

/** A cursor that names no moment begins at the beginning. */
function momentOf(iso: string, id: string) {
  const at = new Date(iso)
  return Number.isNaN(at.getTime()) ? null : { at, id }
}
