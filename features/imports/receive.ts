import type { Context } from '../context.ts'
import { columnsFor } from './columns.ts'
import { type Delimiter, delimiterOf, firstRow, longestRow, type Row, scan } from './csv.ts'
import { deleteRows, findImportForUpdate, insertRows, updateImport } from './queries.ts'

/** Characters kept of what was received, by which a file is known again. */
const seamLength = 64
/** More rows than any organisation of ours has ratings; a file beyond it is a mistake, or unkind. */
const mostRows = 1_000_000

export type Part = { readonly offset: number; readonly seam: string; readonly text: string; readonly isLast: boolean }

/** Takes the next part of a file. Whatever happens in between, what was answered is stored, and the answer says where to go on. */
export async function receivePart(ctx: Context, importId: string, { offset, seam, text, isLast }: Part) {
  const { orgId } = ctx.actor
  return ctx.write('sendPart', { kind: 'import', id: importId, personId: null }, async ({ db, stale }) => {
    const row = await findImportForUpdate(db, importId)
    if (!row || row.state === 'discarded') return { refused: 'gone' as const }
    const received = Number(row.received)
    // It came before, and its answer was lost on the way, or it is about a file that is read to its end.
    if (offset !== received || row.state !== 'receiving') {
      const known = row.state === 'receiving' || offset < received || row.state === 'broken'
      return known ? { received, state: row.state } : { refused: 'wrong-state' as const }
    }
    if (row.seam !== storable(seam)) return { refused: 'other-file' as const }

    const read = readOn(row, offset === 0 ? text.replace(/^\ufeff/, '') : text, isLast)
    const rows = read.rows
    const fault =
      read.fault ?? (row.row_count + rows.length > mostRows ? `The file has more than ${mostRows.toLocaleString('en')} rows.` : null)
    if (fault === null && rows.length > 0) await insertRows(db, orgId, importId, rows)
    if (fault !== null) await deleteRows(db, importId)
    const state = fault !== null ? ('broken' as const) : isLast ? ('checking' as const) : ('receiving' as const)
    await updateImport(db, importId, {
      received: String(received + text.length),
      seam: fault === null ? storable((seam + text).slice(-seamLength)) : '',
      tail: read.tail,
      next_line: read.nextLine,
      row_count: row.row_count + rows.length,
      ...{ state, fault },
      ...(read.delimiter === null ? {} : { delimiter: read.delimiter }),
      ...(read.header && row.header === null
        ? { header: JSON.stringify(read.header), columns: JSON.stringify(columnsFor(row.kind, read.header)) }
        : {}),
    })
    if (state !== 'receiving') stale('imports')
    return { received: received + text.length, state }
  })
}

type Begun = {
  readonly tail: string
  readonly next_line: number
  readonly delimiter: string | null
  readonly header: readonly string[] | null
}
type Read = {
  readonly rows: readonly Row[]
  readonly tail: string
  readonly nextLine: number
  readonly fault: string | null
  readonly delimiter: Delimiter | null
  readonly header: readonly string[] | null
}

/** What the part holds, read on from what the one before left unfinished. */
function readOn(begun: Begun, part: string, isLast: boolean): Read {
  const text = begun.tail + storable(part)
  const nothing = { rows: [], nextLine: begun.next_line, header: begun.header }
  let delimiter = begun.delimiter as Delimiter | null
  if (delimiter === null) {
    const first = firstRow(text, isLast)
    if (first === null && text.length <= longestRow) return { ...nothing, delimiter: null, tail: text, fault: null }
    delimiter = delimiterOf(first ?? '')
  }
  const scanned = scan(text, { delimiter, line: begun.next_line, isLast })
  const header = begun.header ?? scanned.rows[0]?.cells ?? null
  const rows = (begun.header === null ? scanned.rows.slice(1) : scanned.rows).map((row) => fitted(row, header ?? []))
  const empty = isLast && header === null ? 'There is nothing in the file.' : null
  return { rows, tail: scanned.tail, nextLine: scanned.nextLine, fault: scanned.fault ?? empty, delimiter, header }
}

/** A row has as many cells as the heading; empty ones at its end may be more. */
function fitted(row: Row, header: readonly string[]): Row {
  const cells = row.cells.slice(0, header.length)
  const surplus = row.cells.slice(header.length).some((cell) => cell !== '')
  const missing = cells.length < header.length
  const flaw =
    surplus || missing
      ? `has ${row.cells.length} ${row.cells.length === 1 ? 'column' : 'columns'} where the first line has ${header.length}`
      : null
  return { line: row.line, cells, flaw: row.flaw ?? flaw }
}

/** What no database keeps, and no text holds, as the sign for that. */
const storable = (text: string) => text.toWellFormed().replaceAll('\u0000', '\ufffd')
