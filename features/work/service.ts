import { recordEvidence } from '../competency/service.ts'
import type { Context, Pen } from '../context.ts'
import { contentFor } from '../frameworks/service.ts'
import type { Workshop } from '../job.ts'
import { tell } from '../notices/service.ts'
import { mayKeepAnswers } from '../start/service.ts'
import type { Link, Visit } from '../visit.ts'
import { linkDays, makeLink, presentRequest, purpose, ratedPayload, sendTo, verifierFrom, type Work } from './asking.ts'
import type { Named, WorkClaim, WorkRequest } from './contract.ts'
import { endLinks, findPersonName, findWork, insertWork, settleWork, updateVerifier } from './queries.ts'

export { declineWorkRequest, rateWorkRequest, showWorkRequest, workAskedOf } from './managers.ts'

export async function addWork(ctx: Context, personId: string, claim: WorkClaim) {
  const id = ctx.newId()
  return ctx.write('addWork', { kind: 'work', id, personId }, async (pen) => {
    if (!(await contentFor(pen.db, ctx, personId)).competencies.has(claim.competency)) return { refused: 'no-such-competency' as const }
    if (!(await mayKeepAnswers(pen.db, personId))) return { refused: 'agree-first' as const }
    const verifier = await verifierFrom(ctx, pen, personId, claim)
    if ('refused' in verifier) return verifier
    await insertWork(pen.db, { orgId: ctx.actor.orgId, personId, id, verifier, claim, at: ctx.now })
    pen.stale('competency', 'my-data')
    return { workId: id, link: await sendTo(ctx, pen, personId, id, verifier) }
  })
}

/** A manager who has not answered, or manages the person no longer, gives way to somebody else. */
export async function changeVerifier(ctx: Context, personId: string, workId: string, { version, ...named }: Named & { version: number }) {
  return ctx.write('changeVerifier', { kind: 'work', id: workId, personId }, async (pen) => {
    const work = await findWork(pen.db, workId)
    if (work?.person_id !== personId || work.state !== 'waiting' || work.asked_of === null) return { refused: 'gone' as const }
    const verifier = await verifierFrom(ctx, pen, personId, named)
    if ('refused' in verifier) return verifier
    if (!(await updateVerifier(pen.db, { personId, workId, version, verifier }))) return { refused: 'changed-meanwhile' as const }
    pen.stale('competency', 'my-data')
    return { link: await sendTo(ctx, pen, personId, workId, verifier) }
  })
}

export async function renewWorkLink(ctx: Context, personId: string, workId: string) {
  return ctx.write('renewWorkLink', { kind: 'work', id: workId, personId }, async (pen) => {
    const work = await findWork(pen.db, workId)
    // What waits for a manager waits for that person alone: a link would speak with their voice.
    if (work?.person_id !== personId || work.state !== 'waiting' || work.asked_of !== null) return { refused: 'gone' as const }
    return { link: await makeLink(ctx, pen, personId, workId) }
  })
}

export async function withdrawWork(ctx: Context, personId: string, workId: string) {
  return ctx.write('withdrawWork', { kind: 'work', id: workId, personId }, async (pen) => {
    const work = await findWork(pen.db, workId)
    if (!work || work.person_id !== personId || !(await settleWork(pen.db, workId, 'withdrawn'))) return { refused: 'gone' as const }
    await endLinks(pen.db, workId)
    pen.stale('competency', 'my-data')
    return { done: true as const }
  })
}

export async function openWorkRequest(visit: Visit, token: string): Promise<WorkRequest | { readonly refused: 'link-spent' }> {
  const link = await visit.openLink(token, purpose)
  if (!link) return { refused: 'link-spent' }
  const asker = asAsker(visit, link)
  const request = await asker.read(async (db) => {
    const work = await findWork(db, link.subjectId)
    return work?.state === 'waiting' && work.asked_of === null ? presentRequest(db, asker, work) : null
  })
  return request ?? { refused: 'link-spent' }
}

/** The verifier's rating makes the work evidence: dated today, under the verifier's name. */
export async function rateWork(visit: Visit, token: string, level: number) {
  return settle(visit, token, 'rated', async (ctx, pen, work) => {
    await recordEvidence(ctx, pen, { personId: work.person_id, source: 'work', payload: ratedPayload(work, level), recordedBy: null })
  })
}

export function declineWork(visit: Visit, token: string) {
  return settle(visit, token, 'declined', async () => {})
}

/** Mails the named verifier, if there is a mail server; the letter carries a link of its own. */
export async function askVerifier(
  workshop: Workshop,
  { orgId, personId, workId }: { orgId: string; personId: string; workId: string },
  id: string,
) {
  const ctx = workshop.as({ orgId, personId })
  const { result } = await ctx.write('askVerifier', { kind: 'work', id: workId, personId }, async (pen) => {
    const work = await findWork(pen.db, workId)
    if (work?.state !== 'waiting' || work.asked_of !== null || !work.verifier_email) return null
    const person = await findPersonName(pen.db, personId)
    return { work, person: person.name, link: await makeLink(ctx, pen, personId, workId) }
  })
  if (!result) return
  const { work, person, link } = result
  await workshop.post(
    {
      to: work.verifier_email!,
      subject: `${person} asks you about a piece of work`,
      text: `Hello ${work.verifier_name},\n\n${person} asks you to say at which level this work was done. It takes about three minutes and needs no account:\n\n${link}\n\nThe link works once, for ${linkDays} days. Your name stands beside what you say; ${person} sees it.\nIf you did not see this work, the page has a button for that too.\n`,
    },
    id,
  )
}

async function settle(
  visit: Visit,
  token: string,
  state: 'rated' | 'declined',
  then: (ctx: Context, pen: Pen, work: Work) => Promise<void>,
) {
  const link = await visit.openLink(token, purpose)
  if (!link) return { refused: 'link-spent' as const }
  const ctx = asAsker(visit, link)
  const { result } = await ctx.write(
    state === 'rated' ? 'rateWork' : 'declineWork',
    { kind: 'work', id: link.subjectId, personId: link.personId },
    async (pen) => {
      const work = await findWork(pen.db, link.subjectId)
      if (!work || !(await settleWork(pen.db, link.subjectId, state, null))) return { refused: 'link-spent' as const }
      await then(ctx, pen, work)
      await endLinks(pen.db, link.subjectId)
      await tell(ctx, pen, link.personId, 'work-rated')
      return { done: true as const }
    },
  )
  return result
}

const asAsker = (visit: Visit, link: Link): Context => visit.as({ orgId: link.orgId, personId: link.personId, name: '', userId: '' })
