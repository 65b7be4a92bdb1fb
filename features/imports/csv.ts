/**
 * Rows of separated values (RFC 4180, and what programs make of it: semicolons, tabs, lone line ends), read part by part. What a part leaves
 * unfinished comes back as `tail` and is read again in front of the next part, so that nothing lives between two parts but a little text:
 * reading can go on in another process. A parser that keeps its state in memory could not.
 */
export type Scanned = {
  readonly rows: readonly Row[]
  readonly tail: string
  /** The line the tail begins on. */
  readonly nextLine: number
  /** Why the rest cannot be read at all. */
  readonly fault: string | null
}

/** `line` is where the row begins, counted from 1; `flaw` what is wrong about its shape. */
export type Row = { readonly line: number; readonly cells: readonly string[]; readonly flaw: string | null }

export type Delimiter = ',' | ';' | '\t'

/** The longest row there may be, in characters, and the most columns. */
export const longestRow = 65_536
const mostColumns = 200

const quote = 34
const lineFeed = 10
const carriageReturn = 13

type Reading = { readonly delimiter: Delimiter; readonly line: number; readonly isLast: boolean }

export function scan(text: string, { delimiter, line, isLast }: Reading): Scanned {
  const rows: Row[] = []
  let [at, nextLine] = [0, line]
  while (at < text.length) {
    const read = readRow(text, at, delimiter, isLast)
    const length = (read?.end ?? text.length) - at
    if (length > longestRow) return { rows, tail: '', nextLine, fault: tooLong(nextLine, text.charCodeAt(at) === quote || !read) }
    if (!read) break
    if (read.cells.length > mostColumns) return { rows, tail: '', nextLine, fault: tooWide(nextLine, read.cells.length) }
    if (read.cells.length > 1 || read.cells[0] !== '' || read.flaw) rows.push(cleaned(nextLine, read))
    at = read.end
    nextLine += read.lines
  }
  return { rows, tail: text.slice(at), nextLine, fault: null }
}

/** The delimiter of a first row: whichever of the three stands in it most often outside quotes; a comma when none does. */
export function delimiterOf(row: string): Delimiter {
  const bare = row.replace(/"[^"]*"/g, '')
  const counts = ([',', ';', '\t'] as const).map((sign) => ({ sign, count: bare.split(sign).length }))
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).sign
}

/** Where the first row ends, or null when it has not come whole. */
export function firstRow(text: string, isLast: boolean): string | null {
  let inside = false
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (sign === quote) inside = !inside
    else if (!inside && (sign === lineFeed || (sign === carriageReturn && (isLast || at + 1 < text.length)))) return text.slice(0, at)
  }
  return isLast ? text : null
}

type Read = { readonly cells: readonly string[]; readonly end: number; readonly lines: number; readonly flaw: string | null }

/** One row from `at` on; null when its end is not there yet. */
function readRow(text: string, from: number, delimiter: Delimiter, isLast: boolean): Read | null {
  const between = delimiter.charCodeAt(0)
  const cells: string[] = []
  let [at, lines, flaw] = [from, 0, null as string | null]
  for (;;) {
    if (text.charCodeAt(at) === quote) {
      const cell = readQuoted(text, at, isLast)
      if (!cell) return null
      cells.push(cell.text)
      lines += cell.lines
      at = cell.end
      flaw ??= cell.flaw
      const stray = at
      while (at < text.length && !ends(text.charCodeAt(at), between)) at++
      if (at > stray && text.slice(stray, at).trim() !== '') flaw ??= 'has words after a closing quote'
    } else {
      const start = at
      while (at < text.length && !ends(text.charCodeAt(at), between)) at++
      cells.push(text.slice(start, at))
    }
    if (at >= text.length) return isLast ? { cells, end: at, lines: lines + 1, flaw } : null
    const sign = text.charCodeAt(at)
    at++
    if (sign === between) continue
    if (sign === carriageReturn) {
      // The line feed that belongs to it may be in the next part.
      if (at >= text.length && !isLast) return null
      if (text.charCodeAt(at) === lineFeed) at++
    }
    return { cells, end: at, lines: lines + 1, flaw }
  }
}

const ends = (sign: number, between: number) => sign === between || sign === lineFeed || sign === carriageReturn

/** From an opening quote to the one that closes it; two quotes stand for one. */
function readQuoted(text: string, from: number, isLast: boolean) {
  let [at, start, cell] = [from + 1, from + 1, '']
  for (;;) {
    const close = text.indexOf('"', at)
    if (close < 0) {
      if (!isLast) return null
      const rest = cell + text.slice(start)
      return { text: rest, end: text.length, lines: lineEnds(rest), flaw: 'opens a quote that is never closed' }
    }
    if (text.charCodeAt(close + 1) !== quote) {
      const whole = cell + text.slice(start, close)
      return { text: whole, end: close + 1, lines: lineEnds(whole), flaw: null }
    }
    cell += text.slice(start, close + 1)
    at = close + 2
    start = at
  }
}

const lineEnds = (text: string) => text.match(/\r\n|\n|\r/g)?.length ?? 0

/** What is no text is replaced by the sign for that, and said. */
function cleaned(line: number, { cells, flaw }: Read): Row {
  const clean = cells.map((cell) => cell.toWellFormed().replaceAll('\u0000', '\ufffd').trim())
  const foreign = clean.some((cell) => cell.includes('\ufffd'))
  return { line, cells: clean, flaw: flaw ?? (foreign ? 'holds signs that are no text: was it saved as UTF-8?' : null) }
}

const tooLong = (line: number, quoted: boolean) =>
  `Line ${line} is longer than ${longestRow.toLocaleString('en')} characters.${quoted ? ' Is a quote opened there and not closed?' : ''}`
const tooWide = (line: number, columns: number) =>
  `Line ${line} has ${columns.toLocaleString('en')} columns; ${mostColumns} is the most that is read. Is the separator another one?`
