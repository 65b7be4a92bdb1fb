import type { Context } from '../context.ts'
import { listUninvited } from './bringing/queries.ts'
import { fits, unmapped } from './columns.ts'
import type { Kind, Result, Scale, Shown } from './contract.ts'
import {
  asColumns,
  asScale,
  clearVerdicts,
  deleteRows,
  findImport,
  findImportForUpdate,
  findOrgKind,
  insertImport,
  listBadRows,
  listImports,
  updateImport,
} from './queries.ts'

export { bringIn } from './bring-in.ts'
export { checkImport } from './check.ts'
export { receivePart } from './receive.ts'
export { inviteImported, takeBack } from './taking-back.ts'

/** How long a file that was not brought in is kept. */
const keptDays = 14
const millisecondsADay = 86_400_000
const pageSize = 50
const badPageSize = 200

export async function showImports(ctx: Context, { after, limit = pageSize }: { after?: string; limit?: number }) {
  const rows = await ctx.read((db) => listImports(db, after ?? null, limit + 1))
  const shown = rows.slice(0, limit)
  return { imports: shown.map(presentListed), next: rows.length > limit ? (shown.at(-1)?.import_id ?? null) : null }
}

export async function beginImport(ctx: Context, { kind, fileName, size }: { kind: Kind; fileName: string; size: number }) {
  const importId = ctx.newId()
  const { orgId, personId } = ctx.actor
  return ctx.write('beginImport', { kind: 'import', id: importId, personId: null }, async (pen) => {
    if ((await findOrgKind(pen.db)).kind === 'solo') return { refused: 'solo-account' as const }
    await insertImport(pen.db, { orgId, importId, kind, fileName, size, personId, at: ctx.now })
    await pen.later({
      name: 'imports.expire',
      payload: { orgId, personId, importId },
      at: new Date(ctx.now.getTime() + keptDays * millisecondsADay),
    })
    pen.stale('imports')
    return { importId }
  })
}

export async function showImport(ctx: Context, importId: string): Promise<Shown | { readonly refused: 'gone' }> {
  return ctx.read(async (db) => {
    const row = await findImport(db, importId)
    if (!row) return { refused: 'gone' as const }
    const columns = [...(row.columns ?? [])]
    return {
      ...presentListed(row),
      received: Number(row.received),
      seam: row.seam,
      rowCount: row.row_count,
      checked: row.checked,
      fault: row.fault,
      header: [...(row.header ?? [])],
      columns,
      unmapped: row.header === null ? [] : unmapped(row.kind, columns),
      scale: row.scale,
      result: row.result as Result | null,
      toInvite: row.kind === 'people' && row.state === 'done' ? (await listUninvited(db, importId)).length : 0,
    }
  })
}

export async function chooseColumns(
  ctx: Context,
  importId: string,
  given: { columns: readonly (string | null)[]; scale: Scale | null; version: number },
) {
  return ctx.write('chooseColumns', { kind: 'import', id: importId, personId: null }, async ({ db, stale }) => {
    const row = await findImportForUpdate(db, importId)
    if (!row) return { refused: 'gone' as const }
    if (row.header === null || !['receiving', 'checking', 'ready'].includes(row.state)) return { refused: 'wrong-state' as const }
    if (row.version !== given.version) return { refused: 'changed-meanwhile' as const }
    if (!fits(row.kind, row.header, given.columns)) return { refused: 'no-such-columns' as const }
    if (given.scale && given.scale.highest <= given.scale.lowest) return { refused: 'no-such-scale' as const }
    await clearVerdicts(db, importId)
    const state = row.state === 'receiving' ? 'receiving' : 'checking'
    const version = await updateImport(db, importId, {
      columns: asColumns(given.columns),
      scale: asScale(given.scale),
      state,
      checked: 0,
      checked_line: 0,
      result: null,
    })
    stale('imports')
    return { version }
  })
}

export async function showBadRows(ctx: Context, importId: string, { after = 0, limit = badPageSize }: { after?: number; limit?: number }) {
  return ctx.read(async (db) => {
    if (!(await findImport(db, importId))) return { refused: 'gone' as const }
    const found = await listBadRows(db, importId, after, limit + 1)
    const shown = found.slice(0, limit)
    const rows = shown.map(({ line, place, says, remedy }) => ({ line, column: place ?? '', says: says ?? '', remedy: remedy ?? '' }))
    return { rows, next: found.length > limit ? (shown.at(-1)?.line ?? null) : null }
  })
}

/** A file that nobody brought in is not kept; one that was, or that is gone already, is left alone. By the clock of this house, whenever it is asked. */
export async function expireImport(ctx: Context, importId: string): Promise<void> {
  const row = await ctx.read((db) => findImport(db, importId))
  if (row && ctx.now.getTime() >= row.begun_at.getTime() + keptDays * millisecondsADay) await discardImport(ctx, importId)
}

export async function discardImport(ctx: Context, importId: string) {
  return ctx.write('discardImport', { kind: 'import', id: importId, personId: null }, async ({ db, stale }) => {
    const row = await findImportForUpdate(db, importId)
    if (!row || row.state === 'discarded') return { refused: 'gone' as const }
    if (row.state === 'done' || row.state === 'taken-back') return { refused: 'wrong-state' as const }
    await deleteRows(db, importId)
    await updateImport(db, importId, { state: 'discarded', tail: '', seam: '' })
    stale('imports')
    return { done: true as const }
  })
}

type Row = {
  readonly import_id: string
  readonly kind: Kind
  readonly state: Shown['state']
  readonly file_name: string
  readonly size: string
  readonly begun_at: Date
  readonly begun_by_name: string
  readonly done_at: Date | null
  readonly version: number
}

function presentListed(row: Row) {
  return {
    ...{ importId: row.import_id, kind: row.kind, state: row.state, fileName: row.file_name, size: Number(row.size), version: row.version },
    ...{ begunAt: row.begun_at.toISOString(), begunBy: row.begun_by_name, doneAt: row.done_at?.toISOString() ?? null },
  }
}
