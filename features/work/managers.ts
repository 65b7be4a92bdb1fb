import { recordEvidence } from '../competency/service.ts'
import type { Context, Pen, Reader } from '../context.ts'
import { presentRequest, ratedPayload, type Work } from './asking.ts'
import type { WorkRequest } from './contract.ts'
import { findWork, listAskedOf, settleWork } from './queries.ts'

/** The same request as by a link, for the manager who was asked. Looking at it is on record where the person reads it. */
export async function showWorkRequest(ctx: Context, personId: string, workId: string) {
  return ctx.write(
    'showWorkRequest',
    { kind: 'work', id: workId, personId },
    async ({ db }): Promise<WorkRequest | { refused: 'gone' }> => {
      const work = await findAsked(ctx, db, personId, workId)
      return (work && (await presentRequest(db, ctx, work))) ?? { refused: 'gone' }
    },
  )
}

/** The evidence carries the manager as verifier and stands under their name: known here, like every rating of theirs. */
export const rateWorkRequest = (ctx: Context, personId: string, workId: string, level: number) =>
  ctx.write('rateWorkRequest', { kind: 'work', id: workId, personId }, (pen) =>
    settle(ctx, pen, personId, workId, 'rated', async (work) => {
      await recordEvidence(ctx, pen, { personId, source: 'work', payload: ratedPayload(work, level) })
      pen.stale('teams')
    }),
  )

export const declineWorkRequest = (ctx: Context, personId: string, workId: string) =>
  ctx.write('declineWorkRequest', { kind: 'work', id: workId, personId }, (pen) =>
    settle(ctx, pen, personId, workId, 'declined', async () => {}),
  )

/** What waits for this manager, from the people they manage now; the oldest first, without a word of what it is. */
export async function workAskedOf(db: Reader, managerId: string, people: readonly string[], limit: number) {
  const rows = people.length > 0 ? await listAskedOf(db, managerId, people, limit) : []
  return rows.map((row) => ({ id: row.work_id, personId: row.person_id, competency: row.competency, at: row.created_at }))
}

async function settle(
  ctx: Context,
  pen: Pen,
  personId: string,
  workId: string,
  state: 'rated' | 'declined',
  then: (work: Work) => Promise<void>,
) {
  const work = await findAsked(ctx, pen.db, personId, workId)
  if (!work || !(await settleWork(pen.db, workId, state, ctx.actor.personId))) return { refused: 'gone' as const }
  await then(work)
  pen.stale('reports')
  return { done: true as const }
}

/** Who may is asked at the door; here, whether it is this very manager whom the person asked, and still waits. */
async function findAsked(ctx: Context, db: Reader, personId: string, workId: string): Promise<Work | undefined> {
  const work = await findWork(db, workId)
  return work?.person_id === personId && work.asked_of === ctx.actor.personId && work.state === 'waiting' ? work : undefined
}
