import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sayAim } from '../../tools/fixture-person.ts'
import { openTestHouse, type TestHouse } from '../../tools/test-house.ts'
import { openMailbox, type TestMailbox } from '../../tools/test-mailbox.ts'
import { contract as accounts } from '../accounts/contract.ts'
import { contract as editor } from '../editor/contract.ts'
import { contract as people } from '../people/contract.ts'
import { contract as reports } from '../reports/contract.ts'
import { contract as teams } from '../teams/contract.ts'
import { contract as work } from '../work/contract.ts'
import { contract } from './contract.ts'
import { notices } from './kinds/index.ts'
import { tell } from './service.ts'

type Person = Awaited<ReturnType<TestHouse['newcomer']>>

let mailbox: TestMailbox
let house: TestHouse
beforeAll(async () => {
  mailbox = await openMailbox()
  house = await openTestHouse({ smtp: mailbox.smtp })
})
afterAll(async () => {
  await house.close()
  await mailbox.close()
})

const canary = 'canary-4711'
const claim = {
  ...{ competency: 'debugging', outcome: `${canary} outcome`, context: `${canary} context`, benefited: `${canary} benefit` },
  ...{ link: null, verifierName: `${canary} verifier`, verifierEmail: null },
}
const rating = {
  ...{ competency: 'active-listening', level: 4, situation: `${canary} situation` },
  ...{ seenOn: '2026-02-27', confidence: 'medium' as const },
}

/** An owner, and somebody in a team the owner manages; both with an aim and an address. */
async function pair(where = house) {
  const owner = await where.newcomer('Ines Duarte')
  await owner.ask(people.setUpOrganisation, { body: { name: 'Hafen Köln', language: 'en', retentionMonths: null } })
  const { teamId } = (await owner.ask(teams.addTeam, { body: { name: 'Payments' } })).reply
  await owner.ask(teams.placePerson, { params: { teamId, personId: owner.personId }, body: { part: 'manager' } })
  const body = { name: 'Mika Berg', email: null, role: 'member' as const, teamId }
  const token = (await owner.ask(people.invitePerson, { body })).reply.link!.split('#')[1]!
  const solo = await where.newcomer('Mika Berg')
  const { reply } = await solo.ask(people.acceptInvitation, { body: { token, bring: [] } })
  const inOrg = { 'evenkeel-org': reply.orgId }
  const ask: Person['ask'] = (operation, given, headers) => solo.ask(operation, given, { ...inOrg, ...headers })
  const mika = { ...solo, ...reply, ask }
  await sayAim(mika)
  return { owner, teamId, mika, email: (await mika.ask(accounts.showMe)).reply.email }
}

const of = ({ personId }: { personId: string }) => ({ params: { personId } })
const to = (email: string) => mailbox.letters.filter((letter) => letter.to.includes(email))
const idOf = ({ head }: { head: string }) => /^message-id: (.*)$/im.exec(head)?.[1]
const queued = async (where = house) =>
  Number((await where.admin.query(`select count(*) as n from jobs.job where name like 'notices.%'`)).rows[0].n)
/** Every letter that is due has been sent, or is known not to be. */
const settled = (where = house) =>
  expect
    .poll(
      async () =>
        (await where.admin.query(`select 1 from jobs.job where name like 'notices.%' and state in ('created', 'retry', 'active')`))
          .rowCount,
      { timeout: 40_000 },
    )
    .toBe(0)

/** Sessions are held to the house's clock: they stay good when it goes far ahead. */
const keepSessions = (where: TestHouse) => where.admin.query(`update identity.session set "expiresAt" = '2099-01-01'`)

async function requested(who: Person) {
  const { reply } = await who.ask(work.addWork, { ...of(who), body: claim })
  return reply.link!.split('#')[1]!
}

