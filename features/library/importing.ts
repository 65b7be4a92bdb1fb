import type { Context } from '../context.ts'
import { showOrganisation } from '../people/service.ts'
import { TooMuch } from './desk.ts'
import { type Chosen, limits, piecesOf } from './import-operations.ts'
import {
  countFrameworks,
  countImports,
  countParts,
  deleteImport,
  deleteImportsBefore,
  findDocument,
  findHead,
  findImport,
  findSlice,
  insertFramework,
  insertImport,
  insertRelease,
  listParts,
  lockLibrary,
  raiseFramework,
  replacePart,
  saveReading,
} from './queries.ts'
import { fieldsOfTables, knownImporters, type Reading, type SentFile } from './reading.ts'

const keptDays = 7
const millisecondsADay = 86_400_000
const pageSize = 50

type Announced = { readonly name: string; readonly characters: number; readonly parts: number }
type Against = { readonly frameworkId: string; readonly number: number; readonly version: string; readonly changes: number }

export async function openImport(ctx: Context, { files }: { files: readonly Announced[] }) {
  const importId = ctx.newId()
  const { orgId, personId } = ctx.actor
  if ((await showOrganisation(ctx)).kind === 'solo') return { refused: 'solo-account' as const }
  return ctx.write('openImport', { kind: 'import', id: importId, personId: null }, async ({ db, stale }) => {
    if (isTooLarge(files)) return { refused: 'too-large' as const }
    await deleteImportsBefore(db, new Date(ctx.now.getTime() - keptDays * millisecondsADay))
    if ((await countImports(db)) >= limits.open) return { refused: 'too-many-open' as const }
    await insertImport(db, { orgId, importId, personId, at: ctx.now, files })
    stale('import')
    return { importId, partCharacters: limits.partCharacters }
  })
}

function isTooLarge(files: readonly Announced[]): boolean {
  const characters = files.reduce((sum, file) => sum + file.characters, 0)
  const parts = files.reduce((sum, file) => sum + file.parts, 0)
  return files.length > limits.files || characters > limits.characters || parts > limits.parts
}

export async function sendImportPart(ctx: Context, importId: string, { file, part, text }: { file: number; part: number; text: string }) {
  return ctx.write('sendImportPart', { kind: 'import', id: importId, personId: null }, async ({ db }) => {
    const row = await findImport(db, importId)
    if (!row) return { refused: 'gone' as const }
    const announced = (row.files as Announced[])[file]
    if (!announced || part >= announced.parts) return { refused: 'not-announced' as const }
    await replacePart(db, { orgId: ctx.actor.orgId, importId, file, part, text })
    return { done: true as const }
  })
}

/** Reads outside of any transaction: it may take a while. */
export async function readImport(ctx: Context, importId: string, chosen: Chosen) {
  const loaded = await ctx.read(async (db) => {
    const row = await findImport(db, importId)
    return row && { row, parts: await listParts(db, importId) }
  })
  if (!loaded) return { refused: 'gone' as const }
  const { row, parts } = loaded
  const files = sentFiles(row.files as Announced[], parts)
  if (!files) return { refused: 'incomplete' as const }
  const read = await readAgainst(ctx, files, chosen)
  if (!read) return { refused: 'too-much' as const }
  return ctx.write('readImport', { kind: 'import', id: importId, personId: null }, async ({ db, stale }) => {
    const version = await saveReading(db, { importId, version: row.version, given: chosen, ...read })
    if (version === undefined) return { refused: 'changed-meanwhile' as const }
    stale('import')
    return { version }
  })
}

/** What came of the files and what it would change in the library; null when it was more than can be read. */
async function readAgainst(ctx: Context, files: readonly SentFile[], chosen: Chosen) {
  try {
    const { reading, document } = await ctx.desk.read(files, chosen)
    const head = reading.source && (await ctx.read((db) => findHead(db, reading.source!.id)))
    if (!head) return { reading, document, against: null, lines: [] }
    const { framework_id: frameworkId, number, says } = head
    const before = { key: `${frameworkId} ${number}`, load: async () => (await ctx.read((db) => findDocument(db, frameworkId, number)))! }
    const after = { key: `import ${ctx.newId()}`, load: async () => document }
    const { total, lines } = await ctx.desk.ask('changes', [before, after], null)
    return { reading, document, against: { frameworkId, number, version: says, changes: total } satisfies Against, lines }
  } catch (error) {
    if (error instanceof TooMuch) return null
    throw error
  }
}

function sentFiles(announced: readonly Announced[], parts: readonly { file: number; part: number; text: string }[]): SentFile[] | null {
  const byFile = Map.groupBy(parts, ({ file }) => file)
  const files = announced.map(({ name }, i) => ({ name, parts: (byFile.get(i) ?? []).map(({ text }) => text) }))
  return files.every((file, i) => file.parts.length === announced[i]!.parts) ? files : null
}

export async function showFrameworkImport(ctx: Context, importId: string) {
  const found = await ctx.read(async (db) => {
    const row = await findImport(db, importId)
    return row && { row, received: await countParts(db, importId) }
  })
  if (!found) return { refused: 'gone' as const }
  const { row, received } = found
  return {
    importId,
    version: row.version,
    openedAt: row.opened_at.toISOString(),
    files: (row.files as Announced[]).map((file, i) => ({ ...file, received: received.get(i) ?? 0 })),
    chosen: (row.given ?? {}) as Chosen,
    reading: row.reading as Reading | null,
    against: row.against as Against | null,
    importers: knownImporters,
    fields: fieldsOfTables,
  }
}

