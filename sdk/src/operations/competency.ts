// biome-ignore-all format: written by tools/client.ts from the OpenAPI document; not to be edited
import type { Op } from '../op.ts'

/** One competency: anchors, evidence, how much each piece pulls, and what to do next. */
export const showCompetency: Op<{ params: { personId: string; competencyId: string }; reply: { competency: string; name: string; half: 'technical' | 'people'; about: string; status: string; halfLifeInDays: number; anchors: string[]; estimate: { mean: number; sd: number; low50: number; high50: number; low90: number; high90: number; enough: boolean }; requirement: number | null; targetTitle: string; atLevel: number; start: number; otherPulls: number; pieces: ({ id: string; source: string; label: string; counts: boolean; day: string; says: string; value: number | null; noise: number | null; pull: number; details: ({ label: string; text: string })[]; stale: boolean; withdrawn: boolean; disputes: ({ words: string; day: string })[]; may: { withdraw: boolean; restore: boolean; dispute: boolean } })[]; waiting: ({ workId: string; outcome: string; verifier: string; managerId: string | null; askedOn: string; version: number })[]; selfView: { self: number; others: { mean: number; sd: number; low50: number; high50: number; low90: number; high90: number; enough: boolean }; gap: number; words: string } | null; steps: ({ kind: string; competency: string | null; title: string; because: string; minutes: number; gain: { value: number; low: number; high: number }; where: string })[]; canTest: boolean; canRateSituation: boolean }; refusals: 'start-first' | 'gone' }> = { method: 'GET', path: '/api/people/:personId/competencies/:competencyId' }

/** Say where you see yourself today. */
export const assess: Op<{ params: { personId: string }; body: { competency: string; level: number | null }; reply: { evidenceId: string }; refusals: 'agree-first' | 'no-such-competency' }> = { method: 'POST', path: '/api/people/:personId/self-assessments', body: true }

/** Withdraw a piece of evidence: it no longer counts, as if it had never been. */
export const withdrawEvidence: Op<{ params: { personId: string; evidenceId: string }; body: { reason: string }; reply: { done: true }; refusals: 'gone' }> = { method: 'POST', path: '/api/people/:personId/evidence/:evidenceId/withdrawal', body: true }

/** Undo a withdrawal. */
export const restoreEvidence: Op<{ params: { personId: string; evidenceId: string }; reply: { done: true }; refusals: 'gone' }> = { method: 'DELETE', path: '/api/people/:personId/evidence/:evidenceId/withdrawal' }

/** Say what is wrong about a piece of evidence; it stays on record beside it. */
export const disputeEvidence: Op<{ params: { personId: string; evidenceId: string }; body: { words: string }; reply: { done: true }; refusals: 'gone' }> = { method: 'POST', path: '/api/people/:personId/evidence/:evidenceId/disputes', body: true }
