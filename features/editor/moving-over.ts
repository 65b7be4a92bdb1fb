import { changesBetween, documentOf, roleOf } from '@evenkeel/content'
import { gates, readiness } from '@evenkeel/growth'
import type { Context } from '../context.ts'
import { contentOf } from '../frameworks/service.ts'
import { presentChance } from '../present.ts'
import { type Knowledge, knowledgeIn } from '../profile/service.ts'
import { type AimSet, setAimVersion } from '../start/service.ts'
import type { Change, Stand } from './contract.ts'
import { presentPublished } from './present-published.ts'
import { listPublished } from './queries.ts'

/** What the version in force says about one's two roles, and one's gates under both: worked out from the same evidence on the same day. */
export async function showMove(ctx: Context, personId: string) {
  return ctx.read(async (db) => {
    const before = await knowledgeIn(db, ctx, personId)
    if (!before) return { refused: 'start-first' as const }
    const { frameworkVersion, versionInForce } = before.aim
    const next = await contentOf(db, ctx, versionInForce)
    const after = holdsRoles(next, before.aim) ? before.under(next) : null
    const [published] = versionInForce === null ? [] : await listPublished(db, versionInForce + 1, 1)
    return {
      from: frameworkVersion ?? 0,
      to: versionInForce ?? 0,
      published: published ? presentPublished(published) : null,
      changes: changesBetween(documentOf(before.content), documentOf(next)).filter(concerns(before, after)),
      before: standOf(before),
      after: after && standOf(after),
    }
  })
}

/** `to` is the version the person has read about: if another one came into force meanwhile, nothing happens. */
export async function moveOver(ctx: Context, personId: string, to: number) {
  return ctx.write('moveOver', { kind: 'aim', id: personId, personId }, async (pen) => {
    const before = await knowledgeIn(pen.db, ctx, personId)
    if (!before) return { refused: 'start-first' as const }
    const { versionInForce } = before.aim
    if (versionInForce === null || versionInForce !== to) return { refused: 'changed-meanwhile' as const }
    if (!holdsRoles(await contentOf(pen.db, ctx, to), before.aim)) return { refused: 'no-such-role' as const }
    await setAimVersion(ctx, pen, personId, to)
    return { number: to }
  })
}

function holdsRoles(content: Knowledge['content'], { currentFamily, currentLevel, targetFamily, targetLevel }: AimSet): boolean {
  return roleOf(content, currentFamily, currentLevel) !== null && roleOf(content, targetFamily, targetLevel) !== null
}

/** What is about the person's two roles, or about a competency one of them asks for. */
function concerns({ aim, current, target }: Knowledge, after: Knowledge | null): (change: Change) => boolean {
  const roles = [current, target, ...(after ? [after.current, after.target] : [])]
  const asked = new Set(roles.flatMap((role) => role.requirements.map((requirement) => requirement.competency)))
  const levels = new Set([`${aim.currentFamily}/${aim.currentLevel}`, `${aim.targetFamily}/${aim.targetLevel}`])
  return ({ family, level, competency }) => {
    if (family !== null) return level === null ? [aim.currentFamily, aim.targetFamily].includes(family) : levels.has(`${family}/${level}`)
    return competency !== null && asked.has(competency)
  }
}

function standOf(knowledge: Knowledge): Stand {
  const found = readiness(knowledge.caseFor(knowledge.target))
  return {
    title: knowledge.target.title,
    chance: presentChance(found.joint),
    gates: found.verdicts.map(({ gate, state }) => ({ label: gates.find(({ id }) => id === gate)!.label, state })),
  }
}
