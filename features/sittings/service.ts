import type { Content } from '@evenkeel/content'
import { recordEvidence } from '../competency/service.ts'
import type { Context, Pen } from '../context.ts'
import { contentFor } from '../frameworks/service.ts'
import { type Knowledge, knowledgeOf } from '../profile/service.ts'
import { mayKeepAnswers } from '../start/service.ts'
import type { Ratings } from './contract.ts'
import { nextItem } from './next-item.ts'
import { type Answers, baselinePlan, noAnswers, type Plan, shortPlan, statements } from './plan.ts'
import { presentReview, presentSitting, type Row } from './present.ts'
import { findFinishedBaseline, findOpenSitting, findSitting, insertSitting, updateSitting } from './queries.ts'

type Kind = 'baseline' | 'test' | 'situation'

export async function openSitting(ctx: Context, personId: string, kind: Kind, competency: string | null) {
  const knowledge = await knowledgeOf(ctx, personId)
  if (!knowledge) return { refused: 'start-first' as const }
  const subject = kind === 'baseline' ? null : competency
  const found = await ctx.read(async (db) => ({
    open: await findOpenSitting(db, personId, kind, subject),
    done: await findFinishedBaseline(db, personId),
    mayKeep: await mayKeepAnswers(db, personId),
  }))
  if (!found.mayKeep) return { refused: 'agree-first' as const }
  if (found.open) return presentSitting(knowledge.content, found.open as Row)
  if (kind === 'baseline' && found.done) return { refused: 'already-done' as const }
  const plan = planFor(knowledge, kind, subject)
  if (!plan) return { refused: 'nothing-to-ask' as const }
  const first = await nextItem(ctx, knowledge, plan, noAnswers)
  const full = first ? { ...plan, drawn: [first] } : { ...plan, items: { ...plan.items, total: 0 } }
  if (isEmpty(full)) return { refused: 'nothing-to-ask' as const }
  const id = ctx.newId()
  return ctx.write('openSitting', { kind: 'sitting', id, personId }, async ({ db, stale }) => {
    const row = { orgId: ctx.actor.orgId, personId, id, kind, subject, plan: full, answers: noAnswers, at: ctx.now }
    // Two clicks at once: the second finds the one the first has opened.
    const sitting = (await insertSitting(db, row)) ?? (await findOpenSitting(db, personId, kind, subject))
    stale('me', 'sitting')
    return presentSitting(knowledge.content, sitting as Row)
  })
}

export async function showSitting(ctx: Context, sittingId: string) {
  const { row, content } = await load(ctx, sittingId)
  return row ? presentSitting(content, row) : { refused: 'gone' as const }
}

export function saveSelf(
  ctx: Context,
  sittingId: string,
  competency: string,
  { level, version }: { level: number | null; version: number },
) {
  return save(ctx, sittingId, version, async ({ plan, answers }) => {
    if (!plan.self.includes(competency)) return null
    return { plan, answers: { ...answers, self: { ...answers.self, [competency]: level } } }
  })
}

export function saveSituation(
  ctx: Context,
  sittingId: string,
  situation: string,
  { ratings, version }: { ratings: Ratings; version: number },
) {
  return save(ctx, sittingId, version, async ({ plan, answers }) => {
    if (!plan.situations.includes(situation)) return null
    return { plan, answers: { ...answers, situations: { ...answers.situations, [situation]: ratings } } }
  })
}

/** An item is answered once: the next one is chosen by what was said. */
export function saveItem(
  ctx: Context,
  sittingId: string,
  itemId: string,
  answer: { answered: number | null; seconds: number | null; version: number },
) {
  const { version, ...given } = answer
  return save(ctx, sittingId, version, async ({ plan, answers }, knowledge) => {
    const drawn = plan.drawn.find((item) => item.id === itemId)
    if (!drawn || itemId in answers.items) return null
    if (given.answered !== null && given.answered >= drawn.item.options.length) return null
    const after: Answers = { ...answers, items: { ...answers.items, [itemId]: given } }
    const next = await nextItem(ctx, knowledge, plan, after)
    const shorter = { ...plan, items: { ...plan.items, total: plan.drawn.length } }
    return { plan: next ? { ...plan, drawn: [...plan.drawn, next] } : shorter, answers: after }
  })
}

/** What was answered becomes evidence, all of it or none; what was skipped says nothing. */
export async function finishSitting(ctx: Context, personId: string, sittingId: string, version: number) {
  const { row, content } = await load(ctx, sittingId)
  if (!row) return { refused: 'gone' as const }
  if (row.state === 'finished') return { refused: 'finished' as const }
  const said = statements(content, row.plan, row.answers)
  return ctx.write('finishSitting', { kind: 'sitting', id: sittingId, personId }, async (pen) => {
    const finished = await updateSitting(pen.db, { id: sittingId, version, plan: row.plan, answers: row.answers, finishedAt: ctx.now })
    if (!finished) return { refused: 'changed-meanwhile' as const }
    await recordAll(ctx, pen, personId, said)
    pen.stale('me', 'sitting')
    return presentReview(content, finished as Row, said.length)
  })
}

export async function showReview(ctx: Context, sittingId: string) {
  const { row, content } = await load(ctx, sittingId)
  if (row?.state !== 'finished') return { refused: 'gone' as const }
  return presentReview(content, row, statements(content, row.plan, row.answers).length)
}

async function recordAll(ctx: Context, pen: Pen, personId: string, said: ReturnType<typeof statements>): Promise<void> {
  for (const { source, payload } of said) await recordEvidence(ctx, pen, { personId, source, payload })
}

function planFor({ content, pieces, target }: Knowledge, kind: Kind, subject: string | null): Plan | null {
  // First attempts only: a situation whose key was shown measures memory, not judgement.
  const seen = new Set(pieces.filter((p) => p.source === 'situation').map((p) => (p.payload as { situation: string }).situation))
  if (kind === 'baseline') return baselinePlan(content, target, seen)
  return subject && content.competencies.has(subject) ? shortPlan(content, kind, subject, seen) : null
}

const isEmpty = (plan: Plan) => plan.self.length + plan.items.total + plan.situations.length === 0

/** The sitting, and the framework of the person whose it is: nobody else can load it. */
async function load(ctx: Context, sittingId: string): Promise<{ readonly row: Row | null; readonly content: Content }> {
  return ctx.read(async (db) => ({
    row: ((await findSitting(db, sittingId)) as Row | undefined) ?? null,
    content: await contentFor(db, ctx, ctx.actor.personId),
  }))
}

type Change = (draft: { plan: Plan; answers: Answers }, knowledge: Knowledge) => Promise<{ plan: Plan; answers: Answers } | null>

async function save(ctx: Context, sittingId: string, version: number, change: Change) {
  const { row, content } = await load(ctx, sittingId)
  if (!row) return { refused: 'gone' as const }
  if (row.state === 'finished') return { refused: 'finished' as const }
  if (row.version !== version) return { refused: 'changed-meanwhile' as const }
  const knowledge = await knowledgeOf(ctx, ctx.actor.personId)
  const after = knowledge && (await change(row, knowledge))
  if (!after) return { refused: 'not-asked' as const }
  return ctx.write('saveSitting', { kind: 'sitting', id: sittingId, personId: ctx.actor.personId }, async ({ db }) => {
    const saved = await updateSitting(db, { id: sittingId, version, ...after, finishedAt: null })
    return saved ? presentSitting(content, saved as Row) : { refused: 'changed-meanwhile' as const }
  })
}
