// biome-ignore-all format: written by tools/client.ts from the OpenAPI document; not to be edited
import type { Op } from '../op.ts'

/** Which letters you get by mail, kind by kind. */
export const showLetters: Op<{ params: { personId: string }; reply: { sends: boolean; letters: ({ id: string; label: string; says: string; wanted: boolean })[] }; refusals: never }> = { method: 'GET', path: '/api/people/:personId/letters' }

/** Turn a kind of letter on or off, at once. */
export const saveLetter: Op<{ params: { personId: string; kind: string }; body: { wanted: boolean }; reply: { done: true }; refusals: 'no-such-letter' }> = { method: 'PUT', path: '/api/people/:personId/letters/:kind', body: true }
