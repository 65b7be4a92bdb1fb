// Files nobody should send, and somebody will: each is refused with place and remedy, or read as far as it goes, and the house stands.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../tools/test-house.ts'
import { contract as people } from '../people/contract.ts'
import { type Chosen, contract, limits, piecesOf } from './contract.ts'

let house: TestHouse
let owner: Awaited<ReturnType<TestHouse['newcomer']>>
beforeAll(async () => {
  house = await openTestHouse()
  owner = await house.newcomer('Ines Duarte')
  await owner.ask(people.setUpOrganisation, { body: { name: 'Harbour Works', language: 'en', retentionMonths: 24 } })
})
afterAll(() => house.close())

async function read(name: string, text: string, chosen: Chosen = {}) {
  const pieces = piecesOf(text, limits.partCharacters)
  const files = [{ name, characters: text.length, parts: pieces.length }]
  const { importId } = (await owner.ask(contract.openImport, { body: { files } })).reply
  const params = { readingId: importId }
  for (const [part, piece] of pieces.entries()) {
    expect((await owner.ask(contract.sendImportPart, { params, body: { file: 0, part, text: piece } })).status).toBe(200)
  }
  const { status, problem } = await owner.ask(contract.readImport, { params, body: chosen })
  const shown = (await owner.ask(contract.showFrameworkImport, { params })).reply
  const { problems } = (await owner.ask(contract.listImportProblems, { params })).reply
  await owner.ask(contract.dropImport, { params })
  return { status, problem, reading: shown.reading, problems }
}

const deep = (n: number) => `${'['.repeat(n)}${']'.repeat(n)}`
const aliases = `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((letter, i) => `${letter}: &${letter} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`).join('\n')}\n`

describe('is read as far as it goes, with a problem that has place and remedy', () => {
  test.each([
    ['garbage as a table', 'x.csv', 'Role,Skill\n"unclosed'],
    ['garbage as JSON', 'x.json', '{"roles": [}'],
    ['deep JSON', 'x.json', deep(100_000)],
    ['aliases that multiply', 'x.yaml', `form: evenkeel framework 1\n${aliases}`],
    ['a hundred thousand columns', 'x.csv', `Role,Skill${',c'.repeat(100_000)}\nHelm,Steering\n`],
    ['an empty file', 'x.csv', ''],
    ['YAML that names a prototype', 'x.yaml', 'form: evenkeel framework 1\n__proto__: {polluted: yes}\nconstructor: 1\n'],
  ])('%s', async (_, name, text) => {
    for (const importer of [undefined, 'table', 'exchange-yaml', 'ft', 'nice'] as const) {
      const { status, reading, problems } = await read(name, text, importer ? { importer } : {})
      expect(status).toBe(200)
      expect(reading!.counts.requirements).toBe(0)
      expect(problems.length).toBeGreaterThan(0)
      for (const { file, what, remedy } of problems) expect([file, what, remedy].every(Boolean)).toBe(true)
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
})

test('NUL and halves of characters spelled out in JSON are left out, and what is around them is kept', async () => {
  const text = `{"form": "evenkeel framework 1", "source": {"id": "a\\u0000b", "name": "N\\ud800", "version": "1", "licence": "L", "notice": "N", "address": null}}`
  const { status } = await read('x.json', text)
  expect(status).toBe(200)
})

test('what an unkind file holds comes out of an export guarded, and as a file to save', async () => {
  const { reading } = await read('x.csv', 'Role,Skill\n"=HYPERLINK(""http://x"")",<script>alert(1)</script>\n', {
    importer: 'table',
    source: { name: '../../etc/passwd"\r\nX: y', version: '1' },
  })
  expect(reading).toMatchObject({ counts: { roles: 1, skills: 1 } })
})

test('a part larger than a part is refused, whatever it is written in', async () => {
  const { importId } = (await owner.ask(contract.openImport, { body: { files: [{ name: 'a.csv', characters: 9, parts: 1 }] } })).reply
  const part = async (text: string) =>
    (await owner.ask(contract.sendImportPart, { params: { readingId: importId }, body: { file: 0, part: 0, text } })).status
  expect(await part('吉'.repeat(limits.partCharacters))).toBe(200)
  expect(await part('a'.repeat(limits.partCharacters + 1))).toBe(400)
  expect(await part('a'.repeat(2_000_000))).toBe(413)
})
