import type { Context, Pen } from '../context.ts'
import { eventOf } from '../events.ts'
import type { Delivered, Workshop } from '../job.ts'
import { deleteDeliveries, findDelivery, updateDelivery, updateHealth } from './queries.ts'

/** 15 s, 1 min, 4 min, 16 min, 64 min, 4 h 16 min, then 16 h each: eleven tries within three days. */
const firstDelay = 15
const growth = 4
const longestDelay = 57_600
const mostTries = 11
/** Each delay is drawn within a tenth of it, so that what failed together does not come back together. */
const jitter = 0.1
const millisecondsADay = 86_400_000
const daysUntilStopped = 7
const daysKept = 30

export const sealedFor = (hookId: string) => `webhook:${hookId}`

type Due = NonNullable<Awaited<ReturnType<typeof findDelivery>>>
type Turn = { readonly orgId: string; readonly deliveryId: string; readonly turn: number }

/** One try. Between sending and putting down what came of it lies a moment; whoever is sent the same again then knows it by its webhook-id. */
export async function deliver(workshop: Workshop, { orgId, deliveryId, turn }: Turn): Promise<void> {
  const ctx = workshop.as({ orgId, personId: '' })
  const due = await ctx.read((db) => findDelivery(db, deliveryId))
  if (due?.state !== 'waiting' || due.turn !== turn) return
  const came = await attempt(workshop, due)
  await ctx.write('deliverEvent', { kind: 'delivery', id: deliveryId, personId: null }, (pen) => putDown(ctx, pen, due, came))
}

/** What came of it; `final`: not for another try to mend. */
type Came = Delivered & { readonly final?: true }

async function attempt(workshop: Workshop, due: Due): Promise<Came> {
  const runs = due.hook_state === 'on' || (eventOf(due.event)?.evenPaused ?? false)
  if (!runs || due.removed_at !== null) return { reason: due.hook_state === 'stopped' ? 'stopped' : 'paused', milliseconds: 0, final: true }
  const place = sealedFor(due.hook_id)
  const now = workshop.vault.open(due.sealed_secret, place)
  if (now === null) return { reason: 'secret-lost', milliseconds: 0, final: true }
  const former =
    due.former_secret && due.former_until && due.former_until > workshop.now ? workshop.vault.open(due.former_secret, place) : null
  return workshop.deliver({
    url: due.url,
    id: `msg_${due.delivery_id}`,
    at: workshop.now,
    body: JSON.stringify({ type: due.event, timestamp: due.made_at.toISOString(), data: due.payload }),
    secrets: former === null ? [now] : [now, former],
  })
}

async function putDown(ctx: Context, pen: Pen, due: Due, came: Came): Promise<void> {
  const { status = null, reason = null, milliseconds } = came
  const taken = status !== null && status >= 200 && status < 300
  const tries = due.tries + (came.final ? 0 : 1)
  const over = taken || came.final === true || status === 410 || tries >= mostTries
  const delay = over ? null : delayAfter(tries, ctx.random())
  const saved = await updateDelivery(pen.db, due.delivery_id, due.turn, {
    ...{ state: taken ? 'delivered' : over ? 'failed' : 'waiting', tries, status, reason, milliseconds, tried_at: ctx.now },
    next_at: delay === null ? null : new Date(ctx.now.getTime() + delay * 1000),
  })
  if (saved && delay !== null) {
    const payload = { orgId: ctx.actor.orgId, deliveryId: due.delivery_id, turn: saved.turn }
    await pen.later({ name: 'hooks.deliver', payload, afterSeconds: delay })
  }
  if (!came.final) await updateHealth(pen.db, due.hook_id, healthAfter(ctx.now, due.failing_since, taken, status))
  await deleteDeliveries(pen.db, new Date(ctx.now.getTime() - daysKept * millisecondsADay))
}

/** Seconds until the next try: 15 * 4^(tries - 1), at most 16 hours, times 0.9 to 1.1. `chance` from 0 to 1. */
export function delayAfter(tries: number, chance: number): number {
  return Math.round(Math.min(longestDelay, firstDelay * growth ** (tries - 1)) * (1 + jitter * (2 * chance - 1)))
}

function healthAfter(now: Date, failingSince: Date | null, taken: boolean, status: number | null) {
  if (taken) return { failingSince: null, stop: false }
  const since = failingSince ?? now
  // 410: the receiver says it is gone for good (Standard Webhooks 1.0).
  return { failingSince: since, stop: status === 410 || now.getTime() - since.getTime() >= daysUntilStopped * millisecondsADay }
}
