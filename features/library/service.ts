import { frameworkOf } from '@evenkeel/exchange'
import type { Context, World } from '../context.ts'
import type { Source } from './library-shapes.ts'
import { deleteFramework, findDocument, findFramework, listFrameworks, listReleases } from './queries.ts'
import { type Counts, knownImporters } from './reading.ts'

export {
  bringInFramework,
  dropImport,
  type Imported,
  importNow,
  listImportChanges,
  listImportProblems,
  openImport,
  readImport,
  sendImportPart,
  showFrameworkImport,
} from './importing.ts'
export { knownImporters } from './reading.ts'

/** The id of the framework that is always there. */
export const builtIn = 'evenkeel'
const pageSize = 100
const releasesShown = 50

export async function listLibrary(ctx: Context) {
  const [ours, rows] = await Promise.all([builtInEntry(ctx), ctx.read((db) => listFrameworks(db))])
  return { frameworks: [ours, ...rows.map(entryOf)], importers: knownImporters }
}

export async function listNotices(ctx: Context) {
  const rows = await ctx.read((db) => listFrameworks(db))
  return { notices: [builtInSource(ctx), ...rows.map(({ source }) => source as Source)] }
}

export async function showLibraryFramework(ctx: Context, frameworkId: string) {
  const found = await entryAt(ctx, frameworkId)
  if (!found) return { refused: 'gone' as const }
  const releases = found.builtIn ? [] : await ctx.read((db) => listReleases(db, frameworkId, releasesShown))
  const { scale, counted, families } = await ctx.desk.ask('overview', [stored(ctx, found)], null)
  return {
    ...found,
    ...{ scale, counted, families },
    releases: releases.map(({ number, version, importer, changes, imported_at, imported_by }) => ({
      ...{ number, version, importer, changes },
      importedAt: imported_at.toISOString(),
      importedBy: imported_by,
    })),
  }
}

type Paged = { readonly after?: number; readonly limit?: number }
const pageOf = ({ after = 0, limit = pageSize }: Paged) => ({ after, limit })

export async function listLibraryRoles(ctx: Context, frameworkId: string, asked: Paged & { search?: string; family?: string }) {
  const found = await entryAt(ctx, frameworkId)
  if (!found) return { refused: 'gone' as const }
  return ctx.desk.ask('roles', [stored(ctx, found)], { search: asked.search ?? '', family: asked.family ?? null, ...pageOf(asked) })
}

export async function listLibrarySkills(
  ctx: Context,
  frameworkId: string,
  asked: Paged & { search?: string; half?: 'technical' | 'people' | 'unsorted' },
) {
  const found = await entryAt(ctx, frameworkId)
  if (!found) return { refused: 'gone' as const }
  return ctx.desk.ask('skills', [stored(ctx, found)], { search: asked.search ?? '', half: asked.half ?? null, ...pageOf(asked) })
}

export async function showLibraryLevel(ctx: Context, frameworkId: string, level: string) {
  const found = await entryAt(ctx, frameworkId)
  const asked = found && (await ctx.desk.ask('level', [stored(ctx, found)], { level }))
  return asked ? { source: found.source, ...asked } : { refused: 'gone' as const }
}

type Measured = { readonly measured?: string }

export async function showLibraryBalance(ctx: Context, frameworkId: string, asked: Paged & Measured & { family?: string }) {
  const both = await withMeasured(ctx, frameworkId, asked)
  if (!both) return { refused: 'gone' as const }
  return ctx.desk.ask('balance', both.stored, { family: asked.family ?? null, ...pageOf(asked) })
}

export async function exportLibraryBalance(ctx: Context, frameworkId: string, { format, measured }: Measured & { format: 'csv' | 'json' }) {
  const both = await withMeasured(ctx, frameworkId, measured === undefined ? {} : { measured })
  if (!both) return { refused: 'gone' as const }
  const text = await ctx.desk.ask('balanceFile', both.stored, { format })
  return { name: `${fileName(both.found.source)}-balance.${format}`, type: format === 'csv' ? csv : 'application/json', text }
}

const csv = 'text/csv; charset=utf-8'
const files = {
  yaml: { type: 'application/yaml', ending: 'yaml' },
  csv: { type: csv, ending: 'csv' },
  case: { type: 'application/json', ending: 'case.json' },
} as const

export async function exportLibraryFramework(ctx: Context, frameworkId: string, format: keyof typeof files) {
  const found = await entryAt(ctx, frameworkId)
  if (!found) return { refused: 'gone' as const }
  // The same file every time: CASE says when a framework changed, and that is when it came in.
  const changedAt = found.importedAt ?? ctx.now.toISOString()
  const text = await ctx.desk.ask('file', [stored(ctx, found)], { format, base: ctx.publicUrl, changedAt })
  const { type, ending } = files[format]
  return { name: `${fileName(found.source)}.${ending}`, type, text }
}

