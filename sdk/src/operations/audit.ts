// biome-ignore-all format: written by tools/client.ts from the OpenAPI document; not to be edited
import type { Op } from '../op.ts'

/** Who did what to what kind of thing in this organisation, newest first; never content, and not what people do with their own data. */
export const listAudit: Op<{ query: { before?: string; limit?: number; deed?: string }; reply: { entries: ({ seq: string; at: string; who: string; did: string; op: string; kind: string; whom: string | null })[]; next: string | null; deeds: ({ op: string; did: string })[] }; refusals: never }> = { method: 'GET', path: '/api/audit' }

/** Whether the chain of the log is whole: nothing changed, removed or added. */
export const checkAudit: Op<{ reply: { rows: number; whole: boolean; says: string }; refusals: never }> = { method: 'GET', path: '/api/audit/check' }
