import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Colleague, foundOrganisation, learn, type Organisation } from '../../tools/fixture-organisation.ts'
import { sayAim } from '../../tools/fixture-person.ts'
import { openTestHouse, type TestHouse } from '../../tools/test-house.ts'
import { contract as competency } from '../competency/contract.ts'
import { contract as myData } from '../my-data/contract.ts'
import { contract as profile } from '../profile/contract.ts'
import { contract } from './contract.ts'

const asked = ['debugging', 'testing', 'networks', 'empathy'] as const
const all = (level: number) => Object.fromEntries(asked.map((id) => [id, level]))

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

/** Two who are strict and two who are lenient, who rate the same six people; the owner is rated by one who is strict alone. */
async function quay(names = { owner: 'Noor Haddad', organisation: 'Quay Works' }) {
  const org = await foundOrganisation(house, names)
  const [strict, strict2, lenient, lenient2] = (await Promise.all(
    ['Ines Pereira', 'Tomas Novak', 'Mika Berg', 'Ada Okafor'].map(org.join),
  )) as [Colleague, Colleague, Colleague, Colleague]
  const rated: Colleague[] = []
  for (const [i, name] of ['Robin Ahlers', 'Kim Larsen', 'Sascha Wolff', 'Jo Marin', 'Lee Tanaka', 'Sam Osei'].entries()) {
    const person = await org.join(name)
    rated.push(person)
    const more = i % 2
    for (const rater of [strict, strict2]) await org.rate(rater, person.personId, all(1 + more))
    for (const rater of [lenient, lenient2]) await org.rate(rater, person.personId, all(4 + more))
  }
  const pieces = await org.rate(strict, org.owner.personId, all(2))
  return { ...org, strict, lenient, rated, pieces }
}

const estimates = async ({ owner }: Organisation) => {
  const { reply } = await owner.ask(profile.showProfile, { params: { personId: owner.personId } })
  return reply.competencies.filter((one) => (asked as readonly string[]).includes(one.competency)).map((one) => one.estimate.mean)
}
const one = async <T extends object>(statement: string, values: unknown[]) => (await house.admin.query<T>(statement, values)).rows
const severityOf = async (orgId: string, { personId }: Colleague) =>
  (
    await one<{ mean: number; sd: number; people: number }>('select mean, sd, people from severity where org_id = $1 and person_id = $2', [
      orgId,
      personId,
    ])
  )[0]

describe('in the night after evidence came in', () => {
  test('whoever was rated by somebody strict alone stands higher than before, on the very next look', async () => {
    const org = await quay()
    const before = await estimates(org)
    await learn(house, org.owner)
    const after = await estimates(org)
    for (const [i, mean] of after.entries()) expect(mean).toBeGreaterThan(before[i]! + 0.1)
    const [strict, lenient] = [(await severityOf(org.owner.orgId, org.strict))!, (await severityOf(org.owner.orgId, org.lenient))!]
    expect([strict.people, lenient.people]).toEqual([7, 6])
    expect(strict.mean).toBeLessThan(-0.4)
    expect(lenient.mean).toBeGreaterThan(0.4)
  })

  test('what was kept of the screens is worked out again after it, and not before', async () => {
    const org = await quay()
    const isKept = async () => {
      const { reply } = await org.owner.ask(profile.showProfile, { params: { personId: org.owner.personId } })
      return reply.targetTitle === 'kept'
    }
    await estimates(org)
    await house.admin.query(`update reading set reply = reply || '{"targetTitle":"kept"}' where org_id = $1`, [org.owner.orgId])
    expect(await isKept()).toBe(true)
    await learn(house, org.owner)
    expect(await isKept()).toBe(false)
  })

  test('a job is put down for it, once for the organisation, in the first minutes of the night', async () => {
    const org = await quay()
    const rows = await one<{ at: Date }>(
      `select start_after as at from jobs.job where name = 'engine.recalibrate' and data->>'orgId' = $1`,
      [org.owner.orgId],
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]!.at.toISOString()).toMatch(/^2026-03-03T00:0\d:/)
  })

  test('what was withdrawn is unlearned by the next run, and a run without anything new does nothing', async () => {
    const org = await quay()
    const params = { personId: org.owner.personId }
    const runs = () => one('select number from calibration where org_id = $1', [org.owner.orgId])
    const before = await estimates(org)
    await learn(house, org.owner)
    await learn(house, org.owner)
    expect(await runs()).toHaveLength(1)
    // Everything the strict one said of others is withdrawn: about her there is nothing left but what she said of the owner.
    await house.admin.query(
      `insert into withdrawal (org_id, evidence_id, turn, person_id, withdrawn, at, reason)
       select org_id, evidence_id, 1, person_id, true, $3, '' from evidence where org_id = $1 and payload->'rater'->>'id' = $2 and person_id <> $4`,
      [org.owner.orgId, org.strict.personId, house.clock.now, org.owner.personId],
    )
    await learn(house, org.owner)
    expect(await runs()).toHaveLength(2)
    expect(await estimates(org)).toEqual(before)
    // And what was said of the owner herself, by the front door: then nothing is known of how the strict one judges.
    for (const evidenceId of org.pieces)
      await org.owner.ask(competency.withdrawEvidence, { params: { ...params, evidenceId }, body: { reason: 'It was somebody else.' } })
    await learn(house, org.owner)
    expect(await severityOf(org.owner.orgId, org.strict)).toBeUndefined()
  })

  test('about somebody nothing is learned from what was said of them', async () => {
    const org = await foundOrganisation(house, { owner: 'Noor Haddad', organisation: 'One Rater' })
    const ines = await org.join('Ines Pereira')
    await org.rate(ines, org.owner.personId, all(5))
    const before = await estimates(org)
    await learn(house, org.owner)
    // She rated one person: for that one she judges as assumed, for anybody else as if a little generous.
    expect(await estimates(org)).toEqual(before)
    expect((await severityOf(org.owner.orgId, ines))!.mean).toBeGreaterThan(0.2)
    expect(await one('select mean, sd from severity_about where org_id = $1', [org.owner.orgId])).toEqual([{ mean: null, sd: null }])
    const mika = await org.join('Mika Berg')
    await org.rate(ines, mika.personId, all(1))
    expect(await estimates(org)).toEqual(before)
    await learn(house, org.owner)
    // Now there is somebody else, of whom she said the least: what she says of the owner counts as strict.
    for (const [i, mean] of (await estimates(org)).entries()) expect(mean).toBeGreaterThan(before[i]!)
  })

  test('other organisations, and people for themselves, are as they were', async () => {
    const [here, there] = [await quay(), await quay({ owner: 'Ines Duarte', organisation: 'Harbour Works' })]
    const before = await estimates(there)
    await learn(house, here.owner)
    expect(await estimates(there)).toEqual(before)
    expect(await one('select 1 from calibration where org_id = $1', [there.owner.orgId])).toEqual([])

    const solo = await house.newcomer('Ada')
    await sayAim(solo)
    await house.admin.query(
      `insert into evidence (org_id, evidence_id, person_id, source, source_version, day, payload, recorded_at)
       select $1, gen_random_uuid(), $2, source, source_version, day, payload, recorded_at from evidence where org_id = $3 and source = 'manager' limit 1`,
      [solo.orgId, solo.personId, here.owner.orgId],
    )
    await learn(house, solo)
    expect(await one('select 1 from calibration where org_id = $1', [solo.orgId])).toEqual([])
  })
})

