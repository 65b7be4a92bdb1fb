import { basename } from 'node:path'
import { eachRow, UnreadableRow } from './csv-bytes.ts'

export type Cells = {
  readonly name: string
  readonly header: readonly string[]
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
}

export type Refused = { readonly refused: readonly string[] }

/** A small CSV file as text, every row as wide as its header. What is wrong comes back as one line each: file:line: what, and what to do. */
export async function readCells(file: string, signal?: AbortSignal): Promise<Cells | Refused> {
  const name = basename(file)
  const rows: { line: number; cells: readonly string[] }[] = []
  const failed = await reading(file, signal, (line, cells) => void rows.push({ line, cells }))
  if (failed) return { refused: [failed] }
  const [header, ...rest] = rows
  if (!header) return { refused: [`${name}: The file is empty. Its first line names the columns.`] }
  const uneven = rest.filter(({ cells }) => cells.length !== header.cells.length)
  if (uneven.length > 0)
    return {
      refused: uneven
        .slice(0, 20)
        .map(
          ({ line, cells }) =>
            `${name}:${line}: ${cells.length} cells where the header has ${header.cells.length}. Give every row as many.`,
        ),
    }
  return { name, header: header.cells, rows: rest }
}

/** The names in the first line, without reading on. */
export async function readHeader(file: string): Promise<readonly string[] | Refused> {
  try {
    const failed = await reading(file, undefined, (_, cells) => {
      throw new Enough(cells)
    })
    return { refused: [failed ?? `${basename(file)}: The file is empty. Its first line names the columns.`] }
  } catch (error) {
    if (error instanceof Enough) return error.header
    throw error
  }
}

/** Thrown to leave a file after its first row. */
class Enough extends Error {
  readonly header: readonly string[]
  constructor(header: readonly string[]) {
    super('enough')
    this.header = header
  }
}

/** Goes through the rows; returns why it could not, in a sentence, or null. */
async function reading(
  file: string,
  signal: AbortSignal | undefined,
  take: (line: number, cells: readonly string[]) => void,
): Promise<string | null> {
  try {
    await eachRow(
      file,
      (row) =>
        take(
          row.line,
          Array.from({ length: row.cells }, (_, cell) => row.text(cell)),
        ),
      signal,
    )
    return null
  } catch (error) {
    if (error instanceof UnreadableRow) return `${basename(file)}:${error.line}: ${error.message}`
    const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
    if (code === 'ENOENT') return `${basename(file)}: There is no such file.`
    if (code === 'EISDIR') return `${basename(file)}: It is a folder. Name the file in it.`
    if (typeof code === 'string' && code.startsWith('E')) return `${basename(file)}: It cannot be read (${code}).`
    throw error
  }
}
