import { afterAll, beforeAll, expect, test } from 'vitest'
import { sayAim } from '../../tools/fixture-person.ts'
import { openTestHouse, type TestHouse } from '../../tools/test-house.ts'
import { contract as people } from '../people/contract.ts'
import { contract as teams } from '../teams/contract.ts'
import { contract } from './contract.ts'

let house: TestHouse
let ines: Awaited<ReturnType<TestHouse['newcomer']>>
beforeAll(async () => {
  house = await openTestHouse()
  ines = await house.newcomer('Ines Pereira')
  await ines.ask(people.setUpOrganisation, { body: { name: 'Quay Works', language: 'en', retentionMonths: null } })
  await sayAim(ines)
  await ines.ask(people.invitePerson, { body: { name: 'Tomas Novak', email: null, role: 'manager', teamId: null } })
  await ines.ask(teams.addTeam, { body: { name: 'Quay' } })
})
afterAll(() => house.close())

const log = async (query: { before?: string; limit?: number; deed?: string } = {}) => (await ines.ask(contract.listAudit, { query })).reply
const check = async () => (await ines.ask(contract.checkAudit)).reply

test('says who did what to whom, newest first, and keeps what people do with their own data out of it', async () => {
  const { entries } = await log()
  expect(entries.map(({ who, did, whom }) => [who, did, whom])).toEqual([
    ['Ines Pereira', 'added a team', null],
    ['Ines Pereira', 'invited somebody', 'Tomas Novak'],
    ['Ines Pereira', 'set up the organisation', null],
  ])
  const { rows } = await house.admin.query('select count(*)::int as n from audit where org_id = $1', [ines.orgId])
  expect(rows[0].n).toBeGreaterThan(entries.length)
  expect((await check()).rows).toBe(rows[0].n)
})

test('a page at a time, and one kind of deed', async () => {
  const first = await log({ limit: 1 })
  expect(first.entries.map(({ op }) => op)).toEqual(['addTeam'])
  expect((await log({ limit: 1, before: first.next! })).entries.map(({ op }) => op)).toEqual(['invitePerson'])
  expect((await log({ deed: 'setUpOrganisation' })).entries.map(({ op }) => op)).toEqual(['setUpOrganisation'])
  expect((await log({ deed: 'closeTeam' })).entries).toEqual([])
})

const tampering: Readonly<Record<string, string>> = {
  'a row that was changed': `update audit set op = 'showReport' where org_id = $1 and op = 'invitePerson'`,
  'a row that was removed': `delete from audit where org_id = $1 and op = 'invitePerson'`,
  'a row cut off the end': `delete from audit where org_id = $1 and seq = (select max(seq) from audit where org_id = $1)`,
  'all rows': `delete from audit where org_id = $1`,
  'a row that was added': `insert into audit select org_id, seq + 1, at, actor_id, op, about_kind, about_id, person_id, hash, hash, key_id from audit
    where org_id = $1 and seq = (select max(seq) from audit where org_id = $1)`,
}

test.each(Object.keys(tampering))('finds %s', async (kind) => {
  expect(await check()).toMatchObject({ whole: true })
  await house.admin.query('create table kept as select * from audit')
  await house.admin.query('alter table audit disable trigger append_only')
  await house.admin.query(tampering[kind]!, [ines.orgId])
  const found = await check()
  await house.admin.query('delete from audit')
  await house.admin.query('insert into audit select * from kept')
  await house.admin.query('alter table audit enable trigger append_only')
  await house.admin.query('drop table kept')
  expect(found.whole).toBe(false)
  expect(found.says).toMatch(/^(Row \d+ does not hold|The chain should end with row \d+)/)
  expect(await check()).toMatchObject({ whole: true })
})
