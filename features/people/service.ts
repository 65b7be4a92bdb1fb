import type { Context, Pen } from '../context.ts'
import type { Workshop } from '../job.ts'
import { tell } from '../notices/service.ts'
import { placeIn } from '../teams/service.ts'
import type { Visit } from '../visit.ts'
import type { Listed, Settings } from './contract.ts'
import {
  countOtherOwners,
  countPeople,
  findOrg,
  findPerson,
  insertPerson,
  listPeople,
  listPlacesOf,
  replaceLink,
  updateOrg,
  updatePerson,
} from './queries.ts'
import { keepRetention } from './retention.ts'

export { acceptInvitation, leaveOrganisation } from './moving.ts'
export { nameOfErased } from './retention.ts'

export const purpose = 'join'
const linkDays = 14
const millisecondsADay = 86_400_000
const pageSize = 200

type Role = Listed['role']

export async function showOrganisation(ctx: Context) {
  return ctx.read(async (db) => {
    const { name, kind, language, retention_months, proposes_sharing, version } = await findOrg(db)
    const settings = { name, language, retentionMonths: retention_months, proposesSharing: proposes_sharing }
    return { ...settings, kind, version, people: await countPeople(db) }
  })
}

export async function setUpOrganisation(ctx: Context, settings: Settings) {
  return ctx.write('setUpOrganisation', { kind: 'org', id: ctx.actor.orgId, personId: null }, async ({ db, stale }) => {
    if (!(await updateOrg(db, { kind: 'solo', settings }))) return { refused: 'already-set-up' as const }
    stale('me', 'organisation')
    return { done: true as const }
  })
}

export async function saveOrganisation(ctx: Context, { version, ...settings }: Settings & { version: number }) {
  return ctx.write('saveOrganisation', { kind: 'org', id: ctx.actor.orgId, personId: null }, async ({ db, later, stale }) => {
    const { kind } = await findOrg(db)
    if (kind === 'solo') return { refused: 'solo-account' as const }
    const saved = await updateOrg(db, { kind, settings, version })
    if (!saved) return { refused: 'changed-meanwhile' as const }
    await keepRetention(ctx, { db, later })
    stale('organisation')
    return { version: saved.version }
  })
}

export async function showPeople(ctx: Context, { after, limit = pageSize }: { after?: string; limit?: number }) {
  return ctx.read(async (db) => {
    const rows = await listPeople(db, after ?? null, limit + 1)
    const shown = rows.slice(0, limit)
    const places = await listPlacesOf(
      db,
      shown.map((row) => row.person_id),
    )
    const people = shown.map(({ person_id, name, role, state, version }) => {
      const teams = places.filter((place) => place.person_id === person_id)
      return {
        personId: person_id,
        name,
        role,
        state,
        version,
        teams: teams.map(({ team_id, name: team, part }) => ({ teamId: team_id, name: team, part })),
      }
    })
    return { people, next: rows.length > limit ? (shown.at(-1)?.person_id ?? null) : null }
  })
}

type Invited = { readonly name: string; readonly email: string | null; readonly role: Role; readonly teamId: string | null }

export async function invitePerson(ctx: Context, { name, email, role, teamId }: Invited) {
  const personId = ctx.newId()
  return ctx.write('invitePerson', { kind: 'person', id: personId, personId }, async (pen) => {
    if ((await findOrg(pen.db)).kind === 'solo') return { refused: 'solo-account' as const }
    if (ctx.actor.role !== 'owner' && !['member', 'manager'].includes(role)) return { refused: 'not-yours-to-give' as const }
    pen.emit('person.invited', { personId, role })
    await insertPerson(pen.db, { orgId: ctx.actor.orgId, personId, name: name.trim(), email, role, at: ctx.now })
    if (teamId !== null && !(await placeIn(ctx, pen, { teamId, personId, part: 'member' }))) return { refused: 'no-such-team' as const }
    pen.stale('organisation')
    const byMail = email !== null && ctx.hasMail
    if (byMail) await pen.later({ name: 'people.mail-invitation', payload: { orgId: ctx.actor.orgId, personId } })
    return { personId, link: byMail ? null : await makeLink(ctx, pen, personId) }
  })
}

export async function renewInvitation(ctx: Context, personId: string) {
  return ctx.write('renewInvitation', { kind: 'person', id: personId, personId }, async (pen) => {
    if ((await findPerson(pen.db, personId))?.state !== 'invited') return { refused: 'gone' as const }
    return { personId, link: await makeLink(ctx, pen, personId) }
  })
}