export async function listReleaseChanges(ctx: Context, frameworkId: string, asked: Paged & { before: number; now: number }) {
  const found = await entryAt(ctx, frameworkId)
  const numbers =
    found && !found.builtIn ? (await ctx.read((db) => listReleases(db, frameworkId, releasesShown))).map(({ number }) => number) : []
  if (!found || ![asked.before, asked.now].every((number) => numbers.includes(number))) return { refused: 'gone' as const }
  const { after, limit } = pageOf(asked)
  const pair = [asked.before, asked.now].map((number) => stored(ctx, { ...found, number }))
  const { total, lines } = await ctx.desk.ask('changes', pair, null)
  return { total, next: after + limit < lines.length ? after + limit : null, lines: lines.slice(after, after + limit) }
}

export async function removeLibraryFramework(ctx: Context, frameworkId: string, version: number) {
  if (frameworkId === builtIn) return { refused: 'built-in' as const }
  return ctx.write('removeLibraryFramework', { kind: 'framework', id: frameworkId, personId: null }, async ({ db }) => {
    if (!(await findFramework(db, frameworkId))) return { refused: 'gone' as const }
    if (!(await deleteFramework(db, frameworkId, version))) return { refused: 'changed-meanwhile' as const }
    // Nothing goes stale: the screen it was shown on would ask for what is gone, and the list is loaded anew when it is opened.
    return { done: true as const }
  })
}

type Found = Awaited<ReturnType<typeof builtInEntry>> | ReturnType<typeof entryOf>

async function entryAt(ctx: Context, frameworkId: string): Promise<Found | undefined> {
  if (frameworkId === builtIn) return builtInEntry(ctx)
  const row = await ctx.read((db) => findFramework(db, frameworkId))
  return row && entryOf(row)
}

/** Undefined when one of the two is not there. */
async function withMeasured(ctx: Context, frameworkId: string, { measured }: Measured) {
  const found = await entryAt(ctx, frameworkId)
  const beside = measured === undefined ? undefined : await entryAt(ctx, measured)
  if (!found || (measured !== undefined && !beside)) return undefined
  return { found, stored: [stored(ctx, found), ...(beside ? [stored(ctx, beside)] : [])] }
}

/** The key names one release of one organisation's framework: it was looked up under row security before. */
function stored(ctx: Context, { frameworkId, number, source }: Pick<Found, 'frameworkId' | 'number' | 'source'>) {
  if (frameworkId === builtIn) {
    return { key: `${builtIn} ${source.version}`, load: async () => JSON.stringify(frameworkOf(ctx.content, builtInSource(ctx))) }
  }
  const load = async () => {
    const text = await ctx.read((db) => findDocument(db, frameworkId, number))
    if (text === undefined) throw new Error(`the release ${number} of a framework has no document`)
    return text
  }
  return { key: `${frameworkId} ${number}`, load }
}

function entryOf(row: Awaited<ReturnType<typeof listFrameworks>>[number]) {
  return {
    frameworkId: row.framework_id,
    source: row.source as Source,
    counts: row.counts as Counts,
    builtIn: false,
    importedAt: row.imported_at.toISOString() as string | null,
    importedBy: row.imported_by as string | null,
    number: row.number,
    version: row.version,
  }
}

async function builtInEntry(ctx: World) {
  const { content } = ctx
  const levels = [...content.roles.values()].flatMap((family) => family.levels)
  const requirements = levels.flatMap(({ technical, people }) => [...technical.requirements, ...people.requirements])
  const counts = {
    ...{ families: 0, roles: content.roles.size, levels: levels.length, skills: content.competencies.size },
    ...{ requirements: requirements.length, withoutLevel: 0, measured: false },
  }
  const unsaid = { importedAt: null, importedBy: null, number: 1, version: 0 }
  return { frameworkId: builtIn, source: builtInSource(ctx), counts, builtIn: true, ...unsaid }
}

function builtInSource({ productVersion }: World): Source {
  return {
    ...{ id: builtIn, name: 'Evenkeel', version: productVersion, licence: 'Apache-2.0' },
    ...{ notice: 'Written by the authors of Evenkeel.', address: null },
  }
}

/** Plain letters, digits and hyphens: it goes into a header. */
function fileName({ id, version }: Source): string {
  const plain = `${id}-${version}`
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
  return plain.slice(0, 80) || 'framework'
}
