import { delimiterOf, type ImportFile, type Row, type Trouble, tableFile } from '@evenkeel/exchange'
import { parse as parseCsv } from 'csv-parse/sync'

/** More than any table of roles and skills has; a file with more is something else, and mapping it would take for ever. */
const mostColumns = 500

/**
 * A file as an importer takes it: tables parsed, with the line on which each record ends; everything else as its text, so that problems in it have
 * lines. What is damaged comes back as a trouble with what to do. A `.txt` file may be either: what is no table there is text.
 */
export function importFileOf(name: string, text: string): ImportFile | Trouble {
  if (!/\.(csv|tsv|txt)$/i.test(name)) return { name, text }
  const delimiter = delimiterOf(text)
  if (/\.txt$/i.test(name) && delimiter !== '\t') return { name, text }
  try {
    const records = recordsOf(text, delimiter)
    const widest = records.reduce((most, { cells }) => Math.max(most, cells.length), 0)
    if (widest <= mostColumns) return tableFile(name, records)
    return {
      file: name,
      line: records.find(({ cells }) => cells.length === widest)?.line ?? 1,
      what: `The table has ${widest} columns; ${mostColumns} are read at most.`,
      remedy: 'Keep the columns that speak of roles, levels and skills, or check which sign parts the cells.',
    }
  } catch (cause) {
    const { message, lines } = cause as Error & { lines?: number }
    return {
      file: name,
      line: lines ?? null,
      what: `This is no table that can be read: ${message.split('\n')[0] ?? ''}.`.replace(/\.\.$/, '.'),
      remedy: 'Export it again as CSV, with quotation marks around cells that hold commas or lines.',
    }
  }
}

export function isDamaged(file: ImportFile | Trouble): file is Trouble {
  return 'remedy' in file
}

type Parsed = { readonly record: readonly string[]; readonly info: { readonly lines: number } }

function recordsOf(text: string, delimiter: string): Row[] {
  const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, delimiter }
  const records = parseCsv(text, options) as unknown as readonly Parsed[]
  return records.map(({ record, info }) => ({ line: info.lines, cells: record }))
}
