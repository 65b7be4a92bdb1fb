import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { missing, type Responses } from '@evenkeel/measure/responses'
import { AnswerTable } from './answer-table.ts'
import { eachRow, type Row, UnreadableRow } from './csv-bytes.ts'

export type ReadOptions = {
  /** Column that says what each person is called. */
  readonly ids?: string | undefined
  /** Column that says how many persons each row stands for. */
  readonly weights?: string | undefined
  /** Columns whose text is wanted beside the answers, such as a group. */
  readonly texts?: readonly string[]
  /** Columns that are no items and not wanted. */
  readonly skip?: readonly string[]
  /** The file is no CSV but one byte an answer, person after person. */
  readonly matrix?: { readonly persons: number; readonly items: number } | undefined
  /** The most bytes the answers may take, one byte each; 2^30 if left out. */
  readonly mostBytes?: number
  readonly signal?: AbortSignal | undefined
}

export type ReadResponses =
  | { readonly responses: Responses; readonly texts: ReadonlyMap<string, readonly string[]> }
  /** What is wrong, one line each: file:line: column: what it is, and what to do. */
  | { readonly refused: readonly string[] }

const mostProblems = 20
const gibibyte = 2 ** 30

/**
 * Answers from a wide CSV file: a row for each person, a column for each item, named by the header. A cell is a whole number from 0 to 254, blank or NA
 * where there is no answer. A first column without a name holds what the persons are called. Memory: twice the answers, one byte each, and what is wanted as text.
 */
export async function readResponses(file: string, options: ReadOptions = {}): Promise<ReadResponses> {
  try {
    if (options.matrix) return await readMatrix(file, options.matrix, options)
    const reading = new Reading(file, options)
    await eachRow(file, (row) => reading.take(row), options.signal)
    return reading.finish()
  } catch (error) {
    if (error instanceof UnreadableRow) return { refused: [`${basename(file)}:${error.line}: ${error.message}`] }
    if (error instanceof TooMuch) return { refused: [`${basename(file)}: ${error.message}`] }
    const said = unreadable(error)
    if (said === null) throw error
    return { refused: [`${basename(file)}: ${said}`] }
  }
}

class TooMuch extends Error {}

class Reading {
  readonly #name: string
  readonly #options: ReadOptions
  readonly #problems: string[] = []
  #unsaid = 0
  #columns: readonly Column[] = []
  #table = new AnswerTable(0)
  readonly #ids: string[] = []
  readonly #weights: number[] = []
  readonly #texts = new Map<string, string[]>()

  constructor(file: string, options: ReadOptions) {
    this.#name = basename(file)
    this.#options = options
  }

