import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { contract as library } from '../features/library/contract.ts'
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
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-cli-'))
  const { rows } = await house.admin.query<{ name: string }>('select current_database() as name')
  env = {
    EVENKEEL_DATABASE_URL: databaseUrl(inject('adminUrl'), rows[0]!.name),
    EVENKEEL_DATA_DIR: join(folder, 'data'),
    EVENKEEL_SECRET: 'a-secret-for-tests-only-0123456789abcdef',
  }
  owner = await house.newcomer('Ines Duarte')
  await owner.ask(people.setUpOrganisation, { body: { name: 'Harbour Works', language: 'en', retentionMonths: 24 } })
  expect((await ran('migrate', { env })).code).toBe(0)
  await writeFile(join(folder, 'grades.csv'), 'Job,Grade,Ability,Wanted\nHelm,Senior,Steering,3\nHelm,Senior,Talking,much\n')
  const columns = { Job: 'role.name', Grade: 'level.title', Ability: 'skill.name', Wanted: 'requirement.required' }
  await writeFile(join(folder, 'columns.json'), JSON.stringify({ columns }))
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

const line = (...more: string[]) => [
  ...['import', 'framework', '--from', join(folder, 'grades.csv'), '--person', owner.personId, '--as', 'table'],
  ...['--mapping', join(folder, 'columns.json'), '--name', 'Grades', ...more],
]

test('a framework is tried, brought in once, and comes out as a file', async () => {
  const tried = await ran(line('--version', '2026', '--dry-run'), { env })
  expect(tried).toMatchObject({ code: 0, out: expect.stringContaining('dry run'), err: expect.stringContaining('grades.csv:3') })
  expect((await owner.ask(library.listLibrary)).reply.frameworks).toHaveLength(1)
  expect((await ran(line('--version', '2026'), { env })).out).toContain('Brought in as release 1.')
  expect((await ran(line('--version', '2026'), { env })).out).toContain('Nothing was changed.')
  const { json } = await ran(line('--version', '2027', '--json'), { env })
  expect(json()).toMatchObject({ dryRun: false, against: { number: 1, version: '2026' }, brought: { number: 2, brought: true } })
  const out = await ran(['export', 'framework', '--from-library', 'grades', '--person', owner.personId, '--format', 'csv'], { env })
  expect(out).toMatchObject({ code: 0, out: expect.stringContaining('Steering') })
  const { rows } = await house.admin.query<{ actor_id: string | null }>(`select actor_id from audit where op = 'bringInFramework'`)
  // Whoever runs the command stands outside the house: on record nobody of the organisation did it.
  expect(rows.map(({ actor_id }) => actor_id)).toEqual([null, null, null])
})

test('what is missing or may not be is said with what to do', async () => {
  expect(await ran(line(), { env })).toMatchObject({ code: 1, err: expect.stringMatching(/do not say which version.*Say the version/s) })
  expect(await ran(line('--version', '1', '--as', 'sfia'), { env })).toMatchObject({ code: 2, err: expect.stringContaining('There is: ') })
  const solo = await house.newcomer('Noor Haddad')
  const other = line('--version', '1').map((word) => (word === owner.personId ? solo.personId : word))
  expect(await ran(other, { env })).toMatchObject({ code: 1, err: expect.stringContaining('solo account') })
  const unknown = ['export', 'framework', '--from-library', 'none', '--person', owner.personId, '--format', 'csv']
  expect(await ran(unknown, { env })).toMatchObject({ code: 1, err: expect.stringContaining('There is: evenkeel, grades.') })
})
