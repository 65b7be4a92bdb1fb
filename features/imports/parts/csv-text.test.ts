import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scan } from '../csv.ts'
import { csvOf } from './csv-text.ts'

test('no cell starts a formula, and every other cell comes back as it was', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('=1+1', '+1', '-1', '@x', '\t=1', '"=1', '＝1', ' \n=1', 'a;b', 'a"b', ''))
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const text = csvOf([['line', 'says'], ...rows])
      const back = scan(text, { delimiter: ',', line: 1, isLast: true }).rows.slice(1)
      for (const { cells } of back) for (const one of cells) expect(one).not.toMatch(/^["\s]*[=+\-@＝＋－＠]/)
    }),
    { seed: 20261122, numRuns: 500 },
  )
  expect(
    csvOf([
      ['a', 'b "c", d'],
      [3, '=1'],
    ]),
  ).toBe(`a,"b ""c"", d"\r\n3,'=1\r\n`)
})
