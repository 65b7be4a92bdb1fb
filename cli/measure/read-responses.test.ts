import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { missing, seededRandom } from '@evenkeel/measure'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ReadOptions, readResponses } from './read-responses.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-responses-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const read = async (text: string | Uint8Array, options?: ReadOptions) => {
  const file = join(folder, 'answers.csv')
  await writeFile(file, text)
  return readResponses(file, options)
}
/** Rows of persons as they were read. */
const rows = async (text: string, options?: ReadOptions) => {
  const found = await read(text, options)
  if ('refused' in found) throw new Error(found.refused.join('\n'))
  const { items, persons, answers } = found.responses
  return Array.from({ length: persons }, (_, p) => items.map((_, j) => answers[j * persons + p]!))
}
const refused = async (text: string | Uint8Array, options?: ReadOptions) => {
  const found = await read(text, options)
  return 'refused' in found ? found.refused : []
}

describe('a wide CSV file', () => {
  test('is read with quotes, blanks, NA, decimals of other programs, CRLF, and without a last line end', async () => {
    expect(await rows('a,"b, ""x""",c\r\n0,1,2\r\n"1",NA,\r\n 3 ,2.0,254')).toEqual([
      [0, 1, 2],
      [1, missing, missing],
      [3, 2, 254],
    ])
  })

  test('may have semicolons or tabs, a byte order mark, empty lines and line ends inside quotes', async () => {
    expect(await rows('\ufeffa;b\n\n0;1\n\n')).toEqual([[0, 1]])
    expect(await rows('a\tb\n0\t1\n')).toEqual([[0, 1]])
    expect(await rows('name,"a\nb"\n"two\nlines",3\nx,2\n', { ids: 'name' })).toEqual([[3], [2]])
  })

  test('one column: an empty line is somebody without an answer', async () => {
    expect(await rows('a\n1\n\n0\n')).toEqual([[1], [missing], [0]])
  })

  test('names, weights and groups come out of their columns', async () => {
    const found = await read('who,a,sex,b,freq,age\nNoor,0,f,1,12,30\n"Ilse, B",1,m,0,0.5,40\n', {
      ids: 'who',
      weights: 'freq',
      texts: ['sex'],
      skip: ['age'],
    })
    if ('refused' in found) throw new Error(found.refused.join())
    expect(found.responses).toMatchObject({ items: ['a', 'b'], persons: 2, ids: ['Noor', 'Ilse, B'], categories: [2, 2] })
    expect([...found.responses.weights!]).toEqual([12, 0.5])
    expect(found.texts.get('sex')).toEqual(['f', 'm'])
  })

  test('a first column without a name holds the names of the persons, as R writes them', async () => {
    const found = await read('"","a"\n"1",0\n"2",1\n')
    if ('refused' in found) throw new Error(found.refused.join())
    expect(found.responses).toMatchObject({ items: ['a'], ids: ['1', '2'] })
  })

  test('longer than one chunk, it is the same as in memory', async () => {
    const random = seededRandom(5)
    const want = Array.from({ length: 9000 }, () =>
      Array.from({ length: 150 }, () => (random() < 0.1 ? missing : Math.floor(random() * 12))),
    )
    const text = want.map((row, p) => `"p ""${p}"""${row.map((c) => `,${c === missing ? '' : c}`).join('')}`).join('\n')
    expect(text.length).toBeGreaterThan(2_500_000)
    const header = `who,${Array.from({ length: 150 }, (_, j) => `i${j}`).join(',')}`
    expect(String(await rows(`${header}\n${text}\n`, { ids: 'who' })) === String(want)).toBe(true)
  })
})

describe('what is wrong is said with its line', () => {
  test.each<[string, ReadOptions, RegExp]>([
    ['a,b\n0,1\n0\n', {}, /^answers.csv:3: 1 cells where the header has 2/],
    ['a,b\n0,1\n0,1,1\n', {}, /^answers.csv:3: 3 cells/],
    ['a,b\n0,x\n', {}, /^answers.csv:2: b: "x" is no answer category/],
    ['a,b\n0,-1\n', {}, /^answers.csv:2: b: "-1"/],
    ['a,b\n0,1.5\n', {}, /"1.5"/],
    ['a,b\n0,255\n', {}, /"255"/],
    ['a,b\n0,1e3\n', {}, /"1e3"/],
    ['a,"b\n0,1\n', {}, /^answers.csv:1: A quote is opened here and never closed/],
    ['a,b\n0,"1"x\n', {}, /^answers.csv:2: Cell 2 goes on after its closing quote/],
    ['a,a\n0,1\n', {}, /^answers.csv:1: a: Two columns/],
    ['a,,b\n0,1,0\n', {}, /^answers.csv:1: column 2: It has no name/],
    ['', {}, /^answers.csv:1: The file is empty/],
    ['a,b\n', {}, /^answers.csv:2: There is no row/],
    ['a,b\n0,1\n', { ids: 'who' }, /^answers.csv:1: who: There is no such column. There are: a, b/],
    ['a,w\n0,-2\n', { weights: 'w' }, /^answers.csv:2: w: "-2" is no weight/],
    ['a,w\n0,\n', { weights: 'w' }, /^answers.csv:2: w: "" is no weight/],
    ['a\n0\n', { ids: 'a' }, /No column is left/],
    ['a,b\n0,1\n1,1\n', { mostBytes: 3 }, /^answers.csv: There are more than 3 answers, which is the bound of memory/],
  ])('%j', async (text, options, says) => {
    const lines = await refused(text, options)
    expect(lines.length).toBe(1)
    expect(lines[0]).toMatch(says)
  })

  test('line numbers count the lines inside quotes; twenty problems are listed, the rest counted', async () => {
    expect((await refused('who,a\n"x\ny",0\nz,bad\n', { ids: 'who' }))[0]).toMatch(/^answers.csv:4: a/)
    const lines = await refused(`a,b\n${'0,x\n'.repeat(25)}`)
    expect(lines.length).toBe(21)
    expect(lines.at(-1)).toBe('answers.csv: 5 more of this kind.')
  })

  test('a file that cannot be read', async () => {
    expect(await readResponses(join(folder, 'nowhere.csv'))).toEqual({ refused: ['nowhere.csv: There is no such file.'] })
    expect(await readResponses(folder)).toMatchObject({ refused: [expect.stringContaining('It is a folder')] })
  })
})

test('a matrix of bytes, person after person', async () => {
  const matrix = { persons: 2, items: 3 }
  const found = await read(Uint8Array.of(0, 1, 2, 1, 255, 0), { matrix })
  if ('refused' in found) throw new Error(found.refused.join())
  expect(found.responses).toMatchObject({ items: ['item1', 'item2', 'item3'], persons: 2, categories: [2, 2, 3] })
  expect([...found.responses.answers]).toEqual([0, 1, 1, 255, 2, 0])
  expect(await refused(Uint8Array.of(0, 1, 2), { matrix })).toEqual(['answers.csv: It has 3 bytes; 2 persons on 3 items are 6.'])
})
