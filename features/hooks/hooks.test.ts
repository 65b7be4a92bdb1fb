import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../tools/test-house.ts'
import { events } from '../events.ts'
import { contract as people } from '../people/contract.ts'
import { contract as teams } from '../teams/contract.ts'
import { contract } from './contract.ts'
import { delayAfter } from './delivering.ts'
import { deliver } from './service.ts'

let house: TestHouse
type Person = Awaited<ReturnType<TestHouse['newcomer']>>
type Message = { readonly headers: Record<string, string>; readonly body: string }
let owner: Person
/** Set to move the house's clock; the reference library reads the real one. */
let shift = 0
let answers: number[] = []
const got: Message[] = []
const day = 86_400_000

/** Where events arrive: a real server that answers as it is told, and 200 otherwise. */
const receiver = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk) => {
    body += chunk
  })
  request.on('end', () => {
    // What an earlier test set off may still arrive: it is no news to this one.
    const mine = url.endsWith(request.url ?? '')
    if (mine) got.push({ headers: request.headers as Record<string, string>, body })
    response.writeHead((mine ? answers.shift() : undefined) ?? 200).end('a body with a name in it')
  })
})
let url = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  house = await openTestHouse({ outward: { allowed: ['127.0.0.1'] }, clock: () => new Date(Date.now() + shift) })
})
afterAll(async () => {
  await house.close()
  receiver.closeAllConnections()
  receiver.close()
})
beforeEach(async () => {
  shift = 0
  answers = []
  owner = await house.newcomer('Ines Duarte')
  await owner.ask(people.setUpOrganisation, { body: { name: 'Harbour Works', language: 'en', retentionMonths: null } })
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/${owner.personId}`
  got.length = 0
})

const all = events.filter(({ evenPaused }) => !evenPaused).map(({ id }) => id) as Exclude<(typeof events)[number]['id'], 'ping'>[]
const settings = { url: '', description: 'Chat', events: all }
async function listening(to: typeof all = all) {
  const { reply } = await owner.ask(contract.addHook, { body: { ...settings, url, events: to } })
  return { ...reply, params: { params: { hookId: reply.hookId } } }
}
const deliveries = async (hookId: string) => (await owner.ask(contract.listDeliveries, { params: { hookId } })).reply.deliveries

async function until<T>(look: () => Promise<T> | T, right: (seen: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries++) {
    const seen = await look()
    if (right(seen) || tries > 200) return seen
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
const arrived = (count: number) =>
  until(
    () => got.length,
    (length) => length >= count,
  )
const settled = (hookId: string) =>
  until(
    () => deliveries(hookId),
    (list) => list.length > 0 && list.every((one) => one.tries > 0 || one.state !== 'waiting'),
  )
/** The next try, without waiting for its hour. */
async function tryNow(deliveryId: string) {
  const { rows } = await house.admin.query<{ turn: number }>('select turn from delivery where delivery_id = $1', [deliveryId])
  await deliver(house.workshop(), { orgId: owner.orgId, deliveryId, turn: rows[0]!.turn })
}

describe('an event', () => {
  test('arrives signed, says ids and kinds only, and verifies with the reference library', async () => {
    const { secret, hookId } = await listening()
    const { reply } = await owner.ask(people.invitePerson, { body: { name: 'Mika Berg', email: null, role: 'member', teamId: null } })
    await arrived(1)
    const [message] = got
    const said = new Webhook(secret).verify(message!.body, message!.headers)
    expect(said).toEqual({ type: 'person.invited', timestamp: expect.any(String), data: { personId: reply.personId, role: 'member' } })
    expect(message!.body).not.toContain('Mika')
    expect((await settled(hookId))[0]).toMatchObject({ event: 'person.invited', state: 'delivered', tries: 1, status: 200, reason: null })
    const { rows } = await house.admin.query<{ row: string }>(
      'select w::text as row from webhook w union all select d::text from delivery d',
    )
    expect(rows.some(({ row }) => row.includes(secret.slice(6)) || row.includes('a name in it'))).toBe(false)
  })

  test.each([
    ['its body', (m: Message): Message => ({ ...m, body: m.body.replace('ping', 'pong') })],
    ['its id', (m: Message): Message => ({ ...m, headers: { ...m.headers, 'webhook-id': 'msg_other' } })],
    [
      'its time',
      (m: Message): Message => ({
        ...m,
        headers: { ...m.headers, 'webhook-timestamp': String(Number(m.headers['webhook-timestamp']) + 1) },
      }),
    ],
    ['its signature', (m: Message): Message => ({ ...m, headers: { ...m.headers, 'webhook-signature': `v1,${'A'.repeat(43)}=` } })],
  ])('does not verify once somebody changed %s', async (_what, tamper) => {
    const { secret, params } = await listening()
    await owner.ask(contract.pingHook, params)
    await arrived(1)
    const message = got[0]!
    const verify = (m: Message) => new Webhook(secret).verify(m.body, m.headers)
    expect(verify(message)).toMatchObject({ type: 'ping' })
    expect(() => verify(tamper(message))).toThrow(/No matching signature/)
  })

  test('replayed ten minutes later is too old', async () => {
    const { secret, params } = await listening()
    shift = -10 * 60_000
    await owner.ask(contract.pingHook, params)
    await arrived(1)
    expect(() => new Webhook(secret).verify(got[0]!.body, got[0]!.headers)).toThrow(/too old/)
  })

  test('is told if and only if what it tells of is down, and only to who asks for it', async () => {
    const asks = await listening(['team.created'])
    const asksOther = await listening(['person.left'])
    await owner.ask(teams.addTeam, { body: { name: 'Quay' } })
    expect((await owner.ask(teams.addTeam, { body: { name: 'quay' } })).problem.type).toBe('/problems/name-taken')
    expect(await deliveries(asks.hookId)).toHaveLength(1)
    expect(await deliveries(asksOther.hookId)).toHaveLength(0)
  })

  test('of every kind is told by what happens in an organisation', async () => {
    const { hookId } = await listening()
    const { teamId } = (await owner.ask(teams.addTeam, { body: { name: 'Quay' } })).reply
    const mika = await house.newcomer('Mika Berg')
    const { reply } = await owner.ask(people.invitePerson, { body: { name: 'Mika', email: null, role: 'member', teamId } })
    await mika.ask(people.acceptInvitation, { body: { token: reply.link!.split('#')[1]!, bring: [] } })
    const at = { params: { personId: reply.personId } }
    const role = await owner.ask(people.changePerson, { ...at, body: { role: 'manager', version: 2 } })
    const out = await owner.ask(people.suspendPerson, { ...at, body: { suspended: true, version: role.reply.version } })
    await owner.ask(people.suspendPerson, { ...at, body: { suspended: false, version: out.reply.version } })
    await mika.ask(people.leaveOrganisation, at, { 'evenkeel-org': owner.orgId })
    await owner.ask(teams.closeTeam, { params: { teamId } })
    const { rows } = await house.admin.query<{ event: string; payload: object }>('select event, payload from delivery where hook_id = $1', [
      hookId,
    ])
    const { personId } = reply
    expect(rows.map((row) => [row.event, row.payload]).toSorted()).toEqual(
      [
        ['person.invited', { personId, role: 'member' }],
        ['person.joined', { personId }],
        ['person.left', { personId }],
        ['person.role-changed', { personId, role: 'manager' }],
        ['person.suspended', { personId, suspended: true }],
        ['person.suspended', { personId, suspended: false }],
        ['team.closed', { teamId }],
        ['team.created', { teamId }],
        ['team.place-begun', { teamId, personId, part: 'member' }],
        ['team.place-ended', { teamId, personId }],
      ].toSorted(),
    )
  })
})

describe('a receiver that fails', () => {
  test('is sent the same again under the same webhook-id, later each time', async () => {
    const { hookId, params, secret } = await listening()
    answers = [500, 503]
    await owner.ask(contract.pingHook, params)
    const [first] = await settled(hookId)
    expect(first).toMatchObject({ state: 'waiting', tries: 1, status: 500 })
    const seconds = (Date.parse(first!.nextAt!) - Date.parse(first!.triedAt!)) / 1000
    expect(seconds).toBeGreaterThanOrEqual(13)
    expect(seconds).toBeLessThanOrEqual(17)
    // A job that comes late, or twice, sends nothing.
    await deliver(house.workshop(), { orgId: owner.orgId, deliveryId: first!.deliveryId, turn: 0 })
    expect(got).toHaveLength(1)
    await tryNow(first!.deliveryId)
    await tryNow(first!.deliveryId)
    expect((await deliveries(hookId))[0]).toMatchObject({ state: 'delivered', tries: 3, status: 200, nextAt: null })
    expect(new Set(got.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([`msg_${first!.deliveryId}`]))
    expect(new Set(got.map(({ body }) => body)).size).toBe(1)
    for (const { headers, body } of got) expect(new Webhook(secret).verify(body, headers)).toMatchObject({ type: 'ping' })
    expect(got).toHaveLength(3)
  })

  test('is given up after eleven tries within three days, and can be sent it again', async () => {
    const { hookId, params } = await listening()
    answers = Array.from({ length: 11 }, () => 500)
    await owner.ask(contract.pingHook, params)
    const [first] = await settled(hookId)
    for (let i = 0; i < 10; i++) await tryNow(first!.deliveryId)
    expect((await deliveries(hookId))[0]).toMatchObject({ state: 'failed', tries: 11, nextAt: null })
    const again = await owner.ask(contract.redeliver, { params: { hookId, deliveryId: first!.deliveryId } })
    expect(again.status).toBe(200)
    await arrived(12)
    expect((await settled(hookId))[0]).toMatchObject({ state: 'delivered', tries: 1 })
    expect(got.at(-1)!.headers['webhook-id']).toBe(got[0]!.headers['webhook-id'])
  })

  test('for a week is switched off and says so; switched on again it starts anew', async () => {
    const { hookId, params } = await listening()
    answers = [500, 500]
    await owner.ask(contract.pingHook, params)
    const [first] = await settled(hookId)
    const hook = async () => (await owner.ask(contract.listHooks)).reply.hooks[0]!
    expect(await hook()).toMatchObject({ state: 'on', failingSince: expect.any(String) })
    shift = 7 * day + 1000
    await tryNow(first!.deliveryId)
    expect(await hook()).toMatchObject({ state: 'stopped', version: 2 })
    await owner.ask(teams.addTeam, { body: { name: 'Quay' } })
    expect((await deliveries(hookId)).map((one) => one.event)).toEqual(['ping'])
    const on = await owner.ask(contract.saveHook, { ...params, body: { ...settings, url, paused: false, version: 2 } })
    expect(on.status).toBe(200)
    expect(await hook()).toMatchObject({ state: 'on', failingSince: null })
  })

  test('with 410 is switched off at once, and is not tried again', async () => {
    const { hookId, params } = await listening()
    answers = [410]
    await owner.ask(contract.pingHook, params)
    expect((await settled(hookId))[0]).toMatchObject({ state: 'failed', status: 410 })
    expect((await owner.ask(contract.listHooks)).reply.hooks[0]!.state).toBe('stopped')
  })

  test('waits from 15 s to 16 h, eleven tries in about three days, each delay within a tenth', () => {
    const delays = Array.from({ length: 10 }, (_, i) => delayAfter(i + 1, 0.5))
    expect(delays).toEqual([15, 60, 240, 960, 3840, 15_360, 57_600, 57_600, 57_600, 57_600])
    const days = delays.reduce((sum, one) => sum + one, 0) / 86_400
    expect(days).toBeGreaterThan(2.5)
    expect(days).toBeLessThan(3.2)
    expect([delayAfter(3, 0), delayAfter(3, 1)]).toEqual([216, 264])
  })
})

describe('a webhook', () => {
  test('is signed by two secrets for a day after a rotation, and by the new one alone then', async () => {
    const { secret, hookId, params } = await listening()
    const next = (await owner.ask(contract.rotateSecret, params)).reply.secret
    expect(next).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    await owner.ask(contract.pingHook, params)
    await arrived(1)
    expect(got[0]!.headers['webhook-signature']!.split(' ')).toHaveLength(2)
    for (const one of [secret, next]) expect(new Webhook(one).verify(got[0]!.body, got[0]!.headers)).toMatchObject({ type: 'ping' })
    expect((await owner.ask(contract.listHooks)).reply.hooks[0]!.formerSecretUntil).not.toBeNull()
    shift = day + 1000
    const { deliveryId } = (await owner.ask(contract.pingHook, params)).reply
    await until(
      () => deliveries(hookId),
      (list) => list.find((one) => one.deliveryId === deliveryId)?.state === 'delivered',
    )
    expect(got[1]!.headers['webhook-signature']!.split(' ')).toHaveLength(1)
    expect((await owner.ask(contract.listHooks)).reply.hooks[0]!.formerSecretUntil).toBeNull()
  })

  test('that is paused hears nothing but a test; removed, nothing at all', async () => {
    const { hookId, params } = await listening()
    const save = (paused: boolean, version: number) =>
      owner.ask(contract.saveHook, { ...params, body: { ...settings, url, paused, version } })
    expect((await save(true, 1)).reply).toEqual({ version: 2 })
    expect((await save(false, 1)).problem.type).toBe('/problems/changed-meanwhile')
    await owner.ask(teams.addTeam, { body: { name: 'Quay' } })
    expect(await deliveries(hookId)).toEqual([])
    await owner.ask(contract.pingHook, params)
    await arrived(1)
    await settled(hookId)
    await owner.ask(contract.removeHook, params)
    for (const gone of [await owner.ask(contract.pingHook, params), await owner.ask(contract.listDeliveries, params), await save(false, 3)])
      expect(gone.problem.type).toBe('/problems/gone')
    const { rows } = await house.admin.query('select sealed_secret, former_secret from webhook where hook_id = $1', [hookId])
    expect(rows).toEqual([{ sealed_secret: '', former_secret: null }])
  })

  test('is not added for an address inside, for a solo account, or past twenty', async () => {
    for (const inside of ['https://169.254.169.254/', 'https://[::1]/', 'http://example.org/', 'https://0xa.1/', 'http://127.0.0.2:80/']) {
      const refused = await owner.ask(contract.addHook, { body: { ...settings, url: inside } })
      expect([inside, refused.problem.type]).toEqual([inside, '/problems/address-not-allowed'])
    }
    const alone = await house.newcomer('Ada')
    expect((await alone.ask(contract.addHook, { body: { ...settings, url } })).problem.type).toBe('/problems/solo-account')
    for (let i = 0; i < 20; i++) await listening()
    expect((await owner.ask(contract.addHook, { body: { ...settings, url } })).problem.type).toBe('/problems/too-many-hooks')
  })

  test('lists its deliveries in pages, of the last 30 days only', async () => {
    const { hookId, params } = await listening()
    for (let i = 0; i < 5; i++) await owner.ask(contract.pingHook, params)
    const seen: string[] = []
    let before: string | undefined
    do {
      const query = before === undefined ? { limit: 2 } : { limit: 2, before }
      const { reply } = await owner.ask(contract.listDeliveries, { ...params, query })
      seen.push(...reply.deliveries.map((one) => one.deliveryId))
      before = reply.next ?? undefined
    } while (before)
    expect([seen.length, new Set(seen).size]).toEqual([5, 5])
    await arrived(5)
    const age = (days: number) => house.admin.query(`update delivery set made_at = now() - make_interval(days => $1)`, [days])
    await age(29)
    expect(await deliveries(hookId)).toHaveLength(5)
    await age(31)
    expect(await deliveries(hookId)).toHaveLength(0)
    // And the next one that is sent takes them out of the database.
    await owner.ask(contract.pingHook, params)
    expect((await house.admin.query('select from delivery where hook_id = $1', [hookId])).rowCount).toBe(1)
  })
})

test('what does not fit its schema is never told', async () => {
  await listening()
  const ctx = house.workshop().as(owner)
  const told = ctx.write('test', { kind: 'team', id: 'x', personId: null }, async (pen) =>
    pen.emit('team.created', { teamId: 'Mika Berg told me about the scores' }),
  )
  await expect(told).rejects.toThrow(/does not fit its schema/)
})
