import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sayAim } from '../../tools/fixture-person.ts'
import { openTestHouse, type TestHouse } from '../../tools/test-house.ts'
import { contract as competency } from '../competency/contract.ts'
import { contract } from './contract.ts'
import { jobs } from './jobs.ts'
import { dueOn } from './retention.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

/** Mika joins, says something of themselves, and leaves. */
async function leaver(retentionMonths: number | null) {
  const ines = await house.newcomer('Ines Pereira')
  await ines.ask(contract.setUpOrganisation, { body: { name: 'Quay Works', language: 'en', retentionMonths } })
  const { link } = (await ines.ask(contract.invitePerson, { body: { name: 'Mika Berg', email: null, role: 'member', teamId: null } })).reply
  const mika = await house.newcomer('Mika Berg')
  const { reply } = await mika.ask(contract.acceptInvitation, { body: { token: link!.split('#')[1]!, bring: [] } })
  const here = { 'evenkeel-org': reply.orgId }
  const { personId } = reply
  await sayAim({ ...mika, personId, ask: (operation, given) => mika.ask(operation, given, here) })
  await mika.ask(competency.assess, { params: { personId }, body: { competency: 'debugging', level: 4 } }, here)
  expect((await mika.ask(contract.leaveOrganisation, { params: { personId } }, here)).status).toBe(200)
  return { ines, personId, orgId: reply.orgId }
}

const rowsOf = async (personId: string) => {
  const tables = await house.admin.query<{ t: string }>(
    `select table_name as t from information_schema.columns where table_schema = 'public' and column_name = 'person_id' and table_name not in ('person', 'audit', 'team_place')`,
  )
  const counts = tables.rows.map(async ({ t }) =>
    Number((await house.admin.query(`select count(*) as n from ${t} where person_id = $1`, [personId])).rows[0].n),
  )
  return (await Promise.all(counts)).reduce((sum, n) => sum + n, 0)
}
const nameOf = async (personId: string) =>
  (await house.admin.query('select name from person where person_id = $1', [personId])).rows[0].name
const look = (orgId: string, personId: string) =>
  jobs.find(({ name }) => name === 'people.erase-left')!.run(house.workshop(), { orgId, personId }, 'test')

describe('what was kept of somebody who left', () => {
  test('stays as long as it was promised, and is gone the day after', async () => {
    const start = house.clock.now
    const { orgId, personId } = await leaver(6)
    const { rows } = await house.admin.query(
      `select start_after as due from jobs.job where name = 'people.erase-left' and data->>'orgId' = $1`,
      [orgId],
    )
    expect(rows).toEqual([{ due: dueOn(start, 6) }])

    house.clock.now = new Date(dueOn(start, 6).getTime() - 1000)
    await look(orgId, personId)
    expect(await nameOf(personId)).toBe('Mika Berg')
    expect(await rowsOf(personId)).toBeGreaterThanOrEqual(3)

    house.clock.now = dueOn(start, 6)
    await look(orgId, personId)
    expect(await nameOf(personId)).toBe('Somebody who left')
    expect(await rowsOf(personId)).toBe(0)
    house.clock.now = start
  })

  test('stays where nothing was promised, until something is', async () => {
    const start = house.clock.now
    const { ines, orgId, personId } = await leaver(null)
    house.clock.now = new Date(start.getTime() + 3 * 365 * 86_400_000)
    await look(orgId, personId)
    expect(await nameOf(personId)).toBe('Mika Berg')
    house.clock.now = start
    const { name, language, version } = (await ines.ask(contract.showOrganisation)).reply
    await ines.ask(contract.saveOrganisation, { body: { name, language, retentionMonths: 12, version } })
    expect(
      (await house.admin.query(`select 1 from jobs.job where name = 'people.erase-left' and data->>'orgId' = $1`, [orgId])).rowCount,
    ).toBe(1)
    house.clock.now = dueOn(start, 12)
    await look(orgId, personId)
    expect(await nameOf(personId)).toBe('Somebody who left')
    house.clock.now = start
  })

  test('is not erased by the application before its time, nor of anybody who is here, nor in another organisation', async () => {
    const { ines, orgId, personId } = await leaver(6)
    const erase = (org: string, who: string, at: Date) =>
      house.house.database.pool.connect().then(async (client) => {
        try {
          await client.query('begin')
          await client.query(`select set_config('evenkeel.org', $1, true)`, [org])
          await client.query('select erase_left($1, $2)', [who, at])
        } finally {
          await client.query('rollback')
          client.release()
        }
      })
    const late = new Date(house.clock.now.getTime() + 365 * 86_400_000)
    await expect(erase(orgId, personId, house.clock.now)).rejects.toThrow('kept long enough')
    await expect(erase(orgId, ines.personId, late)).rejects.toThrow('kept long enough')
    await expect(erase((await house.newcomer('Ada')).orgId, personId, late)).rejects.toThrow('kept long enough')
    await expect(erase(orgId, personId, late)).resolves.toBeUndefined()
  })
})

test('a month later is the same day, or the last of a shorter month', () => {
  expect(dueOn(new Date('2026-08-31T10:00:00Z'), 6)).toEqual(new Date('2027-02-28T10:00:00Z'))
  expect(dueOn(new Date('2026-03-02T10:00:00Z'), 12)).toEqual(new Date('2027-03-02T10:00:00Z'))
})
