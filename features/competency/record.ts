import type { TSchema } from 'typebox'
import Value from 'typebox/value'
import type { Context, Pen } from '../context.ts'
import { dateOf, dayOf, nightAfter } from '../days.ts'
import { sourceOf } from '../sources.ts'
import { type EvidenceRow, insertEvidence, insertManyEvidence } from './queries.ts'

export type Statement = {
  readonly personId: string
  readonly source: string
  readonly payload: unknown
  /** The day it speaks about, 'YYYY-MM-DD'; today unless said. */
  readonly day?: string
  readonly recordedBy?: string | null
}

/** The one way evidence comes in, inside any write: checked against its source, appended, never changed. Returns its id. */
export async function recordEvidence(ctx: Context, pen: Pen, statement: Statement): Promise<string> {
  const evidenceId = ctx.newId()
  await insertEvidence(pen.db, { ...rowOf(ctx, statement), id: evidenceId })
  await evidenceChanged(ctx, pen, statement.personId)
  return evidenceId
}

/**
 * The same for many pieces about many people at once, with one statement. The readings of each are worked out when they are next looked at: a job
 * for everybody in a file would keep the house busy for people who may never look.
 */
export async function recordManyEvidence(ctx: Context, pen: Pen, statements: readonly Statement[]): Promise<readonly string[]> {
  const rows = statements.map((statement) => ({ ...rowOf(ctx, statement), id: ctx.newId() }))
  await insertManyEvidence(pen.db, rows)
  pen.stale('home', 'profile', 'competency', 'role-gap', 'my-data')
  await learnAtNight(ctx, pen)
  return rows.map(({ id }) => id)
}

/** After anything that changes what counts: the screens that show it, and the readings that are worked out ahead. */
export async function evidenceChanged(ctx: Context, pen: Pen, personId: string): Promise<void> {
  pen.stale('home', 'profile', 'competency', 'role-gap', 'my-data')
  await learnAtNight(ctx, pen)
  // Whoever says something of themselves looks at it next, and has it worked out by looking. What others say waits for the person's next visit.
  if (ctx.actor.personId !== personId) await pen.later({ name: 'home.renew-readings', payload: { orgId: ctx.actor.orgId, personId } })
}

/**
 * How everybody judges is learned anew from what there is then, in the first ten minutes of the night, before the readings of the morning are
 * worked out. Each organisation has its own moment, the same every night, so that many pieces of evidence ask for one job.
 */
export async function learnAtNight(ctx: Context, pen: Pick<Pen, 'later'>): Promise<void> {
  const { orgId, personId } = ctx.actor
  const at = nightAfter(ctx.now, Number.parseInt(orgId.slice(0, 8), 16) / 2 ** 32 / 6)
  await pen.later({ name: 'engine.recalibrate', payload: { orgId, personId, due: at.toISOString() }, at, once: orgId })
}

/** Checked against its source: what no source can read is a mistake of ours, not evidence. */
function rowOf(ctx: Context, { personId, source: id, payload, day, recordedBy }: Statement): Omit<EvidenceRow, 'id'> {
  const source = sourceOf(id)
  if (!source) throw new Error(`there is no source "${id}"`)
  if (!Value.Check(source.payload, payload)) throw new Error(`this is no payload of "${id}": ${describe(source.payload, payload)}`)
  return {
    orgId: ctx.actor.orgId,
    personId,
    source: id,
    sourceVersion: source.version,
    day: day ?? dateOf(dayOf(ctx.now)),
    payload,
    at: ctx.now,
    recordedBy: recordedBy === undefined ? ctx.actor.personId : recordedBy,
  }
}

function describe(schema: TSchema, payload: unknown): string {
  return [...Value.Errors(schema, payload)].map((error) => `${error.instancePath} ${error.message}`).join('; ')
}
