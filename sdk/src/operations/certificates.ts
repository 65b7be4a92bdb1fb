// biome-ignore-all format: written by tools/client.ts from the OpenAPI document; not to be edited
import type { Op } from '../op.ts'

/** Add a certificate. */
export const addCertificate: Op<{ params: { personId: string }; body: { competency: string; level: number; title: string; issuer: string; number: string | null; issuedOn: string; expiresOn: string | null; verifyLink: string | null }; reply: { evidenceId: string }; refusals: 'agree-first' | 'no-such-competency' | 'dates-crossed' }> = { method: 'POST', path: '/api/people/:personId/certificates', body: true }