describe('what was learned about somebody who rates', () => {
  test('they find in what they take along, from five people on', async () => {
    const org = await quay()
    const { owner, rated } = org
    const mine = async () => (await owner.ask(myData.exportPerson, { params: { personId: owner.personId } })).reply.howYouRate
    const me = { personId: owner.personId, name: 'Noor Haddad' }
    for (const person of rated.slice(0, 4)) await org.rate(me, person.personId, all(1))
    await learn(house, owner)
    expect(await mine()).toBeNull()
    await org.rate(me, rated[4]!.personId, all(1))
    await learn(house, owner)
    const found = (await mine())!
    expect(found).toMatchObject({ people: 5 })
    expect(found.mean).toBeLessThan(-0.3)
    expect(found.sd).toBeGreaterThan(0.3)
    expect(10 * found.mean).toBeCloseTo(Math.round(10 * found.mean), 9)
  })

  test('goes when they are erased, with what it did, and is not learned again', async () => {
    const org = await quay()
    const { orgId } = org.owner
    await learn(house, org.owner)
    await house.admin.query(`update person set state = 'left', left_at = $2 where person_id = $1`, [org.strict.personId, house.clock.now])
    const start = house.clock.now
    house.clock.now = new Date('2026-10-01T09:00:00Z')
    const erase = house.house.slices.flatMap((slice) => slice.jobs).find(({ name }) => name === 'people.erase-left')!
    await erase.run(house.workshop(), { orgId, personId: org.owner.personId }, 'test')
    const left = () =>
      one(
        'select voice from severity where org_id = $1 and voice like $2 union all select voice from severity_about where org_id = $1 and voice like $2',
        [orgId, `%${org.strict.personId}`],
      )
    expect(await left()).toEqual([])
    expect(await severityOf(orgId, org.lenient)).toBeDefined()
    await learn(house, org.owner)
    expect(await one('select number from calibration where org_id = $1', [orgId])).toHaveLength(2)
    expect(await left()).toEqual([])
    house.clock.now = start
  })
})

describe('the page for those who answer for the figures', () => {
  const show = async ({ owner }: Organisation) => (await owner.ask(contract.showEngine)).reply

  test('says nothing before the first night, and nothing of raters while there are fewer than five', async () => {
    const org = await quay()
    expect(await show(org)).toEqual({ run: null, fewest: 5, figures: null })
    await learn(house, org.owner)
    expect(await show(org)).toMatchObject({ run: { number: 1, people: 7, raters: 4 }, figures: null })
  })

  test('says how well the predictions hold, how levels are used and who stands on no common ground, and names nobody', async () => {
    const org = await quay()
    const fifth = await org.join('Max Riedel')
    const alone = await org.join('Uma Singh')
    await org.rate(fifth, alone.personId, { ...all(3), influence: 3 })
    await learn(house, org.owner)
    const reply = await show(org)
    const { figures } = reply
    expect(reply.run).toMatchObject({ people: 8, raters: 5 })
    expect(figures!.surprise.ratings).toBe(6 * 4 * 4 + 4 + 5)
    expect(figures!.surprise.places.reduce((sum, n) => sum + n, 0)).toBe(figures!.surprise.ratings)
    // Two strict and two lenient raters of six people, four competencies each; the strict one's 2 for the owner, and the fifth's five times 3.
    expect(figures!.levels).toEqual([24, 24 + 4, 5, 24, 24])
    expect(figures!.oneLevelOnly).toEqual({ raters: 1, of: 5, ratings: 5 })
    expect(figures!.together).toMatchObject({ groups: 2, unanchored: 2, relative: 8 })
    expect(figures!.together.words).toContain('relative to your team')
    expect(figures!.leniency.assumed).toBeCloseTo(1.3 / Math.SQRT2, 12)
    for (const name of ['Max', 'Ines', fifth.personId, org.strict.personId]) expect(JSON.stringify(reply)).not.toContain(name)
  })
})
