import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AuditRow, brokenLink } from '../../server/audit.ts'
import { slices } from '../../server/slices.ts'
import { openTestHouse, type TestHouse } from '../../tools/test-house.ts'
import { makeVisitor } from '../../tools/visitor.ts'
import { contract as accounts } from '../accounts/contract.ts'
import { contract as myData } from '../my-data/contract.ts'
import { contract as people } from '../people/contract.ts'
import type { Rule } from '../policy.ts'
import { type Scope, scopes } from '../scopes.ts'
import { contract as teams } from '../teams/contract.ts'
import { contract } from './contract.ts'

let house: TestHouse
type Person = Awaited<ReturnType<TestHouse['newcomer']>>
let owner: Person
const start = new Date('2026-03-02T09:00:00.000Z')
const day = 86_400_000

beforeAll(async () => {
  house = await openTestHouse({ limits: { credentialTries: 10_000, requests: 100_000, keyRequests: 20, trustProxy: false } })
})
afterAll(() => house.close())
beforeEach(async () => {
  house.clock.now = start
  owner = await house.newcomer('Ines Duarte')
  await owner.ask(people.setUpOrganisation, { body: { name: 'Harbour Works', language: 'en', retentionMonths: null } })
})

/** A program with a key: no cookie, no origin, only the header. */
async function program(granted: readonly Scope[], days = 30) {
  const { reply } = await owner.ask(contract.makeKey, { body: { name: 'HR sync', scopes: [...granted], days } })
  const bearer = { authorization: `Bearer ${reply.secret}` }
  const visitor = makeVisitor(house)
  const ask: Person['ask'] = (operation, given, headers) => visitor.ask(operation, given, { ...bearer, ...headers })
  return { ...reply, bearer, ask }
}

describe('a key', () => {
  test('is shown once, stored as a hash, and listed without its secret', async () => {
    const { keyId, secret } = await program(['people:read'])
    const { keys } = (await owner.ask(contract.listKeys)).reply
    expect(keys).toEqual([
      {
        ...{ keyId, name: 'HR sync', scopes: ['people:read'], madeBy: 'Ines Duarte', lastUsedOn: null, state: 'good' },
        ...{ madeAt: start.toISOString(), expiresAt: new Date(start.getTime() + 30 * day).toISOString() },
      },
    ])
    const { rows } = await house.admin.query<{ row: string }>(
      'select k::text as row from api_key k union all select i::text from idempotency i',
    )
    expect(rows.some(({ row }) => row.includes(secret) || row.includes(secret.slice(3, 30)))).toBe(false)
  })

  test('asked for twice with one Idempotency-Key is one key, and the answer that is kept is sealed', async () => {
    const body = { name: 'HR sync', scopes: ['people:read' as const], days: 1 }
    const once = { 'idempotency-key': 'make-me-once' }
    const first = await owner.ask(contract.makeKey, { body }, once)
    const again = await owner.ask(contract.makeKey, { body }, once)
    expect(again.reply).toEqual(first.reply)
    expect((await owner.ask(contract.listKeys)).reply.keys).toHaveLength(1)
    const { rows } = await house.admin.query<{ answer: string }>(`select answer::text from idempotency where key = 'make-me-once'`)
    expect(rows[0]!.answer).toMatch(/^\{"sealed": "v1\.[\w-]+"\}$/)
  })

  test('reads what it may, and the day it was last used is on record', async () => {
    const { ask } = await program(['people:read', 'teams:read'])
    house.clock.now = new Date(start.getTime() + 2 * day)
    expect((await ask(people.listPeople)).reply.people).toMatchObject([{ name: 'Ines Duarte', role: 'owner' }])
    expect((await ask(teams.listTeams)).reply.teams).toEqual([])
    expect((await owner.ask(contract.listKeys)).reply.keys[0]!.lastUsedOn).toBe('2026-03-04')
  })

  test('without a scope is told which one it needs; what names none is closed to every key', async () => {
    const { ask } = await program(['people:read'])
    const missing = await ask(teams.addTeam, { body: { name: 'Quay' } })
    expect([missing.status, missing.problem.type]).toEqual([403, '/problems/scope-missing'])
    expect(missing.problem.errors).toEqual([{ place: 'header.Authorization', message: 'this needs a key with the scope teams:write' }])
    for (const operation of [contract.listKeys, accounts.showMe]) {
      const closed = await ask(operation as typeof contract.listKeys)
      expect([closed.status, closed.problem.type]).toEqual([403, '/problems/not-for-keys'])
    }
  })

  test('that is unknown, mistyped, ended, expired, or of somebody who is no owner any more opens nothing', async () => {
    const { ask, keyId, secret } = await program(['people:read'], 7)
    const answer = async (headers = {}) => {
      const { status, problem, headers: sent } = await ask(people.listPeople, {}, headers)
      return [status, problem.type, sent['www-authenticate']]
    }
    const no = (slug: string) => [401, `/problems/${slug}`, 'Bearer realm="evenkeel", error="invalid_token"']
    expect((await answer())[0]).toBe(200)
    const typo = secret.slice(0, -1) + (secret.endsWith('a') ? 'b' : 'a')
    expect(await answer({ authorization: `Bearer ${typo}` })).toEqual(no('key-unknown'))
    expect(await answer({ authorization: `Bearer ${house.house.newKey().secret}` })).toEqual(no('key-unknown'))

    const inOrg = 'where org_id = $1'
    for (const [spoil, mend] of [
      [`update person set state = 'suspended' ${inOrg}`, `update person set state = 'active' ${inOrg}`],
      [`update person set role = 'hr' ${inOrg}`, `update person set role = 'owner' ${inOrg}`],
    ] as const) {
      await house.admin.query(spoil, [owner.orgId])
      expect(await answer()).toEqual(no('key-unknown'))
      await house.admin.query(mend, [owner.orgId])
      expect((await answer())[0]).toBe(200)
    }
    house.clock.now = new Date(start.getTime() + 7 * day)
    expect(await answer()).toEqual(no('key-expired'))
    house.clock.now = start
    await owner.ask(contract.endKey, { params: { keyId } })
    expect(await answer()).toEqual(no('key-unknown'))
    expect((await owner.ask(contract.endKey, { params: { keyId } })).problem.type).toBe('/problems/gone')
    expect((await owner.ask(contract.listKeys)).reply.keys).toEqual([])
  })

  test('acts in its own organisation alone, whatever a header or a cookie says', async () => {
    const { ask } = await program(['people:read', 'people:write'])
    const other = await house.newcomer('Mika Berg')
    expect((await ask(people.listPeople, {}, { 'evenkeel-org': other.orgId })).status).toBe(404)
    const foreign = { params: { personId: other.personId }, body: { suspended: true, version: 1 } }
    expect((await ask(people.suspendPerson, foreign)).status).toBe(404)
    // The cookie of somebody who could: it does not count beside a key.
    const both = await ask(contract.listKeys, {}, { cookie: owner.cookie })
    expect(both.problem.type).toBe('/problems/not-for-keys')
    const listed = (await ask(people.listPeople, {}, { cookie: other.cookie })).reply.people
    expect(listed.map((one) => one.name)).toEqual(['Ines Duarte'])
  })

  test('needs no origin, and gives no role that only an owner gives', async () => {
    const { ask } = await program(['people:write'])
    const body = { name: 'Mika Berg', email: null, role: 'member' as const, teamId: null }
    expect((await ask(people.invitePerson, { body }, { origin: 'https://hr.example.org' })).status).toBe(200)
    const owns = await ask(people.invitePerson, { body: { ...body, role: 'owner' as const } })
    expect(owns.problem.type).toBe('/problems/not-yours-to-give')
  })

  test('may ask only so often in a minute, from wherever it is used', async () => {
    const { ask, bearer } = await program(['people:read'])
    for (let i = 0; i < 20; i++) expect((await ask(people.listPeople)).status).toBe(200)
    const one = await house.app.inject({ method: 'GET', url: '/api/teams', headers: bearer, remoteAddress: '10.9.8.7' })
    expect([one.statusCode, Number(one.headers['retry-after']) > 0]).toEqual([429, true])
    expect((await (await program(['people:read'])).ask(people.listPeople)).status).toBe(200)
  })
})

