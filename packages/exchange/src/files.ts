/** One row of a table and the line of the file on which it ends, as people count lines. */
export type Row = { readonly line: number; readonly cells: readonly string[] }
export type Table = { readonly header: readonly string[]; readonly rows: readonly Row[] }

/**
 * What an importer is handed: a table that somebody has already parsed, a document that has already been parsed (JSON, YAML), or
 * the text of a file. The name is the file's own, with its folder where it has one.
 */
export type ImportFile =
  | { readonly name: string; readonly table: Table }
  | { readonly name: string; readonly document: unknown }
  | { readonly name: string; readonly text: string }

/** Parsed records as a table: the first is the header. */
export function tableFile(name: string, records: readonly Row[]): ImportFile {
  const [header, ...rows] = records
  return { name, table: { header: header?.cells ?? [], rows } }
}

/** Which sign parts the cells of a table, going by its first line: the one that stands there most often. */
export function delimiterOf(text: string): ',' | '\t' | ';' {
  const first = text.slice(0, 20_000).split('\n', 1)[0] ?? ''
  const often = (sign: string) => first.split(sign).length
  return often('\t') >= often(',') && often('\t') >= often(';') && often('\t') > 1 ? '\t' : often(';') > often(',') ? ';' : ','
}

/** A header as it is compared: `O*NET-SOC Code` and `onetsoc_code` are the same. */
export function plain(header: string): string {
  return header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** A table whose cells are asked for by the name of their column. */
export type Reading = {
  readonly file: string
  readonly rows: readonly Row[]
  has(column: string): boolean
  /** The cell, without the space around it; empty where there is none. `NULL` is how databases write that. */
  cell(row: Row, column: string): string
}

/** Every table that has all of these columns, whatever else it has. */
export function tablesWith(files: readonly ImportFile[], columns: readonly string[]): Reading[] {
  return files.flatMap((file) => {
    if (!('table' in file)) return []
    const reading = readingOf(file.name, file.table)
    return columns.every(reading.has) ? [reading] : []
  })
}

export function readingOf(file: string, table: Table): Reading {
  const places = new Map<string, number>()
  table.header.forEach((title, i) => {
    if (!places.has(plain(title))) places.set(plain(title), i)
  })
  return {
    file,
    rows: table.rows,
    has: (column) => places.has(plain(column)),
    cell: (row, column) => {
      const place = places.get(plain(column))
      const text = (place === undefined ? '' : (row.cells[place] ?? '')).trim()
      return text === 'NULL' ? '' : text
    },
  }
}

/** The file's own name without its folder; `file` if it has none. */
export function shortName(name: string): string {
  return (
    name
      .slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
      .trim()
      .toWellFormed() || 'file'
  )
}
