import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { contract } from '../features/demo/contract.ts'
import { openTestHouse, type TestHouse } from '../tools/test-house.ts'
import { databaseUrl } from '../tools/test-server.ts'
import { ran } from './trial.ts'

let house: TestHouse
let folder: string
let env: Record<string, string>

beforeAll(async () => {
  house = await openTestHouse()
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-demo-'))
  const { rows } = await house.admin.query<{ name: string }>('select current_database() as name')
  env = {
    EVENKEEL_DATABASE_URL: databaseUrl(inject('adminUrl'), rows[0]!.name),
    EVENKEEL_DATA_DIR: join(folder, 'data'),
    EVENKEEL_SECRET: 'a-secret-for-tests-only-0123456789abcdef',
  }
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

const evidence = async () =>
  (await house.admin.query(`select md5(string_agg(evidence_id::text || payload::text, '' order by evidence_id)) as h from evidence`))
    .rows[0]!.h

test('makes it once, says where to look around, and makes it again only when asked', async () => {
  const now = house.clock.now
  const first = await ran('demo --people 60 --seed 5', { env, now })
  expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/^60 people with \d{4} pieces of evidence, .*\/look-around$/m) })
  expect((await house.visitor().ask(contract.showDemo)).reply.state).toBe('ready')
  const before = await evidence()
  expect(await ran('demo --people 60 --seed 6', { env, now })).toMatchObject({ code: 0, out: expect.stringContaining('there already') })
  expect(await evidence()).toBe(before)
  expect((await ran('demo --reset --people 60 --seed 6 --json', { env, now })).json()).toMatchObject({ isNew: true, people: 60, seed: 6 })
  expect(await evidence()).not.toBe(before)
  expect((await ran('demo --reset --people 60 --seed 5', { env, now })).code).toBe(0)
  expect(await evidence()).toBe(before)
  expect(await ran('audit verify', { env })).toMatchObject({ code: 0 })
})

test('refuses what makes no sense, and a closed door', async () => {
  expect(await ran('demo --people 12', { env })).toMatchObject({ code: 2, err: expect.stringContaining('from 40 to 400') })
  expect(await ran('demo --seed x', { env })).toMatchObject({ code: 2 })
  expect(await ran('demo', { env: { ...env, EVENKEEL_DEMO: 'off' } })).toMatchObject({ code: 1, err: expect.stringContaining('is off') })
})
