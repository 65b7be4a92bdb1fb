import type { Context, Pen } from '../context.ts'
import type { Workshop } from '../job.ts'
import { consentsOf } from '../start/service.ts'
import { digest } from './kinds/digest.ts'
import { nextMonday } from './monday.ts'
import { advanceWeekly, deleteWeekly, findAddressee, insertWeekly } from './queries.ts'

type Who = { readonly orgId: string; readonly personId: string }

/** Inside the write that turns it on: the first Monday is put down, unless one is. */
export async function beginWeekly(ctx: Context, pen: Pen, personId: string): Promise<void> {
  if (!ctx.hasMail) return
  const person = await findAddressee(pen.db, personId)
  if (!person) return
  const nextAt = nextMonday(ctx.now, person.time_zone)
  if (await insertWeekly(pen.db, { orgId: ctx.actor.orgId, personId, nextAt })) await queueTurn(ctx, pen, personId, nextAt)
}

/** For those who said yes elsewhere, or before there was a mail server. */
export async function beginWeek(workshop: Workshop, who: Who): Promise<void> {
  const ctx = workshop.as(who)
  if (!(await ctx.read((db) => isWanted(db, who.personId)))) return
  await ctx.write('beginWeek', { kind: 'consent', id: digest.consent, personId: who.personId }, (pen) =>
    beginWeekly(ctx, pen, who.personId),
  )
}

/**
 * A Monday has come: its letter and the next Monday are put down together, or neither. The row says which Monday is next, so a turn that
 * runs again, or one left over from before, finds that it is not and does nothing. Once nobody wants it the row goes, and with it the chain.
 */
export async function turnWeek(workshop: Workshop, who: Who, due: Date): Promise<void> {
  const ctx = workshop.as(who)
  const { personId } = who
  await ctx.write('turnWeek', { kind: 'consent', id: digest.consent, personId }, async (pen) => {
    const person = await findAddressee(pen.db, personId)
    if (!person || !(await isWanted(pen.db, personId))) return void (await deleteWeekly(pen.db, personId))
    const nextAt = nextMonday(later(ctx.now, due), person.time_zone)
    if (!(await advanceWeekly(pen.db, personId, due, nextAt))) return
    if (ctx.hasMail) await pen.later({ name: 'notices.send-week', payload: { ...who, due: due.toISOString() } })
    await queueTurn(ctx, pen, personId, nextAt)
  })
}

const queueTurn = (ctx: Context, pen: Pen, personId: string, at: Date) =>
  pen.later({ name: 'notices.turn-week', payload: { orgId: ctx.actor.orgId, personId, due: at.toISOString() }, at })

async function isWanted(db: Parameters<typeof consentsOf>[0], personId: string): Promise<boolean> {
  return (await consentsOf(db, personId)).some(({ kind, given }) => kind === digest.consent && given)
}

/** A house that slept for weeks goes on with the next Monday there is, not with those it missed. */
const later = (a: Date, b: Date) => (a > b ? a : b)
