import type { Context, Pen, Reader } from '../context.ts'
import { dateOf, dayOf } from '../days.ts'
import { anchorsOf, contentFor } from '../frameworks/service.ts'
import { managersOf } from '../sharing/service.ts'
import type { Named, WorkRequest } from './contract.ts'
import { findPersonName, findVerifier, type findWork, replaceLink, type Verifier } from './queries.ts'

export const purpose = 'rate-work'
export const linkDays = 30
const millisecondsADay = 86_400_000

export type Work = NonNullable<Awaited<ReturnType<typeof findWork>>>

/** Who is asked. A manager is the same voice here as in their other ratings; somebody by name is the same voice as when asked before. */
export async function verifierFrom(
  ctx: Context,
  pen: Pen,
  personId: string,
  named: Named,
): Promise<Verifier | { readonly refused: 'not-your-manager' | 'nobody-named' }> {
  if (named.managerId !== undefined) {
    const manager = (await managersOf(pen.db, personId)).find((one) => one.personId === named.managerId)
    return manager ? { id: manager.personId, name: manager.name, email: null, askedOf: manager.personId } : { refused: 'not-your-manager' }
  }
  const name = named.verifierName?.trim()
  if (!name) return { refused: 'nobody-named' }
  const id = (await findVerifier(pen.db, personId, named))?.verifier_id ?? ctx.newId()
  return { id, name, email: named.verifierEmail, askedOf: null }
}

/** The way to whoever is asked: a manager finds it among their requests, a letter goes out, or there is a link to hand on. */
export async function sendTo(ctx: Context, pen: Pen, personId: string, workId: string, verifier: Verifier): Promise<string | null> {
  if (verifier.askedOf !== null) return null
  if (verifier.email === null || !ctx.hasMail) return makeLink(ctx, pen, personId, workId)
  await pen.later({ name: 'work.ask-verifier', payload: { orgId: ctx.actor.orgId, personId, workId } })
  return null
}

export async function makeLink(ctx: Context, pen: Pen, personId: string, workId: string): Promise<string> {
  const { token, hash } = ctx.newToken()
  const expiresAt = new Date(ctx.now.getTime() + linkDays * millisecondsADay)
  await replaceLink(pen.db, { tokenHash: hash, purpose, orgId: ctx.actor.orgId, personId, workId, expiresAt })
  // After the number sign: what stands there is never sent to a server, so it is in no log.
  return `${ctx.publicUrl}/work-request#${token}`
}

/** What whoever is asked sees; null when the framework no longer holds the competency. */
export async function presentRequest(db: Reader, ctx: Context, work: Work): Promise<WorkRequest | null> {
  const person = await findPersonName(db, work.person_id)
  const competency = (await contentFor(db, ctx, work.person_id)).competencies.get(work.competency)
  if (!competency) return null
  const { outcome, context, benefited, link, verifier_name, created_at } = work
  return {
    person: person.name,
    verifier: verifier_name,
    competency: competency.name,
    about: competency.about,
    anchors: [...anchorsOf(competency.anchors)],
    outcome,
    context,
    benefited,
    link,
    askedOn: dateOf(dayOf(created_at)),
  }
}

/** What a rating says once there is one: dated today, under the verifier's name. */
export function ratedPayload({ competency, outcome, context, benefited, link, verifier_id, verifier_name, work_id }: Work, level: number) {
  return { competency, level, work: work_id, verifier: { id: verifier_id, name: verifier_name }, outcome, context, benefited, link }
}