  take(row: Row): void {
    if (this.#columns.length === 0) this.#takeHeader(row)
    else if (row.cells === this.#columns.length) this.#takePerson(row)
    else this.#problem(row.line, null, `${row.cells} cells where the header has ${this.#columns.length}. Give every row as many.`)
  }

  finish(): ReadResponses {
    if (this.#columns.length === 0) this.#problem(1, null, 'The file is empty. Its first line names the items, separated by commas.')
    else if (this.#table.persons === 0 && this.#problems.length === 0)
      this.#problem(2, null, 'There is no row of answers below the header.')
    if (this.#unsaid > 0) this.#problems.push(`${this.#name}: ${this.#unsaid} more of this kind.`)
    if (this.#problems.length > 0) return { refused: this.#problems }
    const items = this.#columns.filter(({ item }) => item >= 0).map(({ name }) => name)
    const has = (use: Column['use']) => this.#columns.some((column) => column.use === use)
    const { answers, categories } = this.#table.itemMajor()
    const responses = {
      items,
      persons: this.#table.persons,
      answers,
      categories,
      ...(has('ids') && { ids: this.#ids }),
      ...(has('weights') && { weights: Float64Array.from(this.#weights) }),
    }
    return { responses, texts: this.#texts }
  }

  #takeHeader(row: Row): void {
    const { ids, weights, texts = [], skip = [] } = this.#options
    const names = Array.from({ length: row.cells }, (_, cell) => row.text(cell))
    let item = 0
    this.#columns = names.map((name, cell) => {
      if (name === '' && cell === 0 && ids === undefined && row.cells > 1) return { name, use: 'ids', item: -1 }
      if (name === '') this.#problem(row.line, `column ${cell + 1}`, 'It has no name. Name it in the header.')
      else if (names.indexOf(name) < cell) this.#problem(row.line, name, 'Two columns have this name. Give each its own.')
      if (name === ids) return { name, use: 'ids', item: -1 }
      if (name === weights) return { name, use: 'weights', item: -1 }
      if (texts.includes(name)) this.#texts.set(name, [])
      return texts.includes(name) || skip.includes(name) ? { name, use: 'text', item: -1 } : { name, use: 'item', item: item++ }
    })
    for (const wanted of [ids, weights, ...texts, ...skip])
      if (wanted !== undefined && !names.includes(wanted))
        this.#problem(row.line, wanted, `There is no such column. There are: ${listed(names)}.`)
    if (item === 0) this.#problem(row.line, null, 'No column is left for items.')
    this.#table = new AnswerTable(item)
  }

  #takePerson(row: Row): void {
    const into = this.#table.row()
    const { bytes, start, end } = row
    for (let cell = 0; cell < row.cells; cell++) {
      const { item } = this.#columns[cell]!
      if (item < 0) this.#takeBeside(row, cell)
      else {
        // nearly every cell is one digit
        const digit = end[cell]! - start[cell]! === 1 ? bytes[start[cell]!]! - 0x30 : -1
        into[item] = digit >= 0 && digit <= 9 ? digit : this.#category(row, cell)
      }
    }
    if (this.#table.bytes > (this.#options.mostBytes ?? gibibyte)) throw tooMuch(this.#options.mostBytes ?? gibibyte)
  }

  #takeBeside(row: Row, cell: number): void {
    const { use, name } = this.#columns[cell]!
    if (use === 'ids') this.#ids.push(row.text(cell))
    else if (use === 'weights') {
      const text = row.text(cell)
      const weight = Number(text)
      if (text === '' || !Number.isFinite(weight) || weight < 0)
        this.#problem(row.line, name, `"${brief(text)}" is no weight. Give a number from 0 up.`)
      this.#weights.push(weight)
    } else this.#texts.get(name)?.push(row.text(cell))
  }

  #category(row: Row, cell: number): number {
    const text = row.text(cell)
    if (text === '' || text === 'NA') return missing
    const match = /^(\d{1,3})(?:\.0*)?$/.exec(text)
    const category = match ? Number(match[1]) : missing
    if (category < missing) return category
    const remedy = `Give a whole number from 0 to ${missing - 1}, or nothing; a column that is no item goes after --skip.`
    this.#problem(row.line, this.#columns[cell]!.name, `"${brief(text)}" is no answer category. ${remedy}`)
    return missing
  }

  #problem(line: number, column: string | null, what: string): void {
    if (this.#problems.length >= mostProblems) this.#unsaid++
    else this.#problems.push(`${this.#name}:${line}: ${column === null ? '' : `${column}: `}${what}`)
  }
}

type Column = { readonly name: string; readonly use: 'item' | 'ids' | 'weights' | 'text'; readonly item: number }

/** One byte an answer, person after person; 255 is missing. The items are called item1, item2, ... */
async function readMatrix(
  file: string,
  { persons, items }: { persons: number; items: number },
  options: ReadOptions,
): Promise<ReadResponses> {
  const name = basename(file)
  const size = (await stat(file)).size
  if (size !== persons * items)
    return { refused: [`${name}: It has ${size} bytes; ${persons} persons on ${items} items are ${persons * items}.`] }
  if (size > (options.mostBytes ?? gibibyte)) throw tooMuch(options.mostBytes ?? gibibyte)
  const table = new AnswerTable(items)
  const handle = await open(file, 'r')
  try {
    for (let p = 0; p < persons; ) {
      options.signal?.throwIfAborted()
      const rows = table.rows(persons - p)
      for (let at = 0; at < rows.length; ) {
        const { bytesRead } = await handle.read(rows, at, rows.length - at)
        if (bytesRead === 0) return { refused: [`${name}: It ended while it was being read.`] }
        at += bytesRead
      }
      p += rows.length / items
    }
  } finally {
    await handle.close()
  }
  const { answers, categories } = table.itemMajor()
  const responses = { items: Array.from({ length: items }, (_, j) => `item${j + 1}`), persons, answers, categories }
  return { responses, texts: new Map() }
}

const tooMuch = (bound: number): TooMuch =>
  new TooMuch(`There are more than ${bound} answers, which is the bound of memory. Take a sample of the persons, or fewer items.`)

/** Why the system would not let us read it; null when that is no matter of the file. */
function unreadable(error: unknown): string | null {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
  if (code === 'ENOENT') return 'There is no such file.'
  if (code === 'EACCES' || code === 'EPERM') return 'It may not be read. Give yourself the right to read it.'
  if (code === 'EISDIR') return 'It is a folder. Name the file in it.'
  return code?.startsWith('E') ? `It cannot be read (${code}).` : null
}

const brief = (text: string): string => (text.length > 30 ? `${text.slice(0, 29)}…` : text)
const listed = (names: readonly string[]): string =>
  names.length > 12 ? `${names.slice(0, 12).join(', ')} and ${names.length - 12} more` : names.join(', ')