type Paged = { readonly after?: number; readonly limit?: number }
type Trouble = { file: string; line: number | null; what: string; remedy: string }

export async function listImportProblems(ctx: Context, importId: string, asked: Paged) {
  const page = await sliceOf(ctx, importId, 'problems', asked)
  return page ? { total: page.total, next: page.next, problems: page.part as Trouble[] } : { refused: 'gone' as const }
}

export async function listImportChanges(ctx: Context, importId: string, asked: Paged) {
  const page = await sliceOf(ctx, importId, 'lines', asked)
  return page ? { total: page.total, next: page.next, lines: page.part as string[] } : { refused: 'gone' as const }
}

async function sliceOf(ctx: Context, importId: string, of: 'problems' | 'lines', { after = 0, limit = pageSize }: Paged) {
  return ctx.read(async (db) => {
    const row = await findImport(db, importId)
    if (!row) return null
    const total = of === 'problems' ? ((row.reading as Reading | null)?.problems ?? 0) : ((row.against as Against | null)?.changes ?? 0)
    const part = (await findSlice(db, importId, of, after, limit)) ?? []
    return { total, next: part.length === limit && after + limit < total ? after + limit : null, part }
  })
}

/** Into the library, as a new framework or as the next release of one; the same again is nothing. */
export async function bringInFramework(ctx: Context, importId: string, version: number) {
  const { orgId, personId } = ctx.actor
  return ctx.write('bringInFramework', { kind: 'import', id: importId, personId: null }, async ({ db, stale }) => {
    await lockLibrary(db, orgId)
    const row = await findImport(db, importId)
    if (!row) return { refused: 'gone' as const }
    const reading = row.reading as Reading | null
    if (!reading?.source || reading.counts.roles + reading.counts.skills === 0) return { refused: 'not-read' as const }
    if (reading.source.version === undated) return { refused: 'say-version' as const }
    const against = row.against as Against | null
    const head = await findHead(db, reading.source.id)
    // What was compared with must still be what is there: nobody brings in what they have not seen.
    if (row.version !== version || head?.number !== against?.number || head?.framework_id !== against?.frameworkId)
      return { refused: 'changed-meanwhile' as const }
    stale('library')
    if (head && against?.changes === 0) {
      await deleteImport(db, importId)
      return { frameworkId: head.framework_id, number: head.number, brought: false }
    }
    if (!head && (await countFrameworks(db)) >= limits.frameworks) return { refused: 'library-full' as const }
    const frameworkId = head?.framework_id ?? ctx.newId()
    const number = (head?.number ?? 0) + 1
    if (head) await raiseFramework(db, frameworkId, number)
    else await insertFramework(db, { orgId, frameworkId, sourceId: reading.source.id })
    await insertRelease(db, { orgId, importId, frameworkId, number, changes: against?.changes ?? 0, personId, at: ctx.now })
    await deleteImport(db, importId)
    return { frameworkId, number, brought: true }
  })
}

/** What importers say of a source whose version nobody said. */
const undated = 'undated'

export async function dropImport(ctx: Context, importId: string) {
  return ctx.write('dropImport', { kind: 'import', id: importId, personId: null }, async ({ db }) => {
    if (!(await deleteImport(db, importId))) return { refused: 'gone' as const }
    return { done: true as const }
  })
}

type Brought = { readonly refused: string } | { readonly frameworkId: string; readonly number: number; readonly brought: boolean }
export type Imported = {
  readonly reading: Reading | null
  readonly against: Against | null
  readonly problems: readonly Trouble[]
  readonly lines: readonly string[]
  /** Null after a dry run. */
  readonly brought: Brought | null
}

/** All of it in one go, for whoever has the files at hand: what was read and what it would change; brought in unless it is only tried. */
export async function importNow(
  ctx: Context,
  files: readonly { name: string; text: string }[],
  chosen: Chosen,
  { dryRun }: { dryRun: boolean },
): Promise<Imported | { readonly refused: string }> {
  const sent = files.map(({ name, text }) => ({ name, text, pieces: piecesOf(text, limits.partCharacters) }))
  const announced = sent.map(({ name, text, pieces }) => ({ name, characters: text.length, parts: pieces.length }))
  const opened = await openImport(ctx, { files: announced })
  if ('refused' in opened) return { refused: 'solo-account' }
  const { result } = opened
  if (!('importId' in result)) return { refused: result.refused }
  const { importId } = result
  try {
    for (const [file, { pieces }] of sent.entries())
      for (const [part, text] of pieces.entries()) await sendImportPart(ctx, importId, { file, part, text })
    const read = await readImport(ctx, importId, chosen)
    const outcome = 'result' in read ? read.result : read
    if (!('version' in outcome)) return { refused: outcome.refused }
    const shown = await showFrameworkImport(ctx, importId)
    const found = await listImportProblems(ctx, importId, { limit: everything })
    const changes = await listImportChanges(ctx, importId, { limit: everything })
    if (shown.refused !== undefined || found.refused !== undefined || changes.refused !== undefined) return { refused: 'gone' }
    const brought = dryRun ? null : (await bringInFramework(ctx, importId, shown.version)).result
    return { reading: shown.reading, against: shown.against, problems: found.problems, lines: changes.lines, brought }
  } finally {
    // Once it has come in there is nothing left to let go of.
    await dropImport(ctx, importId)
  }
}

const everything = 1_000_000
