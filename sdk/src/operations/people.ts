// biome-ignore-all format: written by tools/client.ts from the OpenAPI document; not to be edited
import type { Op } from '../op.ts'

/** The organisation you are in, and what it has settled about itself. */
export const showOrganisation: Op<{ reply: { name: string; language: string; retentionMonths: number | null; proposesSharing?: boolean; kind: string; version: number; people: number }; refusals: never }> = { method: 'GET', path: '/api/organisation' }

/** Turn your solo account into an organisation; what you have stays yours. */
export const setUpOrganisation: Op<{ body: { name: string; language: string; retentionMonths: number | null; proposesSharing?: boolean }; reply: { done: true }; refusals: 'already-set-up' }> = { method: 'POST', path: '/api/organisation', body: true }

/** Change what the organisation has settled about itself. */
export const saveOrganisation: Op<{ body: { name: string; language: string; retentionMonths: number | null; proposesSharing?: boolean; version: number }; reply: { version: number }; refusals: 'changed-meanwhile' | 'solo-account' }> = { method: 'PUT', path: '/api/organisation', body: true }

/** Everybody in the organisation, by name: who they are here, never how they stand. */
export const listPeople: Op<{ query: { after?: string; limit?: number }; reply: { people: ({ personId: string; name: string; role: 'member' | 'manager' | 'hr' | 'owner' | 'auditor'; state: 'active' | 'invited' | 'suspended' | 'left'; version: number; teams: ({ teamId: string; name: string; part: string })[] })[]; next: string | null }; refusals: never; rows: 'people' }> = { method: 'GET', path: '/api/organisation/people', page: ['people', 'after'] }

/** Invite somebody, by mail or with a link to hand over. */
export const invitePerson: Op<{ body: { name: string; email: string | null; role: 'member' | 'manager' | 'hr' | 'owner' | 'auditor'; teamId: string | null }; reply: { personId: string; link: string | null }; refusals: 'solo-account' | 'no-such-team' | 'not-yours-to-give' }> = { method: 'POST', path: '/api/organisation/people', body: true }

/** Make a new link for somebody who has not come yet; the old one stops working. */
export const renewInvitation: Op<{ params: { personId: string }; reply: { personId: string; link: string | null }; refusals: 'gone' }> = { method: 'POST', path: '/api/organisation/people/:personId/invitation' }

/** Give somebody another role. */
export const changePerson: Op<{ params: { personId: string }; body: { role: 'member' | 'manager' | 'hr' | 'owner' | 'auditor'; version: number }; reply: { version: number }; refusals: 'changed-meanwhile' | 'last-owner' | 'gone' }> = { method: 'PUT', path: '/api/organisation/people/:personId/role', body: true }

/** Suspend somebody, or let them in again; at once, on every device. */
export const suspendPerson: Op<{ params: { personId: string }; body: { suspended: boolean; version: number }; reply: { version: number }; refusals: 'changed-meanwhile' | 'last-owner' | 'gone' }> = { method: 'PUT', path: '/api/organisation/people/:personId/suspension', body: true }

/** What an invitation is about, by its link. */
export const openInvitation: Op<{ body: { token: string }; reply: { organisation: string; name: string; role: 'member' | 'manager' | 'hr' | 'owner' | 'auditor'; proposesSharing: boolean }; refusals: 'link-spent' }> = { method: 'POST', path: '/api/invitations/open', body: true }

/** Join the organisation, and bring along what you choose: kind by kind, nothing by default. */
export const acceptInvitation: Op<{ body: { token: string; bring: string[]; share?: boolean }; reply: { orgId: string; personId: string; brought: number }; refusals: 'link-spent' | 'only-a-demo' | 'already-there' }> = { method: 'POST', path: '/api/invitations/accept', body: true }

/** Leave, and take your evidence along into your own solo account. */
export const leaveOrganisation: Op<{ params: { personId: string }; reply: { orgId: string; personId: string; taken: number }; refusals: 'last-owner' | 'solo-account' }> = { method: 'POST', path: '/api/people/:personId/leaving' }
