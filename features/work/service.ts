import { recordEvidence } from '../competency/service.ts'
import type { Context, Pen } from '../context.ts'
import { dateOf, dayOf } from '../days.ts'
import { anchorsOf, contentFor } from '../frameworks/service.ts'
import type { Workshop } from '../job.ts'
import { tell } from '../notices/service.ts'
import { mayKeepAnswers } from '../start/service.ts'
import type { Link, Visit } from '../visit.ts'
import type { WorkClaim, WorkRequest } from './contract.ts'
import { endLinks, findPersonName, findVerifier, findWork, insertWork, replaceLink, settleWork } from './queries.ts'

export const purpose = 'rate-work'
const linkDays = 30
const millisecondsADay = 86_400_000

export async function addWork(ctx: Context, personId: string, claim: WorkClaim) {
  const id = ctx.newId()
  return ctx.write('addWork', { kind: 'work', id, personId }, async (pen) => {
    if (!(await contentFor(pen.db, ctx, personId)).competencies.has(claim.competency)) return { refused: 'no-such-competency' as const }
    if (!(await mayKeepAnswers(pen.db, personId))) return { refused: 'agree-first' as const }
    const verifierId = (await findVerifier(pen.db, personId, claim))?.verifier_id ?? ctx.newId()
    await insertWork(pen.db, { orgId: ctx.actor.orgId, personId, id, verifierId, claim, at: ctx.now })
    const byMail = claim.verifierEmail !== null && ctx.hasMail
    if (byMail) await pen.later({ name: 'work.ask-verifier', payload: { orgId: ctx.actor.orgId, personId, workId: id } })
    pen.stale('competency', 'my-data')
    return { workId: id, link: byMail ? null : await makeLink(ctx, pen, personId, id) }
  })
}

export async function renewWorkLink(ctx: Context, personId: string, workId: string) {
  return ctx.write('renewWorkLink', { kind: 'work', id: workId, personId }, async (pen) => {
    const work = await findWork(pen.db, workId)
    if (!work || work.person_id !== personId || work.state !== 'waiting') return { refused: 'gone' as const }
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
  const found = await asker.read(async (db) => ({
    work: await findWork(db, link.subjectId),
    person: await findPersonName(db, link.personId),
    content: await contentFor(db, asker, link.personId),
  }))
  const competency = found.work && found.content.competencies.get(found.work.competency)
  if (found.work?.state !== 'waiting' || !competency) return { refused: 'link-spent' }
  const { outcome, context, benefited, link: webLink, verifier_name, created_at } = found.work
  return {
    person: found.person.name,
    verifier: verifier_name,
    competency: competency.name,
    about: competency.about,
    anchors: [...anchorsOf(competency.anchors)],
    outcome,
    context,
    benefited,
    link: webLink,
    askedOn: dateOf(dayOf(created_at)),
  }
}

/** The verifier's rating makes the work evidence: dated today, under the verifier's name. */
export async function rateWork(visit: Visit, token: string, level: number) {
  return settle(visit, token, 'rated', async (ctx, pen, work) => {
    const { competency, outcome, context, benefited, link, verifier_name, work_id, person_id } = work
    const verifier = { id: work.verifier_id, name: verifier_name }
    const payload = { competency, level, work: work_id, verifier, outcome, context, benefited, link }
    await recordEvidence(ctx, pen, { personId: person_id, source: 'work', payload, recordedBy: null })
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
    if (work?.state !== 'waiting' || !work.verifier_email) return null
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

type Work = NonNullable<Awaited<ReturnType<typeof findWork>>>

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
      if (!work || !(await settleWork(pen.db, link.subjectId, state))) return { refused: 'link-spent' as const }
      await then(ctx, pen, work)
      await endLinks(pen.db, link.subjectId)
      await tell(ctx, pen, link.personId, 'work-rated')
      return { done: true as const }
    },
  )
  return result
}

async function makeLink(ctx: Context, pen: Pen, personId: string, workId: string): Promise<string> {
  const { token, hash } = ctx.newToken()
  const expiresAt = new Date(ctx.now.getTime() + linkDays * millisecondsADay)
  await replaceLink(pen.db, { tokenHash: hash, purpose, orgId: ctx.actor.orgId, personId, workId, expiresAt })
  // After the number sign: what stands there is never sent to a server, so it is in no log.
  return `${ctx.publicUrl}/work-request#${token}`
}

const asAsker = (visit: Visit, link: Link): Context => visit.as({ orgId: link.orgId, personId: link.personId, name: '', userId: '' })