describe('a letter', { timeout: 60_000 }, () => {
  test('comes once for each thing that happened to somebody, and holds nothing anybody said', async () => {
    const { owner, teamId, mika, email } = await pair()
    const token = await requested(mika)
    const rate = () => house.visitor().ask(work.rateWork, { body: { token, level: 5 } })
    expect((await Promise.all([rate(), rate()])).map(({ status }) => status).toSorted()).toEqual([200, 410])
    for (const level of [2, 4]) expect((await owner.ask(reports.ratePerson, { ...of(mika), body: { ...rating, level } })).status).toBe(200)
    const { people: all } = (await owner.ask(people.listPeople, { query: {} })).reply
    const { version } = all.find(({ personId }) => personId === mika.personId)!
    expect((await owner.ask(people.changePerson, { ...of(mika), body: { role: 'hr', version } })).status).toBe(200)
    await owner.ask(teams.endPlace, { params: { teamId, personId: mika.personId } })
    await owner.ask(editor.beginDraft)
    const draft = (await owner.ask(editor.showDraft)).reply.draft!
    expect((await owner.ask(editor.publishDraft, { body: { why: `${canary} why`, version: draft.version } })).status).toBe(200)
    await expect.poll(() => to(email).length, { timeout: 30_000 }).toBe(notices.length)
    await settled()
    const letters = to(email)
    for (const { subject, tells, at } of notices) {
      const [letter, ...more] = letters.filter(({ head }) => head.includes(subject))
      expect([subject, more.length]).toEqual([subject, 0])
      expect(letter!.text).toContain(`In Hafen Köln: ${tells}`)
      expect(letter!.text).toContain(`http://localhost:4310${at}\n`)
      expect(letter!.text).toMatch(/To stop it, turn it off under Letters on your account page: http:\/\/localhost:4310\/account$/m)
    }
    const everything = letters.map(({ head, text }) => head + text).join('\n')
    for (const secret of [canary, 'Ines', 'debugging', 'Debugging', 'active-listening', 'istening', 'level', 'Payments', mika.personId])
      expect([secret, everything.includes(secret)]).toEqual([secret, false])
    expect(new Set(letters.map(idOf)).size).toBe(letters.length)
  })

  test('is not put down when the write it belongs to is refused or fails', async () => {
    const { owner, mika } = await pair()
    const before = await queued()
    const unknown = await owner.ask(reports.ratePerson, { ...of(mika), body: { ...rating, competency: 'no-such-thing' } })
    expect(unknown.status).toBe(422)
    const ctx = house.workshop().as(mika)
    const failing = ctx.write('test', { kind: 'test', id: '1', personId: null }, async (pen) => {
      await tell(ctx, pen, mika.personId, 'rated')
      throw new Error('the disk is full')
    })
    await expect(failing).rejects.toThrow('the disk is full')
    expect(await queued()).toBe(before)
  })

  test('does not come for what one did oneself, nor once it is turned off, also in the last minute', async () => {
    const { owner, teamId, mika, email } = await pair()
    const before = await queued()
    await owner.ask(teams.placePerson, { params: { teamId, personId: owner.personId }, body: { part: 'manager' } })
    expect(await queued()).toBe(before)
    // The full hour is ahead of the queue's clock too: what is put down waits.
    await keepSessions(house)
    house.clock.now = new Date('2027-03-01T10:20:00Z')
    const token = await requested(mika)
    await house.visitor().ask(work.declineWork, { body: { token } })
    const off = await mika.ask(contract.saveLetter, { params: { personId: mika.personId, kind: 'work-rated' }, body: { wanted: false } })
    expect([off.status, off.headers['evenkeel-changed']]).toEqual([200, expect.stringContaining('letters')])
    const { rows } = await house.admin.query(
      `update jobs.job set start_after = now() where data->>'personId' = $1 and data->>'notice' = 'work-rated' returning start_after`,
      [mika.personId],
    )
    expect(rows).toHaveLength(1)
    house.clock.now = new Date('2026-03-02T09:30:00Z')
    await owner.ask(reports.ratePerson, { ...of(mika), body: rating })
    await expect.poll(() => to(email).length, { timeout: 20_000 }).toBe(1)
    await settled()
    expect(to(email).map(({ head }) => /^subject: (.*)$/im.exec(head)?.[1])).toEqual(['Somebody rated what they saw you do'])
  })

  test('that was taken by a server which died before it said so comes again with the same Message-ID, and one put off comes later', async () => {
    const { owner, mika, email } = await pair()
    await settled()
    mailbox.moods.push('later', 'take-and-die')
    await owner.ask(reports.ratePerson, { ...of(mika), body: rating })
    await expect.poll(() => to(email).filter(({ head }) => head.includes('rated')).length, { timeout: 50_000 }).toBe(2)
    await settled()
    const twice = to(email).filter(({ head }) => head.includes('rated'))
    expect([twice.length, new Set(twice.map(idOf)).size, mailbox.moods]).toEqual([2, 1, []])
  })

  test('goes to nobody who is suspended', async () => {
    const { owner, mika, email } = await pair()
    await settled()
    const before = to(email).length
    await house.admin.query(`update person set state = 'suspended' where person_id = $1`, [mika.personId])
    const ctx = house.workshop().as(owner)
    await ctx.write('test', { kind: 'test', id: '1', personId: null }, (pen) => tell(ctx, pen, mika.personId, 'rated'))
    await settled()
    expect(to(email).length).toBe(before)
  })
})

describe('what somebody wants', () => {
  test('is on as usual and off for the week, and changes for them alone', async () => {
    const { owner, mika } = await pair()
    const wanted = async (who: Person) => (await who.ask(contract.showLetters, of(who))).reply.letters.filter((one) => one.wanted)
    expect((await wanted(mika)).map(({ id }) => id)).toEqual(notices.map(({ id }) => id))
    await mika.ask(contract.saveLetter, { params: { personId: mika.personId, kind: 'rated' }, body: { wanted: false } })
    expect((await wanted(mika)).map(({ id }) => id)).not.toContain('rated')
    expect((await wanted(owner)).map(({ id }) => id)).toContain('rated')
    const strange = await mika.ask(contract.saveLetter, {
      params: { personId: mika.personId, kind: 'invitation' },
      body: { wanted: false },
    })
    expect(strange.problem.type).toBe('/problems/no-such-letter')
  })
})

test('without a mail server nothing is put down that could never be sent, nobody is shown a letter, and everything works', async () => {
  const plain = await openTestHouse()
  try {
    const { owner, mika } = await pair(plain)
    const token = await requested(mika)
    expect((await plain.visitor().ask(work.rateWork, { body: { token, level: 5 } })).status).toBe(200)
    expect((await owner.ask(reports.ratePerson, { ...of(mika), body: rating })).status).toBe(200)
    await owner.ask(editor.beginDraft)
    await owner.ask(editor.publishDraft, { body: { why: 'For a test of the post.', version: 1 } })
    const on = await mika.ask(contract.saveLetter, { params: { personId: mika.personId, kind: 'digest' }, body: { wanted: true } })
    expect([on.status, (await mika.ask(contract.showLetters, of(mika))).reply.sends]).toEqual([200, false])
    expect([await queued(plain), plain.letters]).toEqual([0, []])
  } finally {
    await plain.close()
  }
})
