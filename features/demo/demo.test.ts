import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { slices } from '../../server/slices.ts'
import { openTestHouse, type TestHouse } from '../../tools/test-house.ts'
import type { Visitor } from '../../tools/visitor.ts'
import { contract as accounts } from '../accounts/contract.ts'
import type { Operation } from '../contract.ts'
import { demoOrgId } from '../demo-org.ts'
import { contract as home } from '../home/contract.ts'
import { contract as hooks } from '../hooks/contract.ts'
import { contract as imports } from '../imports/contract.ts'
import { contract as keys } from '../keys/contract.ts'
import { contract as library } from '../library/contract.ts'
import { contract as myData } from '../my-data/contract.ts'
import { contract as people } from '../people/contract.ts'
import { contract as profile } from '../profile/contract.ts'
import { contract as reports } from '../reports/contract.ts'
import { contract as roleGap } from '../role-gap/contract.ts'
import { contract as sharing } from '../sharing/contract.ts'
import { contract as teams } from '../teams/contract.ts'
import { contract as work } from '../work/contract.ts'
import { contract } from './contract.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

async function ready(at: TestHouse = house): Promise<void> {
  for (const until = Date.now() + 40_000; Date.now() < until; ) {
    if ((await at.visitor().ask(contract.showDemo)).reply.state === 'ready') return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the demo was not made')
}

async function enter(who: string): Promise<Visitor & { personId: string; orgId: string }> {
  const visitor = house.visitor()
  const { status, reply } = await visitor.ask(contract.enterDemo, { body: { who } })
  expect(status).toBe(200)
  return Object.assign(visitor, reply)
}

const count = async (table: string) =>
  Number((await house.admin.query<{ n: string }>(`select count(*) as n from ${table} where org_id = $1`, [demoOrgId])).rows[0]!.n)

describe('the first time', () => {
  test('there is none; nobody comes in before it is made; opening it answers at once and makes it once', async () => {
    const visitor = house.visitor()
    expect((await visitor.ask(contract.showDemo)).reply).toMatchObject({ state: 'none', madeAt: null })
    expect((await visitor.ask(contract.enterDemo, { body: { who: 'noor' } })).problem.type).toBe('/problems/being-made')
    const began = performance.now()
    const opened = await Promise.all([visitor.ask(contract.openDemo), house.visitor().ask(contract.openDemo)])
    expect(performance.now() - began).toBeLessThan(2000)
    expect(opened.map(({ reply, status }) => reply.state ?? status)).toContain('making')
    await ready()
    expect((await house.admin.query(`select 1 from jobs.job where name = 'demo.make'`)).rowCount).toBe(1)
    expect((await visitor.ask(contract.openDemo)).reply.state).toBe('ready')
    expect(await count('person')).toBe(120)
    expect(await count('evidence')).toBeGreaterThan(8000)
    expect((await visitor.ask(contract.showDemo)).reply.people.length).toBe(8)
  })
})

describe('inside', () => {
  test('each of the eight is who they are said to be, and every screen of theirs answers', async () => {
    const { reply } = await house.visitor().ask(contract.showDemo)
    for (const { who, name } of reply.people) {
      const one = await enter(who)
      const params = { personId: one.personId }
      const me = (await one.ask(accounts.showMe)).reply
      expect(me).toMatchObject({ name, orgKind: 'demo', orgId: demoOrgId, hasAim: true, baseline: 'finished' })
      for (const answer of [
        await one.ask(home.showHome, { params }),
        await one.ask(profile.showProfile, { params }),
        await one.ask(roleGap.showRoleGap, { params }),
        await one.ask(sharing.showSharing, { params }),
        await one.ask(myData.showLooks, { params, query: {} }),
        await one.ask(people.showOrganisation),
      ])
        expect([who, answer.status]).toEqual([who, 200])
    }
  })

  test('the manager sees a map of the team, one competency that rests on one person, and no target of anybody', async () => {
    const tomas = await enter('tomas')
    const mine = (await tomas.ask(teams.listTeams)).reply.teams.find((team) => team.isMine)!
    const map = (await tomas.ask(teams.showHeatMap, { params: { teamId: mine.teamId } })).reply
    expect(map.sharing).toBeGreaterThanOrEqual(5)
    expect(map.rows?.length).toBe(map.sharing)
    expect(map.competencies.find(({ competency }) => competency === 'security-engineering')).toMatchObject({ onlyOne: true })
    const noor = mine.people.find(({ name }) => name === 'Noor Haddad')!
    const report = (await tomas.ask(reports.showReport, { params: { personId: noor.personId } })).reply
    expect(report.lines.filter(({ estimate }) => estimate?.enough).length).toBeGreaterThan(8)
    expect(report.currentTitle).toBe('Software engineer')
  })

  test('what a visitor writes stands there for the next one', async () => {
    const noor = await enter('noor')
    const params = { personId: noor.personId, source: 'self' }
    expect((await noor.ask(sharing.saveSharing, { params, body: { shared: false } })).status).toBe(200)
    const again = await enter('noor')
    const { sources } = (await again.ask(sharing.showSharing, { params })).reply
    expect(sources.find(({ source }) => source === 'self')?.shared).toBe(false)
  })
})

describe('what a visitor may not', () => {
  test('enter any other account: by name, by id, by the id of another organisation', async () => {
    const real = await house.newcomer('Ada')
    const { rows } = await house.admin.query<{ user_id: string }>('select user_id from person where person_id = $1', [real.personId])
    for (const who of ['ada', rows[0]!.user_id, real.personId, 'demo-noor', 'x']) {
      const visitor = house.visitor()
      const { status } = await visitor.ask(contract.enterDemo, { body: { who } })
      expect([who, [400, 422].includes(status), visitor.cookie]).toEqual([who, true, ''])
    }
    const crafted = { who: 'noor', orgId: real.orgId, userId: rows[0]!.user_id }
    const { statusCode } = await house.app.inject({ method: 'POST', url: '/api/demo/sessions', payload: crafted })
    expect(statusCode).toBe(400)
    await expect(house.workshop().as(real).identity.enterDemo(rows[0]!.user_id)).rejects.toThrow('Only people of the demo')
  })

  test('ask in another organisation, or see anybody outside', async () => {
    const real = await house.newcomer('Ada')
    const ines = await enter('ines')
    const elsewhere = await ines.ask(accounts.showMe, {}, { 'evenkeel-org': real.orgId })
    expect(elsewhere.reply.orgId).toBe(demoOrgId)
    expect((await ines.ask(profile.showProfile, { params: { personId: real.personId } })).status).toBe(404)
    expect((await ines.ask(people.listPeople, { query: { limit: 500 } })).reply.people.length).toBe(120)
  })

  test('set a password or a passkey, sign others out, leave, delete the account, or join anywhere', async () => {
    const noor = await enter('noor')
    const params = { personId: noor.personId }
    const closed = [
      await noor.ask(accounts.changePassword, { body: { current: 'x', next: 'a password of my own' } }),
      await noor.ask(accounts.passkeyToAdd),
      await noor.ask(accounts.addPasskey, { body: { name: 'mine', response: {} } }),
      await noor.ask(accounts.endSession, { params: { sessionId: 'any' } }),
      await noor.ask(people.leaveOrganisation, { params }),
      await noor.ask(myData.erasePerson, { params, body: { name: 'Noor Haddad' } }),
      await noor.ask(people.acceptInvitation, { body: { token: 'x'.repeat(30), bring: [] } }),
    ]
    expect(closed.map(({ status, problem }) => `${status} ${problem.type}`)).toEqual(closed.map(() => '403 /problems/not-in-demo'))
    expect((await noor.ask(accounts.showMe)).status).toBe(200)
    // Not only those named here: whatever takes a credential from somebody signed in is closed to the demo.
    const operations = slices.flatMap((slice) => Object.entries(slice.contract as Readonly<Record<string, Operation>>))
    const reaching = operations.filter(([, operation]) => operation.inDemo === false || operation.credential).map(([name]) => name)
    expect(reaching).toEqual(
      expect.arrayContaining([
        'removePasskey',
        'leaveOrganisation',
        'erasePerson',
        'acceptInvitation',
        'addHook',
        'makeKey',
        'beginImport',
        'openImport',
      ]),
    )
  })

  test('make keys or webhooks, or bring files in', async () => {
    const ines = await enter('ines')
    const closed = [
      await ines.ask(hooks.addHook, { body: { url: 'https://example.org/', description: '', events: ['team.created'] } }),
      await ines.ask(keys.makeKey, { body: { name: 'mine', scopes: ['people:read'], days: 30 } as never }),
      await ines.ask(imports.beginImport, { body: { kind: 'people', fileName: 'people.csv', size: 9 } }),
      await ines.ask(library.openImport, { body: { files: [{ name: 'a.csv', characters: 9, parts: 1 }] } }),
    ]
    expect(closed.map(({ status, problem }) => `${status} ${problem.type}`)).toEqual(closed.map(() => '403 /problems/not-in-demo'))
  })

  test('see on which devices others look around', async () => {
    await enter('mika')
    const mika = await enter('mika')
    expect((await mika.ask(accounts.showWaysIn)).reply.sessions.map(({ thisOne }) => thisOne)).toEqual([true])
  })

  test('bring somebody with an account of their own in', async () => {
    const ines = await enter('ines')
    const body = { name: 'Ada', email: null, role: 'member', teamId: null } as const
    const { link } = (await ines.ask(people.invitePerson, { body })).reply
    const real = await house.newcomer('Ada')
    const joined = await real.ask(people.acceptInvitation, { body: { token: link!.split('#')[1]!, bring: [] } })
    expect([joined.status, joined.problem.type]).toEqual([409, '/problems/only-a-demo'])
  })

  test('reset anything when not looking around', async () => {
    const real = await house.newcomer('Ada')
    const { status, problem } = await real.ask(contract.resetDemo)
    expect([status, problem.type]).toEqual([409, '/problems/not-looking-around'])
    expect((await house.visitor().ask(contract.resetDemo)).status).toBe(401)
  })
})

test('whoever comes in with an account of their own is signed out of it here, and can sign in again', async () => {
  const real = await house.newcomer('Ada')
  const before = real.cookie
  await real.ask(contract.enterDemo, { body: { who: 'noor' } })
  expect((await real.ask(accounts.showMe)).reply.orgKind).toBe('demo')
  real.cookie = before
  expect((await real.ask(accounts.showMe)).status).toBe(401)
})

describe('making it again', () => {
  test('everything is as on the first day, whoever is inside stays inside, and nothing outside has changed', async () => {
    const real = await house.newcomer('Ada')
    const [noor, ines] = [await enter('noor'), await enter('ines')]
    const place = { personId: noor.personId, source: 'self' }
    await noor.ask(sharing.saveSharing, { params: place, body: { shared: false } })
    await ines.ask(people.invitePerson, { body: { name: 'A guest', email: null, role: 'member', teamId: null } })
    const before = await count('audit')
    expect(before).toBeGreaterThan(0)

    expect((await ines.ask(contract.resetDemo)).reply).toEqual({ state: 'making' })
    // Somebody else is looking around meanwhile: reading goes on, writing is put off with a reason.
    const late = await noor.ask(sharing.saveSharing, { params: place, body: { shared: true } })
    expect([late.status, late.problem.title]).toEqual([409, 'The demo is being made again'])
    expect((await noor.ask(home.showHome, { params: { personId: noor.personId } })).status).toBe(200)
    expect((await ines.ask(contract.resetDemo)).problem.type).toBe('/problems/being-made')
    await ready()

    expect((await noor.ask(accounts.showMe)).reply.personId).toBe(noor.personId)
    const { sources } = (await noor.ask(sharing.showSharing, { params: place })).reply
    expect(sources.find(({ source }) => source === 'self')?.shared).toBe(true)
    expect(await count('person')).toBe(120)
    expect(await count('audit')).toBeLessThan(before)
    expect((await house.admin.query(`select 1 from identity.link where org_id = $1`, [demoOrgId])).rowCount).toBe(0)
    expect((await real.ask(accounts.showMe)).reply.personId).toBe(real.personId)
    expect((await noor.ask(sharing.saveSharing, { params: place, body: { shared: false } })).status).toBe(200)
  })

  test('it is all or nothing: what cannot be made leaves what was', async () => {
    const before = [await count('person'), await count('evidence')]
    await house.admin.query(`alter table sitting add constraint no_more check (org_id <> '${demoOrgId}') not valid`)
    const { makeDemo, nobody } = await import('./service.ts')
    await expect(makeDemo(house.workshop().as(nobody), { seed: 1, people: 60 })).rejects.toThrow('no_more')
    await house.admin.query(`alter table sitting drop constraint no_more`)
    expect([await count('person'), await count('evidence')]).toEqual(before)
  })

  test('the function that erases it erases nothing else', async () => {
    const real = await house.newcomer('Ada')
    const client = await house.house.database.pool.connect()
    try {
      for (const org of [demoOrgId, real.orgId]) {
        await client.query('begin')
        await client.query(`select set_config('evenkeel.org', $1, true)`, [org])
        await expect(client.query('select erase_demo($1)', [real.orgId])).rejects.toThrow('only the demo')
        await client.query('rollback')
      }
    } finally {
      client.release()
    }
  })
})

describe('letters and closed doors', () => {
  test('no letter leaves the demo, where others get theirs', async () => {
    const letters: string[] = []
    // A mail server that is set makes hasMail true; it is never reached from the demo, or this would fail.
    const mailing = await openTestHouse({
      smtp: { url: 'smtp://127.0.0.1:9', from: 'a@example.org' },
      showOperator: (text) => void letters.push(text),
    })
    try {
      await mailing.visitor().ask(contract.openDemo)
      await ready(mailing)
      const ines = mailing.visitor()
      await ines.ask(contract.enterDemo, { body: { who: 'ines' } })
      const invited = await ines.ask(people.invitePerson, {
        body: { name: 'Victim', email: 'victim@example.org', role: 'member', teamId: null },
      })
      expect(invited.reply.link).toMatch(/^http/)
      const me = (await ines.ask(accounts.showMe)).reply
      const claim = {
        competency: 'debugging',
        outcome: 'The import is done by six.',
        context: 'It hung for weeks.',
        benefited: 'The shops',
      }
      const asked = await ines.ask(work.addWork, {
        params: { personId: me.personId },
        body: { ...claim, link: null, verifierName: 'Victim', verifierEmail: 'victim@example.org' },
      })
      expect(asked.reply.link).toMatch(/^http/)
      expect((await mailing.visitor().ask(accounts.askForNewPassword, { body: { email: me.email } })).status).toBe(400)
      const { rows } = await mailing.admin.query(`select name from jobs.job where name in ('people.mail-invitation', 'work.ask-verifier')`)
      expect([rows, letters]).toEqual([[], []])
    } finally {
      await mailing.close()
    }
  })

  test('where it is closed there is no door, and those inside are outside', async () => {
    const closed = await openTestHouse({ demo: false })
    try {
      expect((await closed.visitor().ask(contract.showDemo)).reply).toEqual({
        state: 'off',
        madeAt: null,
        size: { people: 0, teams: 0 },
        people: [],
      })
      for (const answer of [
        await closed.visitor().ask(contract.openDemo),
        await closed.visitor().ask(contract.enterDemo, { body: { who: 'noor' } }),
      ])
        expect([answer.status, answer.problem.type]).toEqual([403, '/problems/demo-off'])
    } finally {
      await closed.close()
    }
    const noor = await enter('noor')
    const doors = house.house as { hasDemo: boolean }
    doors.hasDemo = false
    expect((await noor.ask(accounts.showMe)).status).toBe(401)
    doors.hasDemo = true
    expect((await noor.ask(accounts.showMe)).status).toBe(200)
  })
})
