import type { Context, Pen, Reader } from '../context.ts'
import { weekOf } from '../home/service.ts'
import type { Letter, Workshop } from '../job.ts'
import { answerConsent, consentsOf } from '../start/service.ts'
import { digest } from './kinds/digest.ts'
import { letterKinds, notices } from './kinds/index.ts'
import type { LetterKind } from './kinds/notice.ts'
import { type Addressee, noticeLetter, weekLetter } from './letter.ts'
import { nextFullHour } from './monday.ts'
import { findAddressee, listUnderOlder } from './queries.ts'
import { beginWeekly } from './weekly.ts'

export { beginWeek, turnWeek } from './weekly.ts'

type Who = { readonly orgId: string; readonly personId: string }

/** People told with one statement of the queue each; more at once would hold the write too long. */
const pageSize = 500
const millisecondsAWeek = 7 * 86_400_000

export async function showLetters(ctx: Context, personId: string) {
  const wanted = await ctx.read((db) => wantedBy(db, personId))
  return {
    sends: ctx.hasMail,
    letters: letterKinds.map((kind) => ({ id: kind.id, label: kind.label, says: kind.says, wanted: wanted(kind) })),
  }
}

export async function saveLetter(ctx: Context, personId: string, id: string, isWanted: boolean) {
  const kind = letterKinds.find((one) => one.id === id)
  if (!kind) return { refused: 'no-such-letter' as const }
  return ctx.write('saveLetter', { kind: 'consent', id: kind.consent, personId }, async (pen) => {
    await answerConsent(ctx, pen, { personId, kind: kind.consent, given: isWanted })
    if (isWanted && kind === digest) await beginWeekly(ctx, pen, personId)
    pen.stale('letters', 'aim', 'my-data')
    return { done: true as const }
  })
}

/**
 * Inside any write: a letter to somebody it concerns, once it is safely down. Without a mail server nothing is put down that could never be
 * sent. What happens to one person within an hour leaves as one letter, at the hour's end.
 */
export async function tell(ctx: Context, pen: Pen, personId: string, notice: string): Promise<void> {
  const isOwnDeed = ctx.actor.userId !== '' && ctx.actor.personId === personId
  if (!ctx.hasMail || isOwnDeed) return
  const payload = { orgId: ctx.actor.orgId, personId, notice }
  await pen.later({ name: 'notices.send', payload, at: nextFullHour(ctx.now), once: `${notice} ${personId}` })
}

/** Inside the write that publishes: everybody under an older version is told, page by page. */
export async function tellNewVersion(ctx: Context, pen: Pen, number: number): Promise<void> {
  const { orgId, personId } = ctx.actor
  if (ctx.hasMail) await pen.later({ name: 'notices.tell-new-version', payload: { orgId, personId, number, after: null } })
}

export async function tellPage(workshop: Workshop, who: Who, { number, after }: { number: number; after: string | null }) {
  const ctx = workshop.as(who)
  await ctx.write('tellNewVersion', { kind: 'framework', id: String(number), personId: null }, async (pen) => {
    const people = await listUnderOlder(pen.db, number, after, pageSize)
    const others = people.filter(({ person_id }) => person_id !== who.personId)
    for (const { person_id } of others) await tell(ctx, pen, person_id, 'framework-version')
    const last = people.length === pageSize ? people.at(-1) : undefined
    if (last) await pen.later({ name: 'notices.tell-new-version', payload: { ...who, number, after: last.person_id } })
  })
}

/** Whether it is wanted is asked when it leaves: whoever turned it off a minute ago does not get it. */
export async function sendNotice(workshop: Workshop, who: Who, noticeId: string, id: string): Promise<void> {
  const notice = notices.find((one) => one.id === noticeId)
  if (notice) await send(workshop, who, notice, id, async (_ctx, addressee) => noticeLetter(notice, addressee, workshop.publicUrl))
}

/** What happened in the week before the letter was due, as it is known when it leaves. */
export async function sendWeek(workshop: Workshop, who: Who, due: Date, id: string): Promise<void> {
  await send(workshop, who, digest, id, async (ctx, addressee) => {
    const week = await weekOf(ctx, who.personId, new Date(due.getTime() - millisecondsAWeek))
    return week && weekLetter(digest, week, addressee, workshop.publicUrl)
  })
}

type Write = (ctx: Context, addressee: Addressee) => Promise<Letter | null>

async function send(workshop: Workshop, who: Who, kind: LetterKind, id: string, write: Write): Promise<void> {
  const ctx = workshop.as(who)
  // Put down while there was a mail server, run without one: a letter for one person is nothing for the operator's eyes.
  if (!ctx.hasMail) return
  const found = await ctx.read(async (db) => {
    const person = await findAddressee(db, who.personId)
    return person && (await wantedBy(db, who.personId))(kind) ? person : null
  })
  if (!found?.user_id) return
  const to = await ctx.identity.email(found.user_id)
  if (to === '') return
  const letter = await write(ctx, { to, name: found.name, organisation: found.kind === 'solo' ? null : found.organisation })
  if (letter) await workshop.post(letter, id)
}

async function wantedBy(db: Reader, personId: string): Promise<(kind: LetterKind) => boolean> {
  const answers = new Map((await consentsOf(db, personId)).map((answer) => [answer.kind, answer.given]))
  return ({ consent, usual }) => answers.get(consent) ?? usual
}
