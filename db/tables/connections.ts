import type { Generated } from 'kysely'
import type { IsoDate, Json } from './kinds.ts'

export type ApiKeyTable = {
  org_id: string
  key_id: string
  name: string
  scopes: string[]
  secret_hash: string
  made_by: string
  made_at: Date
  expires_at: Date
  ended_at: Date | null
  last_used_on: IsoDate | null
}

export type WebhookTable = {
  org_id: string
  hook_id: string
  url: string
  description: string
  events: string[]
  sealed_secret: string
  /** The one before, which signs too until `former_until`. */
  former_secret: string | null
  former_until: Date | null
  /** stopped: by Evenkeel, after too many failures. */
  state: 'on' | 'paused' | 'stopped'
  failing_since: Date | null
  made_at: Date
  removed_at: Date | null
  version: Generated<number>
}

export type DeliveryTable = {
  org_id: string
  delivery_id: string
  hook_id: string
  event: string
  payload: Json<Readonly<Record<string, string | number>>>
  made_at: Date
  state: 'waiting' | 'delivered' | 'failed'
  /** Which try is the next one, counted over all that were ever queued: another one that comes late is not sent. */
  turn: Generated<number>
  /** Since it was queued or asked for again. */
  tries: Generated<number>
  tried_at: Date | null
  status: number | null
  reason: string | null
  milliseconds: number | null
  next_at: Date | null
}
