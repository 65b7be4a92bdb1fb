import { type Draft, documentOf, type Edit, edit, findingsIn, fixOf } from '@evenkeel/content'
import { sources } from '@evenkeel/measure'
import type { Context } from '../context.ts'
import { contentInForce, numberInForce } from '../frameworks/service.ts'
import type * as Shape from './contract.ts'
import { deleteDraft, findDraft, findOrgKind, insertDraft, publishDraftRow, updateDraft } from './queries.ts'

const about = { kind: 'framework', id: 'draft', personId: null }

/** A copy of what is in force, to be written in. Its number is the next one, so published numbers have no gaps. */
export async function beginDraft(ctx: Context) {
  return ctx.write('beginDraft', about, async ({ db, stale }) => {
    if ((await findOrgKind(db)).kind === 'solo') return { refused: 'solo-account' as const }
    const document = documentOf(await contentInForce(db, ctx))
    const number = ((await numberInForce(db)) ?? 0) + 1
    const begun = await insertDraft(db, { orgId: ctx.actor.orgId, number, document, madeBy: ctx.actor.personId, at: ctx.now })
    if (!begun) return { refused: 'draft-there' as const }
    stale('framework', 'draft')
    return { number }
  })
}

export async function showDraft(ctx: Context): Promise<{ readonly draft: Shape.Draft | null }> {
  const row = await ctx.read((db) => findDraft(db))
  return { draft: row ? present(row.number, row.version, row as Draft) : null }
}

export async function changeDraft(ctx: Context, { step, version }: { readonly step: Shape.Step; readonly version: number }) {
  return ctx.write('changeDraft', about, async ({ db, stale }) => {
    const row = await findDraft(db)
    if (!row) return { refused: 'gone' as const }
    if (row.version !== version) return { refused: 'changed-meanwhile' as const }
    const edited = edit({ document: row.document, removed: row.removed } as Draft, step as Edit)
    if (!edited) return { refused: 'no-such-place' as const }
    const saved = await updateDraft(db, { version, ...edited.draft })
    if (!saved) return { refused: 'changed-meanwhile' as const }
    stale('draft')
    return { ...present(row.number, saved.version, edited.draft), added: edited.added }
  })
}

export async function discardDraft(ctx: Context, version: number) {
  return ctx.write('discardDraft', about, async ({ db, stale }) => {
    if (!(await findDraft(db))) return { refused: 'gone' as const }
    if (!(await deleteDraft(db, version))) return { refused: 'changed-meanwhile' as const }
    stale('framework', 'draft')
    return { done: true as const }
  })
}

/** The same linter that checks the framework we ship: an error keeps the draft a draft, a warning has been read. */
export async function publishDraft(ctx: Context, { why, version }: { readonly why: string; readonly version: number }) {
  return ctx.write('publishDraft', about, async ({ db, stale, emit }) => {
    const row = await findDraft(db)
    if (!row) return { refused: 'gone' as const }
    if (row.version !== version) return { refused: 'changed-meanwhile' as const }
    if (findingsIn((row as Draft).document).some(({ severity }) => severity === 'error')) return { refused: 'lint-not-clean' as const }
    const published = await publishDraftRow(db, { version, by: ctx.actor.personId, at: ctx.now, why: why.trim() })
    if (!published) return { refused: 'changed-meanwhile' as const }
    emit('framework.published', { version: published.number })
    stale('framework', 'draft', 'home')
    return published
  })
}

function present(number: number, version: number, { document, removed }: Draft): Shape.Draft {
  return {
    number,
    version,
    document,
    removed: removed.map((one, at) => ({ at, what: one.what, name: one.what === 'competency' ? one.value.name : one.value.title })),
    sources: sources.map(({ id, label, independent }) => ({ id, label, independent })),
    findings: findingsIn(document).map((finding) => ({ ...finding, fix: fixOf(document, finding)?.says ?? null })),
  }
}
