// biome-ignore-all format: written by tools/client.ts from the OpenAPI document; not to be edited
import type { Op } from '../op.ts'

/** Where you are, where you want to go, and what you agreed to. */
export const showStart: Op<{ params: { personId: string }; reply: { aim: { currentFamily: string; currentLevel: string; targetFamily: string; targetLevel: string; hoursAWeek: number; why: string } | null; version: number; consents: ({ kind: string; title: string; says: string; needed: boolean; given: boolean; at: string | null })[] }; refusals: never }> = { method: 'GET', path: '/api/people/:personId/start' }

/** Say where you are and where you want to go. */
export const saveAim: Op<{ params: { personId: string }; body: { aim: { currentFamily: string; currentLevel: string; targetFamily: string; targetLevel: string; hoursAWeek: number; why: string }; version: number }; reply: { version: number }; refusals: 'changed-meanwhile' | 'no-such-role' }> = { method: 'PUT', path: '/api/people/:personId/aim', body: true }

/** Agree to something, or take it back. */
export const saveConsent: Op<{ params: { personId: string; kind: string }; body: { given: boolean }; reply: { done: true }; refusals: 'no-such-consent' }> = { method: 'PUT', path: '/api/people/:personId/consents/:kind', body: true }
