import { itemModels } from '@evenkeel/content'
import type { Readiness } from '@evenkeel/growth'
import type { Context } from '../context.ts'
import { dateOf, dayOf } from '../days.ts'
import { anchorsOf, contentFor } from '../frameworks/service.ts'
import { presentEstimate } from '../present.ts'
import { type Knowledge, kept, knowledgeIn, type Share } from '../profile/service.ts'
import { isOffered, presentStep, readinessFor, stepsFor } from '../role-gap/service.ts'
import { mayKeepAnswers } from '../start/service.ts'
import type { CompetencyDetail } from './contract.ts'
import { presentPieces } from './pieces.ts'
import { findEvidence, insertDispute, insertWithdrawal, listDisputes, listWaitingWork } from './queries.ts'
import { evidenceChanged, recordEvidence } from './record.ts'
import { selfView } from './self-view.ts'

export { originOf } from './pieces.ts'
export { learnAtNight, recordEvidence, recordManyEvidence } from './record.ts'

export const showCompetency = (ctx: Context, personId: string, id: string) =>
  kept(ctx, personId, `competency ${id}`, (share) => workOutCompetency(ctx, personId, id, share))

async function workOutCompetency(
  ctx: Context,
  personId: string,
  id: string,
  share: Share,
): Promise<CompetencyDetail | { readonly refused: 'start-first' | 'gone' }> {
  const { knowledge, disputes, waiting } = await ctx.read(async (db) => ({
    knowledge: await knowledgeIn(db, ctx, personId),
    disputes: await listDisputes(db, personId),
    waiting: await listWaitingWork(db, personId, id),
  }))
  if (!knowledge) return { refused: 'start-first' }
  const { belief, target, content } = knowledge
  const competency = content.competencies.get(id)
  if (!competency) return { refused: 'gone' }
  const estimate = belief.estimate(id)
  const pulls = new Map(belief.pulls(new Map([[id, 1]])).map((row) => [row.evidence, row.pull]))
  const pieces = presentPieces(knowledge, id, pulls, disputes)
  const shown = new Set(pieces.map((piece) => piece.id))
  const { name, half, about, status, halfLifeInDays, anchors } = competency
  return {
    ...{ competency: id, name, half, about, status, halfLifeInDays },
    anchors: [...anchorsOf(anchors)],
    estimate: presentEstimate(estimate, belief.start(id)),
    requirement: target.requirements.find((r) => r.competency === id)?.level ?? null,
    targetTitle: target.title,
    atLevel: Math.min(5, Math.max(1, Math.round(estimate.mean))),
    start: belief.start(id).mean,
    otherPulls: [...pulls].reduce((sum, [evidence, pull]) => (shown.has(evidence) ? sum : sum + pull), 0),
    pieces,
    waiting: waiting.map((row) => ({
      workId: row.work_id,
      outcome: row.outcome,
      verifier: row.verifier_name,
      managerId: row.asked_of,
      version: row.version,
      askedOn: dateOf(dayOf(row.created_at)),
    })),
    selfView: selfView(knowledge, id),
    steps: stepsAbout(knowledge, id, await readinessFor(share, knowledge)),
    canTest: itemModels.some((model) => model.competency === id),
    canRateSituation: isOffered(knowledge, 'answer-situations', id),
  }
}

export async function assess(ctx: Context, personId: string, { competency, level }: { competency: string; level: number | null }) {
  return ctx.write('assess', { kind: 'evidence', id: competency, personId }, async (pen) => {
    if (!(await contentFor(pen.db, ctx, personId)).competencies.has(competency)) return { refused: 'no-such-competency' as const }
    if (!(await mayKeepAnswers(pen.db, personId))) return { refused: 'agree-first' as const }
    return { evidenceId: await recordEvidence(ctx, pen, { personId, source: 'self', payload: { competency, level } }) }
  })
}

export const withdrawEvidence = (ctx: Context, personId: string, evidenceId: string, reason: string) =>
  setWithdrawn(ctx, 'withdrawEvidence', { personId, evidenceId, withdrawn: true, reason })

export const restoreEvidence = (ctx: Context, personId: string, evidenceId: string) =>
  setWithdrawn(ctx, 'restoreEvidence', { personId, evidenceId, withdrawn: false, reason: '' })

export async function disputeEvidence(ctx: Context, personId: string, evidenceId: string, words: string) {
  return ctx.write('disputeEvidence', { kind: 'evidence', id: evidenceId, personId }, async ({ db, stale }) => {
    if (!(await findEvidence(db, personId, evidenceId))) return { refused: 'gone' as const }
    await insertDispute(db, { orgId: ctx.actor.orgId, personId, id: ctx.newId(), evidenceId, words, at: ctx.now })
    stale('competency', 'my-data')
    return { done: true as const }
  })
}

type Withdrawal = { readonly personId: string; readonly evidenceId: string; readonly withdrawn: boolean; readonly reason: string }

async function setWithdrawn(ctx: Context, op: string, { personId, evidenceId, withdrawn, reason }: Withdrawal) {
  return ctx.write(op, { kind: 'evidence', id: evidenceId, personId }, async (pen) => {
    if (!(await findEvidence(pen.db, personId, evidenceId))) return { refused: 'gone' as const }
    await insertWithdrawal(pen.db, { orgId: ctx.actor.orgId, personId, evidenceId, withdrawn, reason, at: ctx.now })
    await evidenceChanged(ctx, pen, personId)
    return { done: true as const }
  })
}

function stepsAbout(knowledge: Knowledge, competency: string, found: Readiness): CompetencyDetail['steps'] {
  const { target, content } = knowledge
  return stepsFor(knowledge, target, found, competency)
    .slice(0, 4)
    .map((step) => presentStep(content, step))
}
