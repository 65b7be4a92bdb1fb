// biome-ignore-all format: written by tools/client.ts from the OpenAPI document; not to be edited
import type { Op } from '../op.ts'

/** Add work evidence and ask somebody who saw it to rate it. */
export const addWork: Op<{ params: { personId: string }; body: { competency: string; outcome: string; context: string; benefited: string; link: string | null; managerId?: string; verifierName?: string; verifierEmail: string | null }; reply: { workId: string; link: string | null }; refusals: 'agree-first' | 'no-such-competency' | 'not-your-manager' | 'nobody-named' }> = { method: 'POST', path: '/api/people/:personId/work', body: true }

/** Make a new link for the verifier; the old one stops working. */
export const renewWorkLink: Op<{ params: { personId: string; workId: string }; reply: { link: string }; refusals: 'gone' }> = { method: 'POST', path: '/api/people/:personId/work/:workId/link' }

/** Ask somebody else instead of a manager who has not answered. */
export const changeVerifier: Op<{ params: { personId: string; workId: string }; body: { managerId?: string; verifierName?: string; verifierEmail: string | null; version: number }; reply: { link: string | null }; refusals: 'gone' | 'changed-meanwhile' | 'not-your-manager' | 'nobody-named' }> = { method: 'PUT', path: '/api/people/:personId/work/:workId/verifier', body: true }

/** Take back a request that has not been answered. */
export const withdrawWork: Op<{ params: { personId: string; workId: string }; reply: { done: true }; refusals: 'gone' }> = { method: 'DELETE', path: '/api/people/:personId/work/:workId' }

/** For the manager who was asked: one piece of work; the person sees that you looked. */
export const showWorkRequest: Op<{ params: { personId: string; workId: string }; reply: { person: string; verifier: string; competency: string; about: string; anchors: string[]; outcome: string; context: string; benefited: string; link: string | null; askedOn: string }; refusals: 'gone' }> = { method: 'GET', path: '/api/people/:personId/work-requests/:workId' }

/** For the manager who was asked: you did not see it, or would rather not say. */
export const declineWorkRequest: Op<{ params: { personId: string; workId: string }; reply: { done: true }; refusals: 'gone' }> = { method: 'DELETE', path: '/api/people/:personId/work-requests/:workId' }

/** For the manager who was asked: say at which level this work was done, under your name. */
export const rateWorkRequest: Op<{ params: { personId: string; workId: string }; body: { level: number }; reply: { done: true }; refusals: 'gone' }> = { method: 'POST', path: '/api/people/:personId/work-requests/:workId/rating', body: true }

/** For the verifier: what is asked. */
export const openWorkRequest: Op<{ body: { token: string }; reply: { person: string; verifier: string; competency: string; about: string; anchors: string[]; outcome: string; context: string; benefited: string; link: string | null; askedOn: string }; refusals: 'link-spent' }> = { method: 'POST', path: '/api/work-requests/open', body: true }

/** For the verifier: say at which level this work was done. */
export const rateWork: Op<{ body: { token: string; level: number }; reply: { done: true }; refusals: 'link-spent' }> = { method: 'POST', path: '/api/work-requests/rate', body: true }

/** For the verifier: you did not see it, or would rather not say. */
export const declineWork: Op<{ body: { token: string }; reply: { done: true }; refusals: 'link-spent' }> = { method: 'POST', path: '/api/work-requests/decline', body: true }
