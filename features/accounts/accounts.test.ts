import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../tools/test-house.ts'
import { contract } from './contract.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const password = 'correct horse battery staple'

describe('a solo account', () => {
  test('is an organisation of one, and its owner is signed in', async () => {
    const noor = house.visitor()
    const made = await noor.ask(contract.signUp, { body: { name: 'Noor Haddad', email: 'noor@example.org', password } })
    expect(made.status).toBe(200)
    const me = await noor.ask(contract.showMe)
    expect(me.reply).toMatchObject({
      name: 'Noor Haddad',
      email: 'noor@example.org',
      orgKind: 'solo',
      role: 'owner',
      hasAim: false,
      baseline: 'none',
    })
    expect(me.reply.personId).toBe(made.reply.personId)
  })

  test('needs a long password, and says so at the field', async () => {
    const answer = await house.visitor().ask(contract.signUp, { body: { name: 'Ada', email: 'ada@example.org', password: 'too short' } })
    expect(answer.status).toBe(400)
    expect(answer.problem.errors?.[0]?.place).toBe('body.password')
  })

  test('is refused when the address is taken', async () => {
    await house.visitor().ask(contract.signUp, { body: { name: 'Robin', email: 'robin@example.org', password } })
    const again = await house.visitor().ask(contract.signUp, { body: { name: 'Robin', email: 'Robin@example.org', password } })
    expect(again.status).toBe(409)
    expect(again.problem.type).toBe('/problems/address-taken')
  })
})

describe('signing in', () => {
  test('opens the same account again; signing out ends the session at once', async () => {
    const first = await house.newcomer('Mika Berg')
    const { email } = (await first.ask(contract.showMe)).reply
    const second = house.visitor()
    expect((await second.ask(contract.signIn, { body: { email, password } })).reply.personId).toBe(first.personId)
    const before = second.cookie
    expect((await second.ask(contract.signOut)).status).toBe(200)
    second.cookie = before
    expect((await second.ask(contract.showMe)).status).toBe(401)
    expect((await first.ask(contract.showMe)).status).toBe(200)
  })

  test('says the same whether the address or the password is wrong', async () => {
    const known = await house.newcomer('Sam Okafor')
    const { email } = (await known.ask(contract.showMe)).reply
    const wrong = await house.visitor().ask(contract.signIn, { body: { email, password: 'not this one, sorry' } })
    const unknown = await house.visitor().ask(contract.signIn, { body: { email: 'nobody@example.org', password: 'not this one, sorry' } })
    expect(wrong.status).toBe(401)
    expect(unknown.problem).toEqual({ ...wrong.problem, ...('instance' in unknown.problem ? { instance: unknown.problem.instance } : {}) })
  })

  test('no text of the database opens the door', async () => {
    const victim = await house.newcomer('Lena Sato')
    expect((await victim.ask(contract.showMe)).status).toBe(200)
    const { rows } = await house.admin.query<Record<string, unknown>>(
      'select * from identity.session union all select * from identity.session where false',
    )
    const strings = rows.flatMap((row) => Object.values(row).map(String))
    const cookieName = victim.cookie.split('=')[0]
    const signature = victim.cookie.split('.').at(-1)
    const thief = house.visitor()
    for (const text of strings) {
      for (const cookie of [text, `${text}.${signature}`, `${text}.${text}`]) {
        thief.cookie = `${cookieName}=${encodeURIComponent(cookie)}`
        expect((await thief.ask(contract.showMe)).status).toBe(401)
      }
    }
    const token = decodeURIComponent(victim.cookie.split('=')[1] ?? '').split('.')[0]
    expect(strings).not.toContain(token)
  })
})

describe('a new password', () => {
  test('comes by a link shown to the operator, works once, and signs other devices out', async () => {
    const lena = await house.newcomer('Lena Sato')
    const { email } = (await lena.ask(contract.showMe)).reply
    const visitor = house.visitor()
    expect((await visitor.ask(contract.askForNewPassword, { body: { email } })).status).toBe(200)
    const token = house.letters.at(-1)?.match(/new-password#(\S+)/)?.[1] ?? ''
    expect(token).not.toBe('')
    const use = () => visitor.ask(contract.setNewPassword, { body: { token, password: 'another long password' } })
    expect((await use()).status).toBe(200)
    expect((await use()).status).toBe(410)
    expect((await lena.ask(contract.showMe)).status).toBe(401)
    expect((await visitor.ask(contract.signIn, { body: { email, password: 'another long password' } })).status).toBe(200)
  })

  test('is not sent to an unknown address, and nobody can tell', async () => {
    const before = house.letters.length
    const answer = await house.visitor().ask(contract.askForNewPassword, { body: { email: 'stranger@example.org' } })
    expect(answer.reply).toEqual({ asked: true })
    expect(house.letters.length).toBe(before)
  })
})

describe('ways in', () => {
  test('lists the devices, and ends another one', async () => {
    const mika = await house.newcomer('Mika Berg')
    const { email } = (await mika.ask(contract.showMe)).reply
    const phone = house.visitor()
    await phone.ask(contract.signIn, { body: { email, password } })
    const { sessions } = (await mika.ask(contract.showWaysIn)).reply
    expect(sessions).toHaveLength(2)
    const other = sessions.find((s) => !s.thisOne)!
    expect((await mika.ask(contract.endSession, { params: { sessionId: other.id } })).status).toBe(200)
    expect((await phone.ask(contract.showMe)).status).toBe(401)
  })
})

test('in which hours and language one lives is one own to say, as it is written in the lists of zones and tags', async () => {
  const noor = await house.newcomer('Noor Haddad')
  const params = { personId: noor.personId }
  const { version } = (await noor.ask(contract.showHours, { params })).reply
  const say = (timeZone: string | null, language: string | null) =>
    noor.ask(contract.saveHours, { params, body: { timeZone, language, version } })
  expect((await say('Mars/Base', null)).problem.type).toBe('/problems/no-such-time-zone')
  expect((await say(null, 'klingon')).problem.type).toBe('/problems/no-such-language')
  expect((await say('europe/lisbon', 'PT_br')).reply).toMatchObject({ timeZone: 'Europe/Lisbon', language: 'pt-BR' })
  expect((await say(null, null)).problem.type).toBe('/problems/changed-meanwhile')
  expect((await noor.ask(contract.showHours, { params })).reply).toMatchObject({ timeZone: 'Europe/Lisbon', language: 'pt-BR' })
})
