import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Names } from './names.ts'
import { readRatingMatrix, readRatings } from './read-ratings.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-ratings-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const usual = { person: 'person', rater: 'rater', item: 'item', score: 'score', mostMiB: 64 } as const
const read = async (text: string, options: Partial<Parameters<typeof readRatings>[1]> = {}) => {
  const file = join(folder, 'ratings.csv')
  await writeFile(file, text)
  return readRatings(file, { ...usual, ...options })
}
const refused = async (...args: Parameters<typeof read>) => {
  const found = await read(...args)
  return 'refused' in found ? found.refused : []
}
const matrix = async (name: string, numbers: Uint16Array | Uint32Array | Uint8Array) => {
  const file = join(folder, name)
  await writeFile(file, numbers)
  return readRatingMatrix(file, { mostMiB: 64 })
}

describe('a long CSV file', () => {
  test('is read by the names of its columns, with quotes, blanks, decimals of other programs, and rows without a score', async () => {
    const found = await read(
      'note,score,item,"rater",person\nx,3,clear,"Ilse ""I""",Noor\n,1.0,warm,Ben, Noor \n,NA,warm,Ben,Noor\n,,warm,Ben,Ola\n,5,warm,Ben,Ola\n',
    )
    if ('refused' in found) throw new Error(found.refused.join())
    const { ratings, notes } = found
    expect(ratings).toMatchObject({ persons: ['Noor', 'Ola'], raters: ['Ben', 'Ilse "I"'], items: ['clear', 'warm'], lowest: 1 })
    expect([...ratings.score]).toEqual([0, 2, 4])
    expect(notes).toEqual(['2 rows have no score and are passed over.'])
  })

  test.each<[string, Partial<Parameters<typeof readRatings>[1]>, RegExp]>([
    ['person,rater,item,score\na,b,c\n', {}, /^ratings.csv:2: 3 cells where the header has 4/],
    ['person,rater,item,score\na,b,c,1\na,b,c,1.5\n', {}, /^ratings.csv:3: score: "1.5" is no category/],
    ['person,rater,item,score\na,b,c,-1\n', {}, /"-1" is no category. Give a whole number from 0 to 254/],
    ['person,rater,item,score\na,b,c,5\n', { categories: 5 }, /^ratings.csv:2: score: "5" is no category. Give a whole number from 0 to 4/],
    ['person,rater,item,score\na,b,c,0\na,b,c,1\na,b,c,9\n', {}, /^ratings.csv: Somebody gave 9, but nobody 2 to 8/],
    ['person,rater,item,score\na, ,c,1\n', {}, /^ratings.csv:2: rater: It is blank/],
    [
      'who,rater,item,score\na,b,c,1\n',
      {},
      /^ratings.csv:1: person: There is no such column. There are: who, rater, item, score. .* after --person/,
    ],
    ['person,rater,item,score,score\na,b,c,1,1\n', {}, /Two columns have this name/],
    ['', {}, /^ratings.csv:1: The file is empty/],
    ['person,rater,item,score\n', {}, /^ratings.csv: There is not one rating/],
    ['person,rater,item,"score\n', {}, /^ratings.csv:1: A quote is opened/],
  ])('what is wrong in %j is said with its line', async (text, options, says) => {
    const problems = await refused(text, options)
    expect(problems.length).toBe(1)
    expect(problems[0]).toMatch(says)
  })

  test('twenty problems are listed, the rest counted; the bound of memory holds; a gap is taken when it is said to be one', async () => {
    const lines = await refused(`person,rater,item,score\n${'a,b,c,x\n'.repeat(25)}`)
    expect(lines.length).toBe(21)
    expect(lines.at(-1)).toBe('ratings.csv: 5 more of this kind.')
    expect(await refused(`person,rater,item,score\n${'a,b,c,1\n'.repeat(70_000)}`, { mostMiB: 1 })).toEqual([
      expect.stringMatching(/65536 ratings need 2 MiB, more than the bound of 1. Raise it with --memory/),
    ])
    expect(await refused('person,rater,item,score\na,b,c,0\na,b,c,9\n', { categories: 10 })).toEqual([])
  })

  test('a file that cannot be read', async () => {
    expect(await readRatings(join(folder, 'nowhere.csv'), usual)).toEqual({ refused: ['nowhere.csv: There is no such file.'] })
    expect(await readRatings(folder, usual)).toMatchObject({ refused: [expect.stringContaining('It is a folder')] })
  })
})

describe('a matrix', () => {
  test.each([
    ['of 16 bits', 'r.u16', Uint16Array.of(7, 1, 0, 2, 3, 1, 0, 65535, 3, 2, 0, 0)],
    ['of 32 bits', 'r.u32', Uint32Array.of(7, 1, 0, 2, 3, 1, 0, 0xffffffff, 3, 2, 0, 0)],
  ])('%s: person, rater, item, score; all bits set is no score', async (_, name, numbers) => {
    const found = await matrix(name, numbers)
    if ('refused' in found) throw new Error(found.refused.join())
    expect(found.ratings).toMatchObject({ persons: ['3', '7'], raters: ['1', '2'], items: ['0'] })
    expect([...found.ratings.score]).toEqual([0, 2])
  })

  test('what is wrong is said', async () => {
    expect(await matrix('r.u16', Uint8Array.of(1, 2, 3))).toEqual({
      refused: ['r.u16: It has 3 bytes; a rating takes 8, so the file is not whole.'],
    })
    expect(await matrix('r.u16', new Uint16Array(0))).toEqual({ refused: ['r.u16: The file is empty.'] })
    expect(await matrix('r.u16', Uint16Array.of(0, 0, 0, 300))).toEqual({
      refused: ['r.u16: rating 1: 300 is no category. Give 0 to 254.'],
    })
    expect(await matrix('r.u32', Uint32Array.of(2 ** 25, 0, 0, 1))).toMatchObject({
      refused: [expect.stringContaining('At most 16777216 persons')],
    })
  })
})

test('names get their numbers by their bytes, thousands of them', () => {
  const names = new Names()
  const encoder = new TextEncoder()
  const numbered = (text: string) => {
    const bytes = encoder.encode(`<${text}>`)
    return names.of(bytes, 1, bytes.length - 1)
  }
  const many = Array.from({ length: 9000 }, (_, n) => `naïve ${n * 7919}`)
  expect(many.map(numbered)).toEqual(many.map((_, n) => n))
  expect(many.toReversed().map(numbered)).toEqual(many.map((_, n) => 8999 - n))
  expect([0, 1, 8999].map((n) => names.text(n))).toEqual([many[0], many[1], many[8999]])
  expect(names.count).toBe(9000)
})