test('a solo account has no keys, and fifty are enough', async () => {
  const alone = await house.newcomer('Ada')
  const body = { name: 'x', scopes: ['people:read' as const], days: 1 }
  expect((await alone.ask(contract.makeKey, { body })).problem.type).toBe('/problems/solo-account')
  for (let i = 0; i < 50; i++) expect((await owner.ask(contract.makeKey, { body })).status).toBe(200)
  expect((await owner.ask(contract.makeKey, { body })).problem.type).toBe('/problems/too-many-keys')
})

test('what a key did is on record under the key, in a chain that holds and cannot be told otherwise', async () => {
  const { ask, keyId } = await program(['people:write'])
  const { reply } = await ask(people.invitePerson, { body: { name: 'Mika Berg', email: null, role: 'member', teamId: null } })
  const link = reply.link!.split('#')[1]!
  const mika = await house.newcomer('Mika Berg')
  await mika.ask(people.acceptInvitation, { body: { token: link, bring: [] } })
  const inOrg = { 'evenkeel-org': owner.orgId }
  const { looks } = (await mika.ask(myData.showLooks, { params: { personId: reply.personId } }, inOrg)).reply
  expect(looks.map(({ who, did }) => [who, did])).toContainEqual(['A program of your organisation (HR sync)', 'invited you'])

  const { rows } = await house.admin.query<AuditRow>('select * from audit where org_id = $1 order by seq', [owner.orgId])
  expect(brokenLink(rows)).toBeNull()
  const at = rows.findIndex((row) => row.op === 'invitePerson')
  expect(rows[at]).toMatchObject({ key_id: keyId, actor_id: null })
  const told = (change: Partial<AuditRow>) => brokenLink(rows.map((row, i) => (i === at ? { ...row, ...change } : row)))
  expect(told({ key_id: null })).toMatch(/was changed/)
  expect(told({ key_id: owner.personId })).toMatch(/was changed/)
  expect(told({ key_id: null, actor_id: owner.personId })).toMatch(/was changed/)
})

test('every scope opens something, and none opens what is a person’s own', () => {
  const named = slices.flatMap((slice) =>
    Object.entries(slice.policy as Record<string, Rule>).flatMap(([op, rule]) =>
      rule.key ? [{ slice: slice.name, op, scope: rule.key }] : [],
    ),
  )
  expect([...new Set(named.map(({ scope }) => scope))].toSorted()).toEqual(scopes.map(({ id }) => id).toSorted())
  expect([...new Set(named.map(({ slice }) => slice))].toSorted()).toEqual(['audit', 'frameworks', 'library', 'people', 'teams'])
})
