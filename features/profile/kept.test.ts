import { afterAll, beforeAll, expect, test } from 'vitest'
import { sayAim, sitBaseline } from '../../tools/fixture-person.ts'
import { openTestHouse, type TestHouse } from '../../tools/test-house.ts'
import { contract as competency } from '../competency/contract.ts'
import { contract as home } from '../home/contract.ts'
import { contract as roleGap } from '../role-gap/contract.ts'
import { contract as sittings } from '../sittings/contract.ts'
import { contract as start } from '../start/contract.ts'
import { contract as work } from '../work/contract.ts'
import { contract as profile } from './contract.ts'

let house: TestHouse
let noor: Awaited<ReturnType<TestHouse['newcomer']>>
beforeAll(async () => {
  house = await openTestHouse()
  noor = await house.newcomer('Noor Haddad')
  await sayAim(noor)
  await sitBaseline(noor)
})
afterAll(() => house.close())

const params = () => ({ personId: noor.personId })
const looks = {
  home: () => noor.ask(home.showHome, { params: params() }),
  profile: () => noor.ask(profile.showProfile, { params: params() }),
  'role-gap': () => noor.ask(roleGap.showRoleGap, { params: params() }),
  'competency debugging': () => noor.ask(competency.showCompetency, { params: { ...params(), competencyId: 'debugging' } }),
} as const
type Screen = keyof typeof looks
const screens = Object.keys(looks) as Screen[]

/** What a screen says, as text; what is kept is overwritten from outside, so that one sees where an answer came from. */
const look = async (screen: Screen) => JSON.stringify((await looks[screen]()).reply)
const mark = () => house.admin.query(`update reading set reply = reply || '{"targetTitle":"kept","title":"kept"}'`)
const isKept = async (screen: Screen) => (await look(screen)).includes('"kept"')

function nextDay(): void {
  house.clock.now = new Date(house.clock.now.getTime() + 86_400_000)
}

test.each(screens)('%s is worked out once, and says the same when it is kept', async (screen) => {
  await house.admin.query('delete from reading')
  const fresh = await look(screen)
  expect(await look(screen)).toBe(fresh)
  await mark()
  expect(await isKept(screen)).toBe(true)
})

test('how near the target role is, is worked out by the first screen that asks, for all of them', async () => {
  await house.admin.query('delete from reading')
  await look('home')
  await house.admin.query(`update reading set reply = reply || '{"words":"as it was kept"}' where screen = 'readiness'`)
  expect(await look('role-gap')).toContain('as it was kept')
  await noor.ask(competency.assess, { params: params(), body: { competency: 'debugging', level: 3 } })
  expect(await look('role-gap')).not.toContain('as it was kept')
})

const changes: Readonly<Record<string, () => Promise<unknown>>> = {
  'new evidence': () => noor.ask(competency.assess, { params: params(), body: { competency: 'debugging', level: 4 } }),
  'evidence that was withdrawn': async () => {
    const shown = (await noor.ask(competency.showCompetency, { params: { ...params(), competencyId: 'debugging' } })).reply
    const evidenceId = shown.pieces[0]!.id
    return noor.ask(competency.withdrawEvidence, { params: { ...params(), evidenceId }, body: { reason: 'It was somebody else.' } })
  },
  'another aim': async () => {
    const { aim, version } = (await noor.ask(start.showStart, { params: params() })).reply
    return noor.ask(start.saveAim, { params: params(), body: { aim: { ...aim!, hoursAWeek: 5 }, version } })
  },
  'work somebody was asked about': () =>
    noor.ask(work.addWork, {
      params: params(),
      body: {
        competency: 'debugging',
        outcome: 'The queue drains again.',
        context: 'During a night shift.',
        benefited: 'The desk',
        link: null,
        verifierName: 'Ines Pereira',
        verifierEmail: null,
      },
    }),
  'a dispute': async () => {
    const shown = (await noor.ask(competency.showCompetency, { params: { ...params(), competencyId: 'debugging' } })).reply
    return noor.ask(competency.disputeEvidence, {
      params: { ...params(), evidenceId: shown.pieces[0]!.id },
      body: { words: 'That was another team.' },
    })
  },
  'a sitting that was begun': () => noor.ask(sittings.openSitting, { params: params(), body: { kind: 'test', competency: 'networks' } }),
  'another day': async () => nextDay(),
  'another edition': () => house.admin.query(`update reading set key = replace(key, split_part(key, '|', 1), 'before')`),
}

test.each(Object.keys(changes))('after %s it is worked out again', async (change) => {
  for (const screen of screens) await look(screen)
  await mark()
  for (const screen of screens) expect(await isKept(screen)).toBe(true)
  const answer = (await changes[change]!()) as { status?: number } | undefined
  expect(answer?.status ?? 200).toBe(200)
  for (const screen of screens) expect(await isKept(screen)).toBe(false)
})

test('a visit has tomorrow worked out at night, once, by a job that says the same as the screens', async () => {
  await noor.ask(home.recordVisit, { params: params() })
  await noor.ask(home.recordVisit, { params: params() })
  const { rows } = await house.admin.query<{ night: string }>(
    `select start_after::date::text as night from jobs.job where name = 'home.renew-readings' and singleton_key = $1`,
    [noor.personId],
  )
  const tomorrow = new Date(house.clock.now.getTime() + 86_400_000).toISOString().slice(0, 10)
  expect(rows).toEqual([{ night: tomorrow }])

  nextDay()
  const job = house.house.slices.flatMap((slice) => slice.jobs).find(({ name }) => name === 'home.renew-readings')!
  await job.run(house.workshop(), { orgId: noor.orgId, personId: noor.personId }, 'night')
  await mark()
  for (const screen of ['home', 'profile', 'role-gap'] as const) expect(await isKept(screen)).toBe(true)
  expect(JSON.parse(await look('home')).name).toBe('Noor Haddad')
})

test('nobody else can read what was kept', async () => {
  await look('home')
  const seen = (personId: string) =>
    house
      .workshop()
      .as({ orgId: noor.orgId, personId })
      .read((db) => db.selectFrom('reading').select('screen').execute())
  const kept = (await seen(noor.personId)).map(({ screen }) => screen)
  expect(kept.toSorted()).toEqual([...screens, 'readiness'].toSorted())
  expect(await seen(crypto.randomUUID())).toEqual([])
})
