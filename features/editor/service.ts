import { changesBetween, documentOf, type FrameworkDocument } from '@evenkeel/content'
import type { Context, Reader } from '../context.ts'
import { contentOf, numberInForce } from '../frameworks/service.ts'
import { presentPublished } from './present-published.ts'
import { findDraft, findDraftStub, listPublished } from './queries.ts'

export { moveOver, showMove } from './moving-over.ts'
export { beginDraft, changeDraft, discardDraft, publishDraft, showDraft } from './writing.ts'

const pageSize = 50

/** The number of the framework Evenkeel comes with, where versions are spoken of by number. */
const asShipped = 0

export async function listVersions(ctx: Context, { before, limit = pageSize }: { before?: number; limit?: number }) {
  return ctx.read(async (db) => {
    const rows = await listPublished(db, before ?? null, limit + 1)
    const draft = mayWrite(ctx) ? await findDraftStub(db) : undefined
    const shown = rows.slice(0, limit)
    return {
      inForce: (await numberInForce(db)) ?? asShipped,
      draft: draft ? { number: draft.number, begunOn: draft.made_at.toISOString(), begunBy: draft.name } : null,
      versions: shown.map(presentPublished),
      next: rows.length > limit ? (shown.at(-1)?.number ?? null) : null,
    }
  })
}

export async function showVersion(ctx: Context, number: number) {
  return (await ctx.read((db) => findDocument(db, ctx, number))) ?? { refused: 'gone' as const }
}

export async function showDifference(ctx: Context, number: number, since = Math.max(asShipped, number - 1)) {
  const [before, after] = await ctx.read(async (db) => [await findDocument(db, ctx, since), await findDocument(db, ctx, number)] as const)
  return before && after ? { changes: changesBetween(before, after) } : { refused: 'gone' as const }
}

/** A draft is for those who write it: for everybody else it is not there. */
async function findDocument(db: Reader, ctx: Context, number: number): Promise<FrameworkDocument | null> {
  if (number === asShipped) return documentOf(ctx.content)
  if (number <= ((await numberInForce(db)) ?? asShipped)) return documentOf(await contentOf(db, ctx, number))
  const draft = mayWrite(ctx) ? await findDraft(db) : undefined
  return draft?.number === number ? (draft.document as FrameworkDocument) : null
}

const mayWrite = ({ actor }: Context) => actor.role === 'hr' || actor.role === 'owner'
