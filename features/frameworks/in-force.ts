import { type Content, contentFrom, type FrameworkDocument } from '@evenkeel/content'
import type { Context, Reader, Writer } from '../context.ts'
import { findNumberInForce, findNumberOf, findPublished, listNames } from './queries.ts'

/** What it takes to find a version: the framework Evenkeel comes with, what was read before, and where one stands. */
export type Library = Pick<Context, 'content' | 'shelf' | 'actor'>

/** The content of one version. Null is the framework Evenkeel comes with, and costs nothing. */
export async function contentOf(db: Reader | Writer, { content, shelf, actor }: Library, number: number | null): Promise<Content> {
  if (number === null) return content
  const known = shelf.find(actor.orgId, number)
  if (known) return known
  const row = await findPublished(db, number)
  if (!row) throw new Error(`version ${number} of the framework is not published`)
  const compiled = contentFrom(row.document as FrameworkDocument, content)
  shelf.keep(actor.orgId, number, compiled)
  return compiled
}

/** The number of the version in force in the organisation; null while none was published. */
export async function numberInForce(db: Reader | Writer): Promise<number | null> {
  return (await findNumberInForce(db))?.number ?? null
}

/** What new aims are set under, and what is offered where somebody chooses. */
export async function contentInForce(db: Reader | Writer, library: Library): Promise<Content> {
  return contentOf(db, library, await numberInForce(db))
}

/** What a person is judged by: the version their aim was set under, or what is in force while they have none. */
export async function contentFor(db: Reader | Writer, library: Library, personId: string): Promise<Content> {
  const own = await findNumberOf(db, personId)
  return own ? contentOf(db, library, own.number) : contentInForce(db, library)
}

/** What competencies were last called in the organisation's own versions. */
export async function namesOf(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return new Map((await listNames(db, ids)).map(({ id, name }) => [id, name]))
}
