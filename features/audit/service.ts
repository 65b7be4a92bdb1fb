import type { Context } from '../context.ts'
import { deeds, doers } from './deeds.ts'
import { findFault, listEntries } from './queries.ts'

const pageSize = 50

/** Who did what to what kind of thing, newest first, a page at a time. Reading it is not itself put down: it would be all there is to read. */
export async function listAudit(ctx: Context, { before, deed, limit = pageSize }: { before?: string; deed?: string; limit?: number }) {
  const rows = await ctx.read((db) => listEntries(db, { before: before ?? null, deed: deed ?? null, limit: limit + 1 }))
  const shown = rows.slice(0, limit)
  return {
    entries: shown.map((row) => ({
      seq: row.seq,
      at: row.at.toISOString(),
      who: row.actor ?? (row.key === null ? (doers[row.op] ?? 'Evenkeel') : `The key "${row.key}"`),
      did: deeds[row.op] ?? row.op,
      op: row.op,
      kind: row.about_kind,
      whom: row.whom,
    })),
    next: rows.length > limit ? (shown.at(-1)?.seq ?? null) : null,
    deeds: Object.entries(deeds).map(([op, did]) => ({ op, did })),
  }
}

/** Every row, also those that are not listed. */
export async function checkAudit(ctx: Context) {
  const found = await ctx.read(findFault)
  const rows = Number(found?.rows ?? 0)
  const fault = faultIn(found)
  return { rows, whole: fault === null, says: fault ?? `All ${rows} rows hold: none was changed, removed or added.` }
}

function faultIn(found: Awaited<ReturnType<typeof findFault>>): string | null {
  if (!found) return 'The head of the chain is missing.'
  if (found.fault !== null) return `Row ${found.fault} does not hold: it, or one before it, was changed, removed or added.`
  const isEnd = (found.last ?? '0') === found.head && (found.last_hash ?? found.head_hash) === found.head_hash
  return isEnd ? null : `The chain should end with row ${found.head}, and ends with row ${found.last ?? 'none'}.`
}
