// biome-ignore-all format: written by tools/client.ts from the OpenAPI document; not to be edited
import type { Op } from '../op.ts'

/** The keys of the organisation, newest first; never their secrets. */
export const listKeys: Op<{ reply: { keys: ({ keyId: string; name: string; scopes: string[]; madeBy: string; madeAt: string; lastUsedOn: string | null; expiresAt: string; state: 'good' | 'expired' | 'resting' })[] }; refusals: never }> = { method: 'GET', path: '/api/organisation/keys' }

/** Make a key for a program of the organisation; its secret is shown this once. */
export const makeKey: Op<{ body: { name: string; scopes: ('people:read' | 'people:write' | 'teams:read' | 'teams:write' | 'frameworks:read' | 'audit:read')[]; days: number }; reply: { keyId: string; secret: string; expiresAt: string }; refusals: 'solo-account' | 'too-many-keys' }> = { method: 'POST', path: '/api/organisation/keys', body: true }

/** End a key: from now on it opens nothing. */
export const endKey: Op<{ params: { keyId: string }; reply: { done: true }; refusals: 'gone' }> = { method: 'DELETE', path: '/api/organisation/keys/:keyId' }
