import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sayAim } from '../../tools/fixture-person.ts'
import { openTestHouse, type TestHouse } from '../../tools/test-house.ts'
import { openMailbox, type TestMailbox } from '../../tools/test-mailbox.ts'
import { contract as accounts } from '../accounts/contract.ts'
import { contract as home } from '../home/contract.ts'
import { contract as start } from '../start/contract.ts'
import { contract as work } from '../work/contract.ts'
import { contract } from './contract.ts'
import { jobs } from './jobs.ts'
import { digest } from './kinds/digest.ts'
import { type Week, weekLetter } from './letter.ts'

// In 2027, ahead of the queue's own clock: a turn waits until a test makes it due. Lisbon is on UTC until 28 March, then an hour ahead.
const [beforeMonday, monday, nextMonday] = ['2027-03-20T12:00:00.000Z', '2027-03-22T07:00:00.000Z', '2027-03-29T06:00:00.000Z'] as const

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

type Person = Awaited<ReturnType<TestHouse['newcomer']>>

/** Somebody in Lisbon with an aim, whose session outlives the leap of the clock. */
async function inLisbon() {
  house.clock.now = new Date('2026-03-02T09:00:00Z')
  const noor = await house.newcomer('Noor Haddad')
  await sayAim(noor)
  const { email } = (await noor.ask(accounts.showMe)).reply
  await house.admin.query(`update identity.session set "expiresAt" = '2099-01-01'`)
  await house.admin.query(`update person set time_zone = 'Europe/Lisbon' where person_id = $1`, [noor.personId])
  return { noor, email, letters: () => mailbox.letters.filter(({ to }) => to.includes(email)) }
}

async function ask(noor: Person, now: string, verifierName = 'canary-4711 verifier') {
  house.clock.now = new Date(now)
  const claim = {
    ...{ competency: 'debugging', outcome: 'canary-4711 outcome', context: 'canary-4711 context', benefited: 'canary-4711 benefit' },
    ...{ link: null, verifierName, verifierEmail: null },
  }
  const { reply } = await noor.ask(work.addWork, { params: { personId: noor.personId }, body: claim })
  return reply.link!.split('#')[1]!
}

async function turn(noor: Person, wanted: boolean, now: string) {
  house.clock.now = new Date(now)
  const { status } = await noor.ask(contract.saveLetter, { params: { personId: noor.personId, kind: 'digest' }, body: { wanted } })
  expect(status).toBe(200)
}

/** The turns that wait, by when they begin. */
async function turns({ personId }: Person) {
  const { rows } = await house.admin.query<{ start_after: Date; data: { due: string } }>(
    `select start_after, data from jobs.job where name = 'notices.turn-week' and data->>'personId' = $1 and state = 'created' order by 1`,
    [personId],
  )
  return rows.map(({ start_after, data }) => [start_after.toISOString(), data.due])
}

async function makeDue({ personId }: Person, now: string) {
  house.clock.now = new Date(now)
  await house.admin.query(`update jobs.job set start_after = now() where name = 'notices.turn-week' and data->>'personId' = $1`, [personId])
}

/** Every job of this person that may run has run. */
const settled = ({ personId }: Person) =>
  expect
    .poll(
      async () =>
        (
          await house.admin.query(
            `select 1 from jobs.job where name like 'notices.%' and data->>'personId' = $1 and state < 'completed' and start_after <= now()`,
            [personId],
          )
        ).rowCount,
      { timeout: 20_000 },
    )
    .toBe(0)

