import type { Context } from '../context.ts'
import { dayOf } from '../days.ts'
import { findReading } from './queries.ts'

/**
 * What a screen says about somebody is worked out from a few rows that only ever grow: while the day, the rows and the thinking are the
 * same, so is the answer. It is kept for the person's own next look, and worked out again as soon as anything it was made from differs.
 */
export async function kept<T extends object>(ctx: Context, personId: string, screen: string, workOut: () => Promise<T>): Promise<T> {
  const found = await ctx.read((db) => findReading(db, personId, screen))
  if (!found) return workOut()
  const { reading, reply, ...stamp } = found
  const key = [ctx.edition, dayOf(ctx.now), ...Object.values(stamp).map((part) => (part instanceof Date ? part.toISOString() : part))].join(
    '|',
  )
  if (reading === key) return reply as T
  const fresh = await workOut()
  if (!('refused' in fresh)) await ctx.keep({ personId, screen, key, reply: fresh })
  return fresh
}
