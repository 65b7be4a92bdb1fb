// biome-ignore-all format: written by tools/client.ts from the OpenAPI document; not to be edited
import type { Op } from '../op.ts'

/** The webhooks of the organisation, newest first; never their secrets. */
export const listHooks: Op<{ reply: { hooks: ({ hookId: string; url: string; description: string; events: string[]; state: 'on' | 'paused' | 'stopped'; failingSince: string | null; formerSecretUntil: string | null; version: number })[] }; refusals: never }> = { method: 'GET', path: '/api/organisation/hooks' }

/** Have events sent to an address (Standard Webhooks); the secret that signs them is shown this once. */
export const addHook: Op<{ body: { url: string; description: string; events: ('person.invited' | 'person.joined' | 'person.left' | 'person.suspended' | 'person.role-changed' | 'team.created' | 'team.closed' | 'team.place-begun' | 'team.place-ended' | 'framework.published' | 'import.done')[] }; reply: { hookId: string; secret: string }; refusals: 'address-not-allowed' | 'solo-account' | 'too-many-hooks' }> = { method: 'POST', path: '/api/organisation/hooks', body: true }

/** Change a webhook, pause it, or switch it on again. */
export const saveHook: Op<{ params: { hookId: string }; body: { url: string; description: string; events: ('person.invited' | 'person.joined' | 'person.left' | 'person.suspended' | 'person.role-changed' | 'team.created' | 'team.closed' | 'team.place-begun' | 'team.place-ended' | 'framework.published' | 'import.done')[]; paused: boolean; version: number }; reply: { version: number }; refusals: 'gone' | 'changed-meanwhile' | 'address-not-allowed' }> = { method: 'PUT', path: '/api/organisation/hooks/:hookId', body: true }

/** Remove a webhook: nothing more is sent, what waits neither. */
export const removeHook: Op<{ params: { hookId: string }; reply: { done: true }; refusals: 'gone' }> = { method: 'DELETE', path: '/api/organisation/hooks/:hookId' }

/** Make a new secret; for 24 hours the one before signs too. */
export const rotateSecret: Op<{ params: { hookId: string }; reply: { secret: string }; refusals: 'gone' }> = { method: 'POST', path: '/api/organisation/hooks/:hookId/secret' }

/** Send a test event, also while it is paused. */
export const pingHook: Op<{ params: { hookId: string }; reply: { deliveryId: string }; refusals: 'gone' }> = { method: 'POST', path: '/api/organisation/hooks/:hookId/ping' }

/** What was sent in the last 30 days and what became of it, newest first. */
export const listDeliveries: Op<{ params: { hookId: string }; query: { before?: string; limit?: number }; reply: { deliveries: ({ deliveryId: string; event: string; madeAt: string; state: 'waiting' | 'delivered' | 'failed'; tries: number; triedAt: string | null; status: number | null; reason: string | null; milliseconds: number | null; nextAt: string | null })[]; next: string | null }; refusals: 'gone'; rows: 'deliveries' }> = { method: 'GET', path: '/api/organisation/hooks/:hookId/deliveries', page: ['deliveries', 'before'] }

/** Send something again now, under the same webhook-id. */
export const redeliver: Op<{ params: { hookId: string; deliveryId: string }; reply: { done: true }; refusals: 'gone' }> = { method: 'POST', path: '/api/organisation/hooks/:hookId/deliveries/:deliveryId/redelivery' }
