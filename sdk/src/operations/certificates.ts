// biome-ignore-all format: written by tools/client.ts from the OpenAPI document; not to be edited
import type { Op } from '../op.ts'

/** Add a certificate. */
export const addCertificate: Op<{ params: { personId: string }; body: { competency: string; level: number; title: string; issuer: string; number: string | null; issuedOn: string; expiresOn: string | null; verifyLink: string | null }; reply: { evidenceId: string }; refusals: 'agree-first' | 'no-such-competency' | 'dates-crossed' }> = { method: 'POST', path: '/api/people/:personId/certificates', body: true }

/** Your certificates: who was asked to look at them, and what they said. */
export const showChecks: Op<{ params: { personId: string }; reply: { isShared: boolean; managers: ({ personId: string; name: string })[]; certificates: ({ evidenceId: string; isExpired: boolean; waiting: ({ requestId: string; managerId: string; manager: string; askedOn: string; reaches: boolean })[]; checks: ({ by: string; on: string; seen: boolean; reason: string | null })[] })[] }; refusals: never }> = { method: 'GET', path: '/api/people/:personId/certificate-checks' }

/** Ask somebody who manages you to look at a certificate you share. */
export const askForCheck: Op<{ params: { personId: string; evidenceId: string }; body: { managerId: string }; reply: { requestId: string }; refusals: 'gone' | 'not-shared' | 'not-your-manager' | 'asked-already' }> = { method: 'POST', path: '/api/people/:personId/certificates/:evidenceId/requests', body: true }

/** Take back a request that has not been answered. */
export const withdrawCheckRequest: Op<{ params: { personId: string; requestId: string }; reply: { done: true }; refusals: 'gone' }> = { method: 'DELETE', path: '/api/people/:personId/certificate-requests/:requestId' }

/** For the manager who was asked: one certificate; the person sees that you looked. */
export const showCertificateRequest: Op<{ params: { personId: string; requestId: string }; reply: { person: string; competency: string; title: string; issuer: string; number: string | null; issuedOn: string; expiresOn: string | null; isExpired: boolean; verifyLink: string | null; askedOn: string; checks: ({ by: string; on: string; seen: boolean; reason: string | null })[] }; refusals: 'gone' }> = { method: 'GET', path: '/api/people/:personId/certificate-requests/:requestId' }

/** For the manager who was asked: say whether you saw it; it changes no estimate. */
export const answerCertificateRequest: Op<{ params: { personId: string; requestId: string }; body: { seen: boolean; reason: string | null }; reply: { done: true }; refusals: 'gone' | 'reason-missing' }> = { method: 'POST', path: '/api/people/:personId/certificate-requests/:requestId/check', body: true }