export async function changePerson(ctx: Context, personId: string, { role, version }: { role: Role; version: number }) {
  const told = (pen: Pen) => {
    pen.emit('person.role-changed', { personId, role })
    return tell(ctx, pen, personId, 'role-changed')
  }
  return change(ctx, 'changePerson', personId, { version, to: { role }, keepsOwner: role === 'owner', told })
}

export async function suspendPerson(ctx: Context, personId: string, { suspended, version }: { suspended: boolean; version: number }) {
  const told = async (pen: Pen) => pen.emit('person.suspended', { personId, suspended })
  return change(ctx, 'suspendPerson', personId, {
    version,
    to: { state: suspended ? 'suspended' : 'active' },
    keepsOwner: !suspended,
    told,
  })
}

type Wanted = {
  readonly version: number
  readonly to: { readonly role: Role } | { readonly state: 'suspended' | 'active' }
  readonly keepsOwner: boolean
  readonly told: (pen: Pen) => Promise<void>
}

async function change(ctx: Context, op: string, personId: string, { version, to, keepsOwner, told }: Wanted) {
  return ctx.write(op, { kind: 'person', id: personId, personId }, async (pen) => {
    const { db, stale } = pen
    const person = await findPerson(db, personId)
    // Whoever has not come yet, or has left, has nothing to be suspended from.
    if (!person || person.state === 'left' || ('state' in to && person.state === 'invited')) return { refused: 'gone' as const }
    if (person.role === 'owner' && !keepsOwner && (await countOtherOwners(db, personId)) === 0) return { refused: 'last-owner' as const }
    const saved = await updatePerson(db, personId, version, to)
    if (!saved) return { refused: 'changed-meanwhile' as const }
    await told(pen)
    stale('organisation')
    return { version: saved.version }
  })
}

export async function openInvitation(visit: Visit, token: string) {
  const link = await visit.openLink(token, purpose)
  if (!link) return { refused: 'link-spent' as const }
  return visit.as({ ...link, name: '', userId: '' }).read(async (db) => {
    const person = await findPerson(db, link.personId)
    if (person?.state !== 'invited') return { refused: 'link-spent' as const }
    const { name: organisation, proposes_sharing: proposesSharing } = await findOrg(db)
    return { organisation, name: person.name, role: person.role, proposesSharing }
  })
}

/** Mails somebody who was invited; the letter carries a link of its own. */
export async function mailInvitation(workshop: Workshop, { orgId, personId }: { orgId: string; personId: string }, id: string) {
  const ctx = workshop.as({ orgId, personId })
  const { result } = await ctx.write('mailInvitation', { kind: 'person', id: personId, personId }, async (pen) => {
    const person = await findPerson(pen.db, personId)
    if (person?.state !== 'invited' || person.invited_email === null) return null
    return { to: person.invited_email, name: person.name, org: (await findOrg(pen.db)).name, link: await makeLink(ctx, pen, personId) }
  })
  if (!result) return
  const { to, name, org, link } = result
  await workshop.post(
    {
      to,
      subject: `${org} invites you to Evenkeel`,
      text: `Hello ${name},\n\n${org} invites you. Open this link, sign in or make an account, and choose what you bring along:\n\n${link}\n\nThe link works once, for ${linkDays} days. Nothing you have in Evenkeel already is shared unless you choose it.\n`,
    },
    id,
  )
}

/** Inside any write: by mail where this installation sends mail and the address is known, otherwise with the link to hand over. */
export async function inviteOne(
  ctx: Context,
  pen: Pen,
  { personId, email }: { personId: string; email: string | null },
): Promise<string | null> {
  const link = await makeLink(ctx, pen, personId)
  if (email === null || !ctx.hasMail) return link
  // The letter carries a link of its own, which ends this one.
  await pen.later({ name: 'people.mail-invitation', payload: { orgId: ctx.actor.orgId, personId } })
  return null
}

async function makeLink(ctx: Context, pen: Pen, personId: string): Promise<string> {
  const { token, hash } = ctx.newToken()
  const expiresAt = new Date(ctx.now.getTime() + linkDays * millisecondsADay)
  await replaceLink(pen.db, { tokenHash: hash, purpose, orgId: ctx.actor.orgId, personId, expiresAt })
  // After the number sign: what stands there is never sent to a server, so it is in no log.
  return `${ctx.publicUrl}/invitation#${token}`
}
