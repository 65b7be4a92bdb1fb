import { learnAtNight } from '../competency/service.ts'
import type { Context, Pen } from '../context.ts'
import { eraseLeft, findOrg, listLeft } from './queries.ts'

/** Whoever was erased is called so from then on. */
export const nameOfErased = 'Somebody who left'

/** Asks for the next look at what was kept long enough: when the first of those who left is due, or not at all. */
export async function keepRetention(ctx: Context, { db, later }: Pick<Pen, 'db' | 'later'>): Promise<void> {
  const { retention_months } = await findOrg(db)
  if (retention_months === null) return
  const [first] = await listLeft(db, nameOfErased)
  if (first)
    await later({
      name: 'people.erase-left',
      payload: { orgId: ctx.actor.orgId, personId: ctx.actor.personId },
      at: dueOn(first.left_at!, retention_months),
    })
}

/** Erases what was kept long enough, and asks for the next look. Early or twice, it does nothing more. */
export async function eraseThoseWhoLeft(ctx: Context): Promise<void> {
  await ctx.write('eraseLeft', { kind: 'org', id: ctx.actor.orgId, personId: null }, async (pen) => {
    const { retention_months } = await findOrg(pen.db)
    if (retention_months === null) return
    for (const { person_id, left_at } of await listLeft(pen.db, nameOfErased)) {
      if (dueOn(left_at!, retention_months) <= ctx.now) await eraseLeft(pen.db, person_id, ctx.now)
    }
    pen.stale('organisation')
    await learnAtNight(ctx, pen)
    await keepRetention(ctx, pen)
  })
}

/** The same day so many months later, or the last of that month: as the database counts. */
export function dueOn(leftAt: Date, months: number): Date {
  const due = new Date(leftAt)
  due.setUTCDate(1)
  due.setUTCMonth(due.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(due.getUTCFullYear(), due.getUTCMonth() + 1, 0)).getUTCDate()
  due.setUTCDate(Math.min(leftAt.getUTCDate(), lastDay))
  return due
}
