import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { gatherRatings, type RatingTable } from '@evenkeel/measure'
import { eachRow, type Row, UnreadableRow } from './csv-bytes.ts'
import { Names } from './names.ts'

export type ReadRatingsOptions = {
  /** What the columns are called. */
  readonly person: string
  readonly rater: string
  readonly item: string
  readonly score: string
  /** How many categories there are; a higher score is a mistake. */
  readonly categories?: number | undefined
  /** The most memory the ratings may take, in MiB. */
  readonly mostMiB: number
  readonly signal?: AbortSignal | undefined
}

export type ReadRatings =
  | { readonly ratings: RatingTable; readonly notes: readonly string[] }
  /** What is wrong, one line each: file:line: column: what it is, and what to do. */
  | { readonly refused: readonly string[] }

const mostProblems = 20
const highestScore = 254
/** Bytes a rating takes while the table is put in order, at the peak. */
const bytesEach = 24

/** Ratings from a long CSV file: a row for each rating; columns for person, rater, item and score named by the header, others passed over. A blank or NA score is no rating. */
export async function readRatings(file: string, options: ReadRatingsOptions): Promise<ReadRatings> {
  const reading = new Reading(file, options)
  return guarded(file, async () => {
    await eachRow(file, (row) => reading.take(row), options.signal)
    return reading.finish()
  })
}

/**
 * Ratings from a file of little-endian whole numbers, four to a rating: person, rater, item, score; of 32 bits where the name ends in .u32, of 16
 * otherwise. The numbers stand for themselves as names. All bits set in the score is no rating.
 */
export async function readRatingMatrix(
  file: string,
  { categories, mostMiB, signal }: Omit<ReadRatingsOptions, 'person' | 'rater' | 'item' | 'score'>,
): Promise<ReadRatings> {
  const wide = file.endsWith('.u32')
  const size = wide ? 16 : 8
  return guarded(file, async () => {
    const { size: bytes } = await stat(file)
    if (bytes === 0) return { refused: [`${basename(file)}: The file is empty.`] }
    if (bytes % size !== 0)
      return { refused: [`${basename(file)}: It has ${bytes} bytes; a rating takes ${size}, so the file is not whole.`] }
    bounded(bytes / size, mostMiB)
    const handle = await open(file, 'r')
    const gatherer = gatherRatings()
    const chunk = new Uint8Array(size << 16)
    const missing = wide ? 0xffffffff : 0xffff
    const highest = Math.min(highestScore, (categories ?? highestScore + 1) - 1)
    let [read, skipped] = [0, 0]
    try {
      for (;;) {
        signal?.throwIfAborted()
        let filled = 0
        while (filled < chunk.length) {
          const { bytesRead } = await handle.read(chunk, filled, chunk.length - filled)
          if (bytesRead === 0) break
          filled += bytesRead
        }
        if (filled === 0) break
        const numbers = wide ? new Uint32Array(chunk.buffer, 0, filled >> 2) : new Uint16Array(chunk.buffer, 0, filled >> 1)
        for (let at = 0; at + 3 < numbers.length; at += 4) {
          read++
          const score = numbers[at + 3]!
          if (score === missing) skipped++
          else if (score > highest)
            return { refused: [`${basename(file)}: rating ${read}: ${score} is no category. Give 0 to ${highest}.`] }
          else gatherer.add(numbers[at]!, numbers[at + 1]!, numbers[at + 2]!, score)
        }
      }
    } finally {
      await handle.close()
    }
    const ratings = gatherer.finish({ person: String, rater: String, item: String })
    return outcome(basename(file), ratings, skipped, categories)
  })
}

class Reading {
  readonly #name: string
  readonly #options: ReadRatingsOptions
  readonly #gatherer = gatherRatings()
  readonly #problems: string[] = []
  #unsaid = 0
  #cells = -1
  #columns: readonly [number, number, number, number] = [-1, -1, -1, -1]
  readonly #names = { person: new Names(), rater: new Names(), item: new Names() }
  #skipped = 0
  readonly #highest: number

  constructor(file: string, options: ReadRatingsOptions) {
    this.#name = basename(file)
    this.#options = options
    this.#highest = Math.min(highestScore, (options.categories ?? highestScore + 1) - 1)
  }

