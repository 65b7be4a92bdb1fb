// biome-ignore-all format: written by tools/client.ts from the OpenAPI document; not to be edited
import type { Op } from '../op.ts'

/** The people of the teams you manage, and what waits for you. */
export const listReports: Op<{ reply: { reports: ({ personId: string; name: string; teams: string[]; lastRatedOn: string | null; shared: number; stale: ({ competency: string; name: string; lastDay: string })[]; unseen: ({ competency: string; name: string })[]; praise: { competency: string; name: string } | null })[] }; refusals: never }> = { method: 'GET', path: '/api/reports' }

/** What the people you manage ask of you, the oldest first; a hundred at most. */
export const listRequests: Op<{ reply: { requests: ({ kind: 'work' | 'certificate'; id: string; personId: string; person: string; competency: string; name: string; askedOn: string })[] }; refusals: never }> = { method: 'GET', path: '/api/requests' }

/** Somebody you manage, from what they share; they see that you looked. */
export const showReport: Op<{ params: { personId: string }; reply: { name: string; currentTitle: string | null; shares: string[]; lines: ({ competency: string; name: string; half: 'technical' | 'people'; about: string; anchors: string[]; requirement: number | null; estimate: { mean: number; sd: number; low50: number; high50: number; low90: number; high90: number; enough: boolean } | null; lastRatedOn: string | null })[]; certificates: ({ evidenceId: string; name: string; title: string; issuer: string; issuedOn: string; expiresOn: string | null; isExpired: boolean; checks: ({ by: string; on: string; seen: boolean; reason: string | null })[] })[] }; refusals: never }> = { method: 'GET', path: '/api/people/:personId/report' }

/** Say at which level you saw somebody work, when and in which situation; under your name. */
export const ratePerson: Op<{ params: { personId: string }; body: { competency: string; level: number; situation: string; seenOn: string; confidence: 'low' | 'medium' | 'high' }; reply: { evidenceId: string }; refusals: 'no-such-competency' | 'no-such-day' }> = { method: 'POST', path: '/api/people/:personId/ratings', body: true }
