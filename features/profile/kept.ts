import type { Context } from '../context.ts'
import { dayOf } from '../days.ts'
import { findPart, findReading } from './queries.ts'

/**
 * What a screen says about somebody is worked out from a few rows that only ever grow: while the day, the rows and the thinking are the
 * same, so is the answer. It is kept for the person's own next look, and worked out again as soon as anything it was made from differs.
 */
export async function kept<T extends object>(
  ctx: Context,
  personId: string,
  screen: string,
  workOut: (share: Share) => Promise<T>,
): Promise<T> {
  const found = await ctx.read((db) => findReading(db, personId, screen))
  if (!found) return workOut(workedOut)
  const { reading, reply, ...stamp } = found
  const key = [ctx.edition, dayOf(ctx.now), ...Object.values(stamp).map((part) => (part instanceof Date ? part.toISOString() : part))].join(
    '|',
  )
  if (reading === key) return reply as T
  // The key was read first: what is worked out from rows that came since is kept under a key that no longer fits, and never shown.
  const share: Share = async (part, workOutPart) => {
    const before = await ctx.read((db) => findPart(db, personId, part))
    if (before?.key === key) return before.reply as ReturnType<typeof workOutPart>
    const made = workOutPart()
    await ctx.keep({ personId, screen: part, key, reply: made })
    return made
  }
  const fresh = await workOut(share)
  if (!('refused' in fresh)) await ctx.keep({ personId, screen, key, reply: fresh })
  return fresh
}

/** A part of several screens, worked out by whichever of them is looked at first. Plain data. */
export type Share = <P extends object>(part: string, workOut: () => P) => Promise<P>

/** For what is not kept. */
export const workedOut: Share = async (_part, workOut) => workOut()