  take(row: Row): void {
    if (this.#cells < 0) this.#takeHeader(row)
    else if (row.cells !== this.#cells)
      this.#problem(row.line, null, `${row.cells} cells where the header has ${this.#cells}. Give every row as many.`)
    else if (this.#columns[3] >= 0) this.#takeRating(row)
  }

  finish(): ReadRatings {
    if (this.#cells < 0) this.#problem(1, null, 'The file is empty. Its first line names the columns, separated by commas.')
    if (this.#unsaid > 0) this.#problems.push(`${this.#name}: ${this.#unsaid} more of this kind.`)
    if (this.#problems.length > 0) return { refused: this.#problems }
    const { person, rater, item } = this.#names
    const ratings = this.#gatherer.finish({
      person: (index) => person.text(index),
      rater: (index) => rater.text(index),
      item: (index) => (this.#columns[2] < 0 ? 'item' : item.text(index)),
    })
    return outcome(this.#name, ratings, this.#skipped, this.#options.categories)
  }

  #takeHeader(row: Row): void {
    this.#cells = row.cells
    const header = Array.from({ length: row.cells }, (_, cell) => row.text(cell))
    const find = (column: 'person' | 'rater' | 'item' | 'score') => {
      const wanted = this.#options[column]
      const at = header.indexOf(wanted)
      if (at === -1)
        this.#problem(
          row.line,
          wanted,
          `There is no such column. There are: ${header.join(', ')}. Name the one of the ${column} after --${column}.`,
        )
      else if (header.lastIndexOf(wanted) !== at) this.#problem(row.line, wanted, 'Two columns have this name. Give each its own.')
      return at
    }
    const columns = [find('person'), find('rater'), find('item'), find('score')] as const
    this.#columns = columns.includes(-1) ? [-1, -1, -1, -1] : columns
  }

  #takeRating(row: Row): void {
    const [person, rater, item, score] = this.#columns
    const given = this.#category(row, score)
    if (given < 0) return
    const who = this.#nameOf(row, person, 'person')
    const by = this.#nameOf(row, rater, 'rater')
    const what = this.#nameOf(row, item, 'item')
    if (who < 0 || by < 0 || what < 0) return
    this.#gatherer.add(who, by, what, given)
    if (this.#gatherer.count % 65_536 === 0) bounded(this.#gatherer.count, this.#options.mostMiB)
  }

  #nameOf(row: Row, cell: number, kind: 'person' | 'rater' | 'item'): number {
    const { bytes } = row
    let [start, end] = [row.start[cell]!, row.end[cell]!]
    while (start < end && bytes[start] === 0x20) start++
    while (end > start && bytes[end - 1] === 0x20) end--
    if (start === end) {
      this.#problem(row.line, this.#options[kind], `It is blank: say which ${kind} the rating belongs to.`)
      return -1
    }
    if (bytes.subarray(start, end).includes(0x22)) {
      const text = encoder.encode(row.text(cell))
      return this.#names[kind].of(text, 0, text.length)
    }
    return this.#names[kind].of(bytes, start, end)
  }

  /** The category, or -1 where there is none. */
  #category(row: Row, cell: number): number {
    const start = row.start[cell]!
    const digit = row.end[cell]! - start === 1 ? row.bytes[start]! - 0x30 : -1
    if (digit >= 0 && digit <= 9 && digit <= this.#highest) return digit
    const text = row.text(cell)
    if (text === '' || text === 'NA') {
      this.#skipped++
      return -1
    }
    const match = /^(\d{1,3})(?:\.0*)?$/.exec(text)
    if (match && Number(match[1]) <= this.#highest) return Number(match[1])
    const shown = text.length > 30 ? `${text.slice(0, 29)}…` : text
    this.#problem(row.line, this.#options.score, `"${shown}" is no category. Give a whole number from 0 to ${this.#highest}, or nothing.`)
    return -1
  }

  #problem(line: number, column: string | null, what: string): void {
    if (this.#problems.length >= mostProblems) this.#unsaid++
    else this.#problems.push(`${this.#name}:${line}: ${column === null ? '' : `${column}: `}${what}`)
  }
}

const encoder = new TextEncoder()

/** What can be judged only when all ratings are there. */
function outcome(name: string, ratings: RatingTable, skipped: number, categories: number | undefined): ReadRatings {
  if (ratings.item.length === 0) return { refused: [`${name}: There is not one rating in it.`] }
  const gap = categories === undefined ? widestGap(ratings) : null
  if (gap) return { refused: [`${name}: ${gap}`] }
  return { ratings, notes: skipped > 0 ? [`${skipped} rows have no score and are passed over.`] : [] }
}

/** A score that stands alone far above all others is a slip of the pen or a code for "missing" more often than a category. */
function widestGap({ score, lowest }: RatingTable): string | null {
  const used = new Uint8Array(256)
  for (const given of score) used[given] = 1
  let last = -1
  for (let category = 0; category < 256; category++) {
    if (!used[category]) continue
    if (last >= 0 && category - last > 3)
      return `Somebody gave ${category + lowest}, but nobody ${last + 1 + lowest} to ${category - 1 + lowest}. Leave such scores blank if they mean "missing", or say with --categories how many categories there are.`
    last = category
  }
  return null
}

class TooMuch extends Error {}

function bounded(count: number, mostMiB: number): void {
  const needed = Math.ceil((count * bytesEach) / 2 ** 20)
  if (needed > mostMiB)
    throw new TooMuch(
      `${count} ratings need ${needed} MiB, more than the bound of ${mostMiB}. Raise it with --memory, or take fewer ratings.`,
    )
}

async function guarded(file: string, read: () => Promise<ReadRatings>): Promise<ReadRatings> {
  const name = basename(file)
  try {
    return await read()
  } catch (error) {
    if (error instanceof UnreadableRow) return { refused: [`${name}:${error.line}: ${error.message}`] }
    if (error instanceof TooMuch || error instanceof RangeError) return { refused: [`${name}: ${error.message}`] }
    const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
    if (code === 'ENOENT') return { refused: [`${name}: There is no such file.`] }
    if (code === 'EISDIR') return { refused: [`${name}: It is a folder. Name the file in it.`] }
    if (code === 'EACCES' || code === 'EPERM') return { refused: [`${name}: It may not be read. Give yourself the right to read it.`] }
    if (typeof code === 'string' && code.startsWith('E')) return { refused: [`${name}: It cannot be read (${code}).`] }
    throw error
  }
}
