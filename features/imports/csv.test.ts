import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Delimiter, delimiterOf, firstRow, longestRow, scan } from './csv.ts'

const all = (text: string, delimiter: Delimiter = ',') => scan(text, { delimiter, line: 1, isLast: true })
const cells = (text: string) => all(text).rows.map((row) => row.cells)

/** The same text in parts, what was left unfinished put in front of the next. */
function inParts(text: string, cuts: readonly number[], delimiter: Delimiter) {
  const ends = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].toSorted((a, b) => a - b)
  const rows = []
  let [tail, line, from, fault] = ['', 1, 0, null as string | null]
  for (const end of [...ends, text.length]) {
    const read = scan(tail + text.slice(from, end), { delimiter, line, isLast: end === text.length && from <= end })
    rows.push(...read.rows)
    ;[tail, line, from] = [read.tail, read.nextLine, end]
    fault ??= read.fault
    if (end === text.length) break
  }
  return { rows, fault }
}

describe('rows', () => {
  test.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['"a ""x"", y",b\n', [['a "x", y', 'b']]],
    ['"two\nlines",b\n', [['two\nlines', 'b']]],
    [' a , "b"\n', [['a', '"b"']]],
    ['a"b,c\n', [['a"b', 'c']]],
    [
      'a,\n\n\n,b\n',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['', []],
  ])('%j', (text, expected) => expect(cells(text)).toEqual(expected))

  test('each says the line it begins on, whatever is quoted before it', () => {
    expect(all('a\n"x\r\ny\nz"\n\nb\n').rows.map(({ line }) => line)).toEqual([1, 2, 6])
  })

  test.each([
    ['a\n"b\nc\n', 'opens a quote that is never closed'],
    ['"a"b,c\n', 'has words after a closing quote'],
    ['a\u0000,b\n', 'holds signs that are no text: was it saved as UTF-8?'],
    ['a\ud800,b\n', 'holds signs that are no text: was it saved as UTF-8?'],
  ])('%j is said to be wrong', (text, flaw) => expect(all(text).rows.at(-1)?.flaw).toBe(flaw))

  test('wherever the text is cut, the rows are the same', () => {
    const piece = fc.constantFrom('a', 'ü', '👩🏽‍💻', '"', '""', ',', ';', '\n', '\r', '\r\n', ' ', '\t', 'b"')
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.array(fc.nat(), { maxLength: 6 }),
        fc.constantFrom<Delimiter>(',', ';', '\t'),
        (pieces, cuts, delimiter) => {
          const text = pieces.join('')
          const { rows, fault } = inParts(text, cuts, delimiter)
          expect({ rows, fault }).toEqual({ rows: all(text, delimiter).rows, fault: null })
        },
      ),
      { numRuns: 3000, seed: 20261122 },
    )
  })
})

describe('what no file should hold', () => {
  test.each([
    ['one endless line', 'x'.repeat(longestRow + 2), 'Line 1 is longer than'],
    ['a quote that swallows the rest', `a,b\n"${'x\n'.repeat(longestRow)}`, 'Is a quote opened there'],
    ['a row of a great many columns', `a\n${','.repeat(5000)}\n`, 'Line 2 has 5,001 columns'],
  ])('%s ends the reading, and says where', (_, text, says) =>
    expect(scan(text, { delimiter: ',', line: 1, isLast: false }).fault).toContain(says),
  )

  test('takes no longer the more quotes there are', () => {
    const started = performance.now()
    for (const text of ['"'.repeat(longestRow), '""'.repeat(longestRow / 2), `"${'a""b'.repeat(longestRow / 4)}`]) {
      firstRow(text, false)
      scan(text, { delimiter: ',', line: 1, isLast: false })
    }
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

describe('the first row', () => {
  test.each([
    ['name,email\n', ','],
    ['name;"a,b,c,d";email\n', ';'],
    ['name\temail\n', '\t'],
    ['name\n', ','],
  ] as const)('%j has %j between its columns', (row, delimiter) => expect(delimiterOf(row)).toBe(delimiter))

  test('has come whole when its end is there, outside quotes', () => {
    expect([
      firstRow('a,b\nc', false),
      firstRow('"a\nb', false),
      firstRow('a,b', false),
      firstRow('a,b', true),
      firstRow('a\r', false),
    ]).toEqual(['a,b', null, null, 'a,b', null])
  })
})
