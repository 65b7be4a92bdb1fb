// biome-ignore-all format: written by tools/client.ts from the OpenAPI document; not to be edited
import type { Op } from '../op.ts'

/** Who saw or did what with your data, newest first. */
export const showLooks: Op<{ params: { personId: string }; query: { before?: string; limit?: number }; reply: { looks: ({ at: string; who: string; did: string; about: string })[]; next: string | null }; refusals: never; rows: 'looks' }> = { method: 'GET', path: '/api/people/:personId/looks', page: ['looks', 'before'] }

/** Everything we hold about you, as JSON. */
export const exportPerson: Op<{ params: { personId: string }; reply: { format: 'evenkeel-person/1'; exportedAt: string; person: { id: string; name: string; email: string; role: string; since: string; timeZone: string | null; language: string | null; idElsewhere: string | null }; aim: unknown; consents: ({ kind: string; given: boolean; at: string })[]; evidence: ({ id: string; source: string; sourceVersion: number; day: string; recordedAt: string; payload: unknown; label: string; says: string; details: ({ label: string; text: string })[]; withdrawn: boolean; disputes: ({ words: string; at: string })[] })[]; sittings: ({ id: string; kind: string; state: string; startedAt: string; finishedAt: string | null; plan: unknown; answers: unknown })[]; work: unknown[]; certificateRequests: unknown[]; certificateChecks: unknown[]; estimates: ({ competency: string; name: string; half: string; mean: number; sd: number; start: number })[]; howYouRate: null | { people: number; mean: number; sd: number }; log: ({ at: string; who: string; did: string; about: string })[] }; refusals: never }> = { method: 'GET', path: '/api/people/:personId/export' }

/** Delete your account and everything in it, for good. */
export const erasePerson: Op<{ params: { personId: string }; body: { name: string }; reply: { receipt: string; at: string; rows: number }; refusals: 'name-differs' | 'not-solo' }> = { method: 'DELETE', path: '/api/people/:personId', body: true }
