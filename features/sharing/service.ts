import { sources } from '@evenkeel/measure'
import type { Context, Pen, Reader } from '../context.ts'
import { type Piece, piecesOf } from '../profile/service.ts'
import { answerConsent, consentsOfAll } from '../start/service.ts'
import { findOrg, listManagers } from './queries.ts'

const kindOf = (source: string) => `share-${source}`

export async function showSharing(ctx: Context, personId: string) {
  return ctx.read(async (db) => {
    const pieces = (await piecesOf(db, personId)).filter((piece) => !piece.withdrawn)
    const shared = await sharedSources(db, personId)
    const { name, kind } = await findOrg(db)
    return {
      organisation: name,
      kind,
      managers: (await listManagers(db, personId)).map((row) => row.name),
      sources: sources.map(({ id, label, explains }) => ({
        source: id,
        label,
        explains,
        pieces: pieces.filter((piece) => piece.source === id && !isKnownHere(piece, personId)).length,
        known: pieces.filter((piece) => piece.source === id && isKnownHere(piece, personId)).length,
        shared: shared.has(id),
      })),
    }
  })
}

export async function saveSharing(ctx: Context, personId: string, source: string, shared: boolean) {
  if (!sources.some(({ id }) => id === source)) return { refused: 'no-such-source' as const }
  return ctx.write('saveSharing', { kind: 'consent', id: kindOf(source), personId }, async (pen) => {
    await answerConsent(ctx, pen, { personId, kind: kindOf(source), given: shared })
    pen.stale('sharing', 'my-data')
    return { done: true as const }
  })
}

/** Those who manage this person today and can answer: what is asked of a manager may be asked of them, and of nobody else. */
export async function managersOf(db: Reader, personId: string) {
  const rows = await listManagers(db, personId)
  return rows.filter(({ state }) => state === 'active').map(({ person_id, name }) => ({ personId: person_id, name }))
}

export async function showManagers(ctx: Context, personId: string) {
  return { managers: await ctx.read((db) => managersOf(db, personId)) }
}

/** Inside any write: every kind of evidence, as somebody agreed to when joining. */
export async function shareAll(ctx: Context, pen: Pen, personId: string): Promise<void> {
  for (const { id } of sources) await answerConsent(ctx, pen, { personId, kind: kindOf(id), given: true })
}

/** Which pieces of each person's evidence those who manage them may see today. */
export async function sharedBy(db: Reader, people: readonly string[]): Promise<ReadonlyMap<string, (piece: Piece) => boolean>> {
  const sources = await sharedSourcesOf(db, people)
  return new Map([...sources].map(([id, shared]) => [id, (piece) => shared.has(piece.source) || isKnownHere(piece, id)]))
}

/** What somebody else in this organisation said under their name is known here already. */
const isKnownHere = ({ recordedBy }: Piece, personId: string) => recordedBy !== null && recordedBy !== personId

/** The kinds of evidence a person shares today. */
export async function sharedSources(db: Reader, personId: string): Promise<ReadonlySet<string>> {
  return (await sharedSourcesOf(db, [personId])).get(personId)!
}

/** The same for many people at once; everybody asked about is in it. */
export async function sharedSourcesOf(db: Reader, people: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const answers = Map.groupBy(await consentsOfAll(db, people), (answer) => answer.person_id)
  return new Map(
    people.map((personId) => {
      const given = new Set((answers.get(personId) ?? []).filter((answer) => answer.given).map((answer) => answer.kind))
      return [personId, new Set(sources.map(({ id }) => id).filter((id) => given.has(kindOf(id))))]
    }),
  )
}
