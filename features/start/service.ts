import { roleOf } from '@evenkeel/content'
import type { Context, Pen, Reader } from '../context.ts'
import { contentOf, numberInForce } from '../frameworks/service.ts'
import { consentQuestions } from './consents.ts'
import type { Aim } from './contract.ts'
import { findAim, insertAim, insertConsent, listAims, listConsents, updateAim, updateAimVersion } from './queries.ts'

export async function showStart(ctx: Context, personId: string) {
  const [row, answers] = await ctx.read(async (db) => [await findAim(db, personId), await consentsOf(db, personId)] as const)
  const consents = consentQuestions.map(({ brings: _, ...question }) => {
    const answer = answers.find((a) => a.kind === question.kind)
    return { ...question, given: answer?.given ?? false, at: answer?.at.toISOString() ?? null }
  })
  return { aim: row ? aimFrom(row) : null, version: row?.version ?? 0, consents }
}

/** An aim, the version of the framework it was set under, and the one in force now; null is the framework Evenkeel comes with. */
export type AimSet = Aim & { readonly frameworkVersion: number | null; readonly versionInForce: number | null }

/** Where a person is and wants to go, for the slices that judge or plan; null before the start. */
export async function aimOf(db: Reader, personId: string): Promise<AimSet | null> {
  return (await aimsOf(db, [personId])).get(personId) ?? null
}

/** The same for many people at once; whoever has not started is not in it. */
export async function aimsOf(db: Reader, people: readonly string[]): Promise<ReadonlyMap<string, AimSet>> {
  const rows = await listAims(db, people)
  return new Map(
    rows.map((row) => [row.person_id, { ...aimFrom(row), frameworkVersion: row.framework_version, versionInForce: row.in_force }]),
  )
}

/** Whether what this person says about themselves may be kept at all. */
export async function mayKeepAnswers(db: Reader, personId: string): Promise<boolean> {
  const answers = await consentsOf(db, personId)
  return consentQuestions.every(({ kind, needed }) => !needed || answers.some((answer) => answer.kind === kind && answer.given))
}

/** Whoever chooses a role chooses among those in force; whoever changes only hours or reasons stays under the version they have. */
export async function saveAim(ctx: Context, personId: string, aim: Aim, version: number) {
  return ctx.write('saveAim', { kind: 'aim', id: personId, personId }, async ({ db, stale }) => {
    const before = await aimOf(db, personId)
    const number = before && isSameWay(before, aim) ? before.frameworkVersion : await numberInForce(db)
    const content = await contentOf(db, ctx, number)
    const known = roleOf(content, aim.currentFamily, aim.currentLevel) && roleOf(content, aim.targetFamily, aim.targetLevel)
    if (!known) return { refused: 'no-such-role' as const }
    const saved =
      version === 0
        ? await insertAim(db, { orgId: ctx.actor.orgId, personId, aim, number, at: ctx.now })
        : await updateAim(db, { personId, aim, number, version, at: ctx.now })
    if (!saved) return { refused: 'changed-meanwhile' as const }
    stale(...shownByAim)
    return { version: saved.version }
  })
}

/** Inside any write: the same aim, judged by another version of the framework from now on. */
export async function setAimVersion(ctx: Context, { db, stale }: Pen, personId: string, number: number): Promise<void> {
  await updateAimVersion(db, { personId, number, at: ctx.now })
  stale(...shownByAim)
}

const shownByAim = ['aim', 'me', 'home', 'profile', 'competency', 'role-gap', 'my-data', 'framework'] as const

const isSameWay = (a: Aim, b: Aim) =>
  a.currentFamily === b.currentFamily &&
  a.currentLevel === b.currentLevel &&
  a.targetFamily === b.targetFamily &&
  a.targetLevel === b.targetLevel

export async function saveConsent(ctx: Context, personId: string, kind: string, given: boolean) {
  if (!consentQuestions.some((question) => question.kind === kind)) return { refused: 'no-such-consent' as const }
  return ctx.write('saveConsent', { kind: 'consent', id: kind, personId }, async ({ db, stale, later }) => {
    await insertConsent(db, { orgId: ctx.actor.orgId, personId, id: ctx.newId(), kind, given, at: ctx.now })
    const brings = consentQuestions.find((question) => question.kind === kind)?.brings
    if (brings && given && ctx.hasMail) await later({ name: brings, payload: { orgId: ctx.actor.orgId, personId } })
    stale('aim', 'my-data', 'letters')
    return { done: true as const }
  })
}

/** The newest answer to every question a person was ever asked, also those other slices ask. */
export const consentsOf = (db: Reader, personId: string) => listConsents(db, [personId])

/** The same for many people at once, each answer with whose it is. */
export const consentsOfAll = (db: Reader, people: readonly string[]) => listConsents(db, people)

/** Inside any write: one more dated answer. */
export function answerConsent(ctx: Context, { db }: Pen, answer: { personId: string; kind: string; given: boolean }) {
  return insertConsent(db, { orgId: ctx.actor.orgId, id: ctx.newId(), at: ctx.now, ...answer })
}

function aimFrom(row: NonNullable<Awaited<ReturnType<typeof findAim>>>): Aim {
  return {
    currentFamily: row.current_family,
    currentLevel: row.current_level,
    targetFamily: row.target_family,
    targetLevel: row.target_level,
    hoursAWeek: row.hours_a_week,
    why: row.why,
  }
}
