import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { contract as imports } from '../features/imports/contract.ts'
import { contract as people } from '../features/people/contract.ts'
import { openTestHouse, type TestHouse } from '../tools/test-house.ts'
import { databaseUrl } from '../tools/test-server.ts'
import { ran } from './trial.ts'

let house: TestHouse
let folder: string
let env: Record<string, string>
let owner: Awaited<ReturnType<TestHouse['newcomer']>>

beforeAll(async () => {
  house = await openTestHouse()
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-import-'))
  const { rows } = await house.admin.query<{ name: string }>('select current_database() as name')
  env = {
    EVENKEEL_DATABASE_URL: databaseUrl(inject('adminUrl'), rows[0]!.name),
    EVENKEEL_DATA_DIR: join(folder, 'data'),
    EVENKEEL_SECRET: 'a-secret-for-tests-only-0123456789abcdef',
  }
  owner = await house.newcomer('Ines Duarte')
  expect((await ran('migrate', { env })).code).toBe(0)
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}
const run = (...args: string[]) => ran(['import', ...args], { env, now: house.clock.now })
const count = async () => (await owner.ask(people.showOrganisation)).reply.people

test('without an organisation it says so; asked for wrongly it ends with 2', async () => {
  const path = await file('people.csv', 'name\nMika Berg\n')
  expect(await run('people', path)).toMatchObject({ code: 1, err: expect.stringContaining('no organisation yet') })
  expect((await run('people')).code).toBe(2)
  expect((await run('people', path, 'more')).code).toBe(2)
  expect((await run('ratings', path, '--scale', '5..1')).code).toBe(2)
  expect((await run('people', join(folder, 'none.csv'))).code).toBe(1)
})

test('a dry run, bad rows one line each, all of it or nothing, and links when asked for', async () => {
  await owner.ask(people.setUpOrganisation, { body: { name: 'Harbour Works', language: 'en', retentionMonths: null } })
  const bad = await file('bad.csv', 'name,email\nMika Berg,mika@example.org\nAda,nowhere\n')
  const refused = await run('people', bad)
  expect(refused.code).toBe(1)
  expect(refused.out).toContain(`${bad}:3: email: "nowhere" is no e-mail address. Write one such as name@example.org, or leave it empty.\n`)
  expect(await count()).toBe(1)
  // As spreadsheets save "Unicode text".
  const good = await file('good.csv', Buffer.from('\ufeffname\tteam\nZoë Núñez\tPayments\nAda 👩🏽‍💻\tPayments\n', 'utf16le'))
  expect(await run('people', good, '--dry-run')).toMatchObject({ code: 0, out: expect.stringContaining('Rows: 2 new') })
  expect(await count()).toBe(1)
  const done = await run('people', '--org', 'harbour works', good, '--invite', '--json')
  expect(done.json<{ result: object; links: { name: string }[] }>()).toMatchObject({
    result: { people: { added: 2, teams: 1 } },
    links: [{ name: 'Ada 👩🏽‍💻' }, { name: 'Zoë Núñez' }],
  })
  expect(await count()).toBe(3)
  expect(await run('people', good)).toMatchObject({ code: 0, out: expect.stringContaining('0 new, 0 changed, 2 the same') })
  // What was not brought in is not left lying about, and nobody of the organisation did it.
  const { imports: listed } = (await owner.ask(imports.listImports)).reply
  expect(listed.map(({ state }) => state)).toEqual(['done', 'done'])
  const { rows } = await house.admin.query(`select distinct actor_id from audit where op = 'bringIn'`)
  expect(rows).toEqual([{ actor_id: null }])
})

test('ratings on a scale of their own', async () => {
  const path = await file(
    'ratings.csv',
    'person;rater;relation;competency;score;date\nAda 👩🏽‍💻;Ines Duarte;manager;Networks;10;2025-10-01\n',
  )
  expect((await run('ratings', path)).out).toContain(`${path}:2: score: 10 is outside the scale.`)
  const done = await run('ratings', path, '--scale', '1..10')
  expect(done).toMatchObject({ code: 0, out: expect.stringContaining('Pieces of evidence: 1.') })
})

test.each([
  ['a line without an end', Buffer.alloc(3_000_000, 'x'), 'Line 1 is longer than'],
  ['a million columns', Buffer.from(`name\n${','.repeat(1_000_000)}\n`), 'Line 2'],
  ['a quote that is never closed', Buffer.from(`name\n"${'Mika\n'.repeat(100_000)}`), 'Is a quote opened there'],
  ['nothing', Buffer.alloc(0), 'There is nothing in the file'],
  ['no column one needs', Buffer.from('first,second\n1,2\n'), 'no column for: Name'],
  ['NUL, in the row it stands in', Buffer.from('name\nMi\u0000ka\n'), ':2: row: The row holds signs that are no text'],
  ['another encoding, in the row it stands in', Buffer.from('name\nZo\u00eb\n', 'latin1'), ':2: row: The row holds signs that are no text'],
])('a file with %s is refused, and nothing comes in', async (name, content, says) => {
  const before = await count()
  const answer = await run('people', await file(`${name}.csv`, content))
  expect({ code: answer.code, out: answer.out }).toMatchObject({ code: 1, out: expect.stringContaining(says) })
  expect(await count()).toBe(before)
})
