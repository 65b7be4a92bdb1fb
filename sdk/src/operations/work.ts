// biome-ignore-all format: written by tools/client.ts from the OpenAPI document; not to be edited
import type { Op } from '../op.ts'

/** Add work evidence and ask somebody who saw it to rate it. */
export const addWork: Op<{ params: { personId: string }; body: { competency: string; outcome: string; context: string; benefited: string; link: string | null; verifierName: string; verifierEmail: string | null }; reply: { workId: string; link: string | null }; refusals: 'agree-first' | 'no-such-competency' }> = { method: 'POST', path: '/api/people/:personId/work', body: true }

/** Make a new link for the verifier; the old one stops working. */
export const renewWorkLink: Op<{ params: { personId: string; workId: string }; reply: { link: string }; refusals: 'gone' }> = { method: 'POST', path: '/api/people/:personId/work/:workId/link' }

/** Take back a request that has not been answered. */
export const withdrawWork: Op<{ params: { personId: string; workId: string }; reply: { done: true }; refusals: 'gone' }> = { method: 'DELETE', path: '/api/people/:personId/work/:workId' }

/** For the verifier: what is asked. */
export const openWorkRequest: Op<{ body: { token: string }; reply: { person: string; verifier: string; competency: string; about: string; anchors: string[]; outcome: string; context: string; benefited: string; link: string | null; askedOn: string }; refusals: 'link-spent' }> = { method: 'POST', path: '/api/work-requests/open', body: true }

/** For the verifier: say at which level this work was done. */
export const rateWork: Op<{ body: { token: string; level: number }; reply: { done: true }; refusals: 'link-spent' }> = { method: 'POST', path: '/api/work-requests/rate', body: true }

/** For the verifier: you did not see it, or would rather not say. */
export const declineWork: Op<{ body: { token: string }; reply: { done: true }; refusals: 'link-spent' }> = { method: 'POST', path: '/api/work-requests/decline', body: true }
