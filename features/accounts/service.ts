import type { Context } from '../context.ts'
import { isDemo } from '../demo-org.ts'
import { languageOf, zoneOf } from '../hours.ts'
import type { Visit } from '../visit.ts'
import { findAim, findHours, findManagedTeam, findOrg, insertSolo, listBaselineStates, updateHours } from './queries.ts'

type SignedIn = { readonly personId: string; readonly orgId: string }

/** The previous hash of an organisation's first audit row. */
export const firstHash = '0'.repeat(64)

export async function signUp(visit: Visit, who: { name: string; email: string; password: string }) {
  const made = await visit.identity.signUp(who)
  return 'refused' in made ? made : openSolo(visit, made.userId, who.name)
}

export async function signUpWithPasskey(visit: Visit, name: string, passkey: { name: string; response: unknown }) {
  const made = await visit.identity.addPasskey(passkey)
  return 'refused' in made ? made : openSolo(visit, made.userId, name)
}

export async function signIn(visit: Visit, who: { email: string; password: string }) {
  const known = await visit.identity.signIn(who)
  return 'refused' in known ? known : home(visit, known.userId)
}

export async function signInWithPasskey(visit: Visit, response: unknown) {
  const known = await visit.identity.signInWithPasskey(response)
  return 'refused' in known ? known : home(visit, known.userId)
}

export async function changePassword(ctx: Context, { current, next }: { current: string; next: string }) {
  const changed = await ctx.identity.changePassword({ current, next })
  return 'refused' in changed ? { refused: 'wrong-password' as const } : changed
}

export async function addPasskey(ctx: Context, passkey: { name: string; response: unknown }) {
  const added = await ctx.identity.addPasskey(passkey)
  return 'refused' in added ? { refused: 'passkey-refused' as const } : { done: true as const }
}

export async function removePasskey(ctx: Context, id: string) {
  const mine = await ctx.identity.listPasskeys(ctx.actor.userId)
  if (!mine.some((passkey) => passkey.id === id)) return { refused: 'gone' as const }
  return ctx.identity.removePasskey(ctx.actor.userId, id)
}

export async function showWaysIn(ctx: Context) {
  const [passkeys, sessions] = await Promise.all([ctx.identity.listPasskeys(ctx.actor.userId), ctx.identity.listSessions(ctx.actor.userId)])
  const shown = sessions.map((s) => ({ ...s, thisOne: s.id === ctx.actor.sessionId }))
  // Others look around as the same person; their devices are nobody's business.
  return { passkeys, sessions: isDemo(ctx.actor) ? shown.filter((s) => s.thisOne) : shown }
}

export async function endSession(ctx: Context, id: string) {
  const mine = await ctx.identity.listSessions(ctx.actor.userId)
  if (!mine.some((session) => session.id === id)) return { refused: 'gone' as const }
  await ctx.identity.endSession(ctx.actor.userId, id)
  return { done: true as const }
}

export async function showMe(ctx: Context) {
  const { personId, orgId, name, role, userId } = ctx.actor
  const [email, found, places] = await Promise.all([
    ctx.identity.email(userId),
    ctx.read(async (db) => ({
      org: await findOrg(db),
      aim: await findAim(db, personId),
      states: await listBaselineStates(db, personId),
      managed: await findManagedTeam(db, personId),
    })),
    placesOf(ctx),
  ])
  const states = new Set(found.states.map((row) => row.state))
  const baseline = states.has('finished') ? ('finished' as const) : states.has('open') ? ('open' as const) : ('none' as const)
  return {
    personId,
    orgId,
    name,
    email,
    role,
    orgKind: found.org.kind,
    hasAim: found.aim !== undefined,
    baseline,
    manages: found.managed !== undefined,
    places: places.map(({ personId: _, ...place }) => place),
  }
}

type Hours = { readonly timeZone: string | null; readonly language: string | null; readonly version: number }

export async function showHours(ctx: Context, personId: string): Promise<Hours> {
  const { time_zone, language, version } = await ctx.read((db) => findHours(db, personId))
  return { timeZone: time_zone, language, version }
}

export async function saveHours(ctx: Context, personId: string, said: Hours) {
  const [timeZone, language] = [zoneOf(said.timeZone ?? ''), languageOf(said.language ?? '')]
  if (timeZone === undefined) return { refused: 'no-such-time-zone' as const }
  if (language === undefined) return { refused: 'no-such-language' as const }
  return ctx.write('saveHours', { kind: 'person', id: personId, personId }, async ({ db, stale }) => {
    const saved = await updateHours(db, { personId, version: said.version, timeZone, language })
    if (!saved) return { refused: 'changed-meanwhile' as const }
    stale('me')
    return { timeZone, language, version: saved.version }
  })
}

/** One's own account and the organisations one is in, each asked in its own tenant. */
export async function placesOf(ctx: Pick<Context, 'actor' | 'elsewhere'>) {
  const { userId } = ctx.actor
  const active = (await ctx.elsewhere.people(userId)).filter((one) => one.isActive)
  return Promise.all(
    active.map(async ({ orgId, personId, name }) => {
      const org = await ctx.elsewhere.as({ orgId, personId, name, userId }).read((db) => findOrg(db))
      return { orgId, personId, name: org.name, kind: org.kind }
    }),
  )
}

/** The person this user is. Opened now if signing up was cut short between the account and its first organisation. */
async function home(visit: Visit, userId: string): Promise<SignedIn> {
  const [first] = await visit.people(userId)
  if (first) return { personId: first.personId, orgId: first.orgId }
  return openSolo(visit, userId, (await visit.identity.email(userId)).split('@')[0] || 'Me')
}

/** Solo is an organisation of one, so that it can later join a larger one without losing anything. */
async function openSolo(visit: Visit, userId: string, name: string): Promise<SignedIn> {
  const [there] = await visit.people(userId)
  return there ? { personId: there.personId, orgId: there.orgId } : newSolo(visit, userId, name)
}

/** Opened also for somebody who leaves an organisation and has nowhere to take their evidence. */
export async function newSolo(at: Pick<Visit, 'as' | 'newId'>, userId: string, name: string): Promise<SignedIn> {
  const solo = { orgId: at.newId(), personId: at.newId() }
  const ctx = at.as({ ...solo, userId, name })
  await ctx.write('openSolo', { kind: 'org', id: solo.orgId, personId: solo.personId }, ({ db }) =>
    insertSolo(db, { ...solo, userId, name, at: ctx.now, firstHash }),
  )
  return solo
}
