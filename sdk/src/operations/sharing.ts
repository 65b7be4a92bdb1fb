// biome-ignore-all format: written by tools/client.ts from the OpenAPI document; not to be edited
import type { Op } from '../op.ts'

/** Which kinds of evidence those who manage you see, kind by kind; nothing by default. */
export const showSharing: Op<{ params: { personId: string }; reply: { organisation: string; kind: string; managers: string[]; sources: ({ source: string; label: string; explains: string; pieces: number; known: number; shared: boolean })[] }; refusals: never }> = { method: 'GET', path: '/api/people/:personId/sharing' }

/** Those who manage you today: whom you may ask to rate work or to look at a certificate. */
export const listManagers: Op<{ params: { personId: string }; reply: { managers: ({ personId: string; name: string })[] }; refusals: never }> = { method: 'GET', path: '/api/people/:personId/managers' }

/** Share a kind of evidence with those who manage you, or stop; at once. */
export const saveSharing: Op<{ params: { personId: string; source: string }; body: { shared: boolean }; reply: { done: true }; refusals: 'no-such-source' }> = { method: 'PUT', path: '/api/people/:personId/sharing/:source', body: true }