describe('the weekly letter', { timeout: 60_000 }, () => {
  test('comes on Monday at 7 where the person is, once, through a change of clocks, until it is turned off', async () => {
    const { noor, email, letters } = await inLisbon()
    await ask(noor, '2027-03-10T09:00:00Z')
    await turn(noor, true, beforeMonday)
    await turn(noor, true, '2027-03-20T12:00:01.000Z')
    expect(await turns(noor)).toEqual([[monday, monday]])
    await makeDue(noor, monday)
    await expect.poll(() => letters().length, { timeout: 20_000 }).toBe(1)
    await settled(noor)
    const [{ head, text } = { head: '', text: '' }] = letters()
    expect(head).toMatch(/^Subject: Your week$/m)
    expect(text).toContain('- Somebody you asked about a piece of work has not answered for a week.')
    expect(text).toMatch(/One next step:\n- \S/)
    expect(text).not.toMatch(/canary|\d\.\d|%/)
    expect(await turns(noor)).toEqual([[nextMonday, nextMonday]])
    // Run again, as after a crash before it was noted as done, it does nothing.
    const again = jobs.find(({ name }) => name === 'notices.turn-week')!
    await again.run(house.workshop(), { orgId: noor.orgId, personId: noor.personId, due: monday }, 'again')
    expect([await turns(noor), letters().length]).toEqual([[[nextMonday, nextMonday]], 1])
    await turn(noor, false, '2027-03-24T12:00:00Z')
    await makeDue(noor, nextMonday)
    await settled(noor)
    expect([await turns(noor), letters().length, email.length > 0]).toEqual([[], 1, true])
    const { rows } = await house.admin.query('select 1 from weekly_letter where person_id = $1', [noor.personId])
    expect(rows).toEqual([])
  })

  test('turned off and on again within the week comes once', async () => {
    const { noor, letters } = await inLisbon()
    await ask(noor, '2027-03-10T09:00:00Z')
    for (const [second, wanted] of [true, false, true].entries()) await turn(noor, wanted, `2027-03-20T12:00:0${second}.000Z`)
    expect(await turns(noor)).toEqual([[monday, monday]])
    await makeDue(noor, monday)
    await expect.poll(() => letters().length, { timeout: 20_000 }).toBe(1)
    await settled(noor)
    expect(letters().length).toBe(1)
  })

  test('says what moved in words, and is not written when there is nothing to say', async () => {
    const { noor, letters } = await inLisbon()
    await turn(noor, true, beforeMonday)
    await makeDue(noor, monday)
    await settled(noor)
    expect([letters().length, await turns(noor)]).toEqual([0, [[nextMonday, nextMonday]]])
    for (const verifier of ['Robin', 'Ada', 'Tomás', 'Ines', 'Mika', 'Wren']) {
      const token = await ask(noor, '2027-03-24T09:00:00Z', verifier)
      expect((await house.visitor().ask(work.rateWork, { body: { token, level: 5 } })).status).toBe(200)
    }
    await makeDue(noor, nextMonday)
    await expect.poll(() => letters().length, { timeout: 20_000 }).toBe(1)
    expect(letters()[0]!.text).toContain('What moved:\n- probably up: ')
  })

  test('a house that slept for weeks writes one letter and goes on with the next Monday there is', async () => {
    const { noor, letters } = await inLisbon()
    await ask(noor, '2027-03-10T09:00:00Z')
    await turn(noor, true, beforeMonday)
    await makeDue(noor, '2027-04-07T09:00:00Z')
    await expect.poll(() => letters().length, { timeout: 20_000 }).toBe(1)
    await settled(noor)
    expect(await turns(noor)).toEqual([['2027-04-12T06:00:00.000Z', '2027-04-12T06:00:00.000Z']])
  })

  test('begins also with the same yes given elsewhere, and with the first visit after there is a mail server', async () => {
    const { noor } = await inLisbon()
    house.clock.now = new Date(beforeMonday)
    await noor.ask(start.saveConsent, { params: { personId: noor.personId, kind: 'remind-me' }, body: { given: true } })
    await expect.poll(() => turns(noor), { timeout: 20_000 }).toEqual([[monday, monday]])
    const { noor: mika } = await inLisbon()
    await house.admin.query(
      `insert into consent (org_id, consent_id, person_id, kind, given, at) values ($1, gen_random_uuid(), $2, 'remind-me', true, now())`,
      [mika.orgId, mika.personId],
    )
    house.clock.now = new Date(beforeMonday)
    expect((await mika.ask(home.recordVisit, { params: { personId: mika.personId } })).status).toBe(200)
    await expect.poll(() => turns(mika), { timeout: 20_000 }).toEqual([[monday, monday]])
  })
})

test('a week with nothing but a next step is no letter; everything else is said in a line each', () => {
  const quiet: Week = { moved: [], stale: [], unanswered: false, newVersion: false, step: 'Ask somebody to rate debugging' }
  const noor = { to: 'noor@example.org', name: 'Noor', organisation: 'Hafen Köln' }
  expect(weekLetter(digest, quiet, noor, 'https://level.example.org')).toBeNull()
  const full: Week = {
    ...quiet,
    moved: [{ name: 'Debugging', words: 'probably up' }],
    stale: ['Networks'],
    unanswered: true,
    newVersion: true,
  }
  const { text } = weekLetter(digest, full, noor, 'https://level.example.org')!
  for (const line of [
    'in Hafen Köln.',
    '- probably up: Debugging',
    'getting old: Networks',
    'https://level.example.org/new-version',
    quiet.step!,
  ])
    expect(text).toContain(line)
})
