import { open } from 'node:fs/promises'

/** One row of a CSV file as places in its bytes. Valid only while it is being taken. */
export type Row = {
  /** Line of the file on which the row begins, from 1. */
  readonly line: number
  /** How many cells there are. */
  readonly cells: number
  readonly bytes: Uint8Array
  /** Cell i is bytes[start[i]] up to bytes[end[i]], without its quotes. */
  readonly start: Int32Array
  readonly end: Int32Array
  /** A cell as text, quotes undone, without blanks around it. */
  text(cell: number): string
}

/** What the file is not: the sentence for whoever wrote it, with the line. */
export class UnreadableRow extends Error {
  readonly line: number
  constructor(line: number, message: string) {
    super(message)
    this.line = line
  }
}

const [quote, newline, carriageReturn] = [0x22, 0x0a, 0x0d]
/** Bytes read at once. A row may be longer: the buffer grows for it, up to `longestRow`. */
const chunk = 1 << 20
const longestRow = 1 << 26

/**
 * The rows of a CSV file (RFC 4180: cells may stand in double quotes, a quote inside is written twice, line ends are LF or CRLF) one after the other,
 * in memory of one row and one chunk. The separator is that of the first line: comma, semicolon or tab. Empty lines are no rows where there are
 * several columns. A byte order mark is passed over.
 */
export async function eachRow(file: string, take: (row: Row) => void, signal?: AbortSignal): Promise<void> {
  const handle = await open(file, 'r')
  try {
    const scanner = new RowScanner(take)
    for (;;) {
      signal?.throwIfAborted()
      const room = scanner.room()
      const { bytesRead } = await handle.read(room, 0, room.length)
      scanner.filled(bytesRead)
      if (bytesRead === 0) return
    }
  } finally {
    await handle.close()
  }
}

class RowScanner implements Row {
  line = 1
  cells = 0
  bytes = new Uint8Array(chunk + (1 << 16))
  start = new Int32Array(256)
  end = new Int32Array(256)
  readonly #take: (row: Row) => void
  #length = 0
  #separator = 0
  #newlinesInside = 0
  #columns = 0

  constructor(take: (row: Row) => void) {
    this.#take = take
  }

  text(cell: number): string {
    const text = decoder.decode(this.bytes.subarray(this.start[cell], this.end[cell]))
    return (text.includes('"') ? text.replaceAll('""', '"') : text).trim()
  }

  /** Where the next bytes go: after the row that is not whole yet. */
  room(): Uint8Array {
    if (this.bytes.length - this.#length < chunk) {
      if (this.#length > longestRow) throw new UnreadableRow(this.line, 'This row does not end. Is a quote left open?')
      const wider = new Uint8Array(this.bytes.length * 2)
      wider.set(this.bytes.subarray(0, this.#length))
      this.bytes = wider
    }
    return this.bytes.subarray(this.#length, this.#length + chunk)
  }

  /** Takes every row that is whole now; at the end of the file (0 bytes) what is left is the last row. */
  filled(count: number): void {
    this.#length += count
    const last = count === 0
    let from = 0
    if (this.#separator === 0) {
      if (!last && this.bytes.subarray(0, this.#length).indexOf(newline) === -1) return
      if (this.bytes[0] === 0xef && this.bytes[1] === 0xbb && this.bytes[2] === 0xbf) from = 3
      this.#separator = separatorOf(this.bytes.subarray(from, this.#length))
    }
    for (;;) {
      const next = this.#scan(from, last)
      if (next < 0) break
      const blank = this.cells === 1 && this.start[0] === this.end[0] && this.#columns > 1
      if (!blank) {
        if (this.#columns === 0) this.#columns = this.cells
        this.#take(this)
      }
      this.line += 1 + this.#newlinesInside
      from = next
    }
    this.bytes.copyWithin(0, from, this.#length)
    this.#length -= from
  }

  /** Finds the cells of the row that begins here; where the next one begins, or -1 while this one is not whole. */
  #scan(from: number, last: boolean): number {
    const { bytes } = this
    const length = this.#length
    const separator = this.#separator
    if (from >= length) return -1
    this.#newlinesInside = 0
    let cell = 0
    let at = from
    let begin = from
    for (;;) {
      if (at < length && bytes[at] === quote) {
        at = this.#closingQuote(at + 1, last)
        if (at < 0) return -1
        this.#place(cell++, begin + 1, at)
        at += 1
        if (at >= length && !last) return -1
        if (bytes[at] === carriageReturn && at < length) at += 1
        if (at < length && bytes[at] !== separator && bytes[at] !== newline)
          throw new UnreadableRow(this.line, `Cell ${cell} goes on after its closing quote.`)
      } else {
        let byte = 0
        while (at < length) {
          byte = bytes[at]!
          if (byte === separator || byte === newline) break
          at += 1
        }
        if (at >= length && !last) return -1
        this.#place(cell++, begin, at > begin && (at >= length || byte === newline) && bytes[at - 1] === carriageReturn ? at - 1 : at)
      }
      if (at >= length || bytes[at] === newline) break
      at += 1
      begin = at
    }
    this.cells = cell
    return at + 1
  }

  #closingQuote(from: number, last: boolean): number {
    const { bytes } = this
    const length = this.#length
    for (let at = from; at < length; at++) {
      if (bytes[at] === newline) this.#newlinesInside += 1
      if (bytes[at] !== quote) continue
      if (at + 1 >= length && !last) return -1
      if (at + 1 < length && bytes[at + 1] === quote) at += 1
      else return at
    }
    if (last) throw new UnreadableRow(this.line, 'A quote is opened here and never closed.')
    return -1
  }

  #place(cell: number, start: number, end: number): void {
    if (cell >= this.start.length) {
      this.start = doubled(this.start)
      this.end = doubled(this.end)
    }
    this.start[cell] = start
    this.end[cell] = end
  }
}

const decoder = new TextDecoder()

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(array.length * 2)
  wider.set(array)
  return wider
}

/** Whichever of comma, semicolon and tab the first line has most of, outside quotes. */
function separatorOf(bytes: Uint8Array): number {
  const counts = new Map([...',;\t'].map((mark) => [mark.charCodeAt(0), 0]))
  let quoted = false
  for (const byte of bytes) {
    if (byte === newline && !quoted) break
    if (byte === quote) quoted = !quoted
    else if (!quoted && counts.has(byte)) counts.set(byte, counts.get(byte)! + 1)
  }
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most))[0]
}
