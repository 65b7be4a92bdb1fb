import { documentOf, type FrameworkDocument } from '@evenkeel/content'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sayAim, sitBaseline } from '../../tools/fixture-person.ts'
import { openTestHouse, type TestHouse } from '../../tools/test-house.ts'
import { contract as competency } from '../competency/contract.ts'
import { contract as home } from '../home/contract.ts'
import { contract as profile } from '../profile/contract.ts'
import { contract as roleGap } from '../role-gap/contract.ts'
import { contract as sittings } from '../sittings/contract.ts'
import { contract as start } from '../start/contract.ts'
import { contract } from './contract.ts'

// Versions as rows: how they come about is the editor's business; here it is which of them judges whom.

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

type Person = Awaited<ReturnType<TestHouse['newcomer']>>

async function publish({ orgId, personId }: Person, number: number, change: (document: FrameworkDocument) => FrameworkDocument) {
  await house.admin.query(
    `insert into framework_version (org_id, number, state, document, made_by, made_at, published_by, published_at) values ($1, $2, 'published', $3, $4, now(), $4, now())`,
    [orgId, number, JSON.stringify(change(documentOf(house.house.content))), personId],
  )
}

/** Without debugging, and with nothing asked for it. */
function withoutDebugging({ competencies, families }: FrameworkDocument): FrameworkDocument {
  return {
    competencies: competencies.filter(({ id }) => id !== 'debugging'),
    families: families.map((family) => ({
      ...family,
      levels: family.levels.map((level) => ({
        ...level,
        title: `${level.title} of ours`,
        technical: { ...level.technical, requirements: level.technical.requirements.filter((one) => one.competency !== 'debugging') },
      })),
    })),
  }
}

const of = ({ personId }: Person) => ({ params: { personId } })
const screens = async (who: Person) =>
  JSON.stringify([
    (await who.ask(profile.showProfile, of(who))).reply,
    (await who.ask(roleGap.showRoleGap, of(who))).reply,
    (await who.ask(roleGap.compareRoles, of(who))).reply,
  ])

test('whoever has an aim goes on being judged by the version it was set under, byte for byte', async () => {
  const noor = await house.newcomer('Noor Haddad')
  await sayAim(noor)
  await sitBaseline(noor)
  await noor.ask(competency.assess, { ...of(noor), body: { competency: 'debugging', level: 3 } })
  const before = await screens(noor)
  expect((await noor.ask(home.showHome, of(noor))).reply.newVersion).toBe(false)

  await publish(noor, 1, withoutDebugging)
  expect(await screens(noor)).toBe(before)
  expect((await noor.ask(home.showHome, of(noor))).reply.newVersion).toBe(true)
  const titles = async (o: typeof contract.showMyFramework | typeof contract.showFrameworkInForce) =>
    (await noor.ask(o, of(noor))).reply.families[0]!.levels[0]!.title
  expect(await titles(contract.showFrameworkInForce)).toMatch(/ of ours$/)
  expect(await titles(contract.showMyFramework)).not.toMatch(/ of ours$/)

  // Other hours are no other aim.
  const { aim, version } = (await noor.ask(start.showStart, of(noor))).reply
  await noor.ask(start.saveAim, { ...of(noor), body: { aim: { ...aim!, hoursAWeek: 5 }, version } })
  expect((await noor.ask(profile.showProfile, of(noor))).reply.targetTitle).not.toMatch(/ of ours$/)
  await noor.ask(start.saveAim, { ...of(noor), body: { aim: { ...aim!, targetLevel: 'staff-software-engineer' }, version: version + 1 } })
  expect((await noor.ask(profile.showProfile, of(noor))).reply.targetTitle).toMatch(/ of ours$/)
})

test('a new aim is set under the version in force; evidence about a competency it does not hold is left aside and named', async () => {
  const mika = await house.newcomer('Mika Berg')
  await sayAim(mika)
  await mika.ask(competency.assess, { ...of(mika), body: { competency: 'debugging', level: 3 } })
  await publish(mika, 1, withoutDebugging)
  await house.admin.query('update aim set framework_version = 1 where person_id = $1', [mika.personId])
  const { reply } = await mika.ask(profile.showProfile, of(mika))
  expect(reply.leftAside).toEqual([{ competency: 'debugging', name: 'Debugging and diagnosis', pieces: 1 }])
  expect(reply.competencies.map((line) => line.competency)).not.toContain('debugging')
  expect((await mika.ask(competency.showCompetency, { params: { ...mika, competencyId: 'debugging' } as never })).status).toBe(404)
  const refused = await mika.ask(competency.assess, { ...of(mika), body: { competency: 'debugging', level: 3 } })
  expect(refused.problem.type).toMatch(/no-such-competency$/)
  expect((await mika.ask(home.showHome, of(mika))).status).toBe(200)

  const ada = await house.newcomer('Ada')
  await publish(ada, 1, (document) => document)
  await sayAim(ada)
  const { rows } = await house.admin.query('select framework_version from aim where person_id = $1', [ada.personId])
  expect(rows).toEqual([{ framework_version: 1 }])
  await sitBaseline(ada)
  expect((await ada.ask(profile.showProfile, of(ada))).reply.leftAside).toEqual([])
})

test('a sitting that was open when the framework changed goes on with what is still asked', async () => {
  const tomas = await house.newcomer('Tomás Reyes')
  await sayAim(tomas)
  const { reply: opened } = await tomas.ask(sittings.openSitting, { ...of(tomas), body: { kind: 'baseline' } })
  const at = { personId: tomas.personId, sittingId: opened.id }
  await publish(tomas, 1, withoutDebugging)
  await house.admin.query('update aim set framework_version = 1 where person_id = $1', [tomas.personId])
  const { reply: resumed } = await tomas.ask(sittings.showSitting, { params: at })
  expect(resumed.self.map((one) => one.competency)).not.toContain('debugging')
  let sitting = resumed
  while (sitting.test.current) {
    const answer = { answered: 0, seconds: null, version: sitting.version }
    const { status, reply } = await tomas.ask(sittings.saveItem, { params: { ...at, itemId: sitting.test.current.id }, body: answer })
    expect(status).toBe(200)
    sitting = reply
    if (sitting.test.current) expect(sitting.test.current.competency).not.toBe('debugging')
  }
  expect((await tomas.ask(sittings.finishSitting, { params: at, body: { version: sitting.version } })).status).toBe(200)
})

test('a published version never changes, and an aim points at no version that is not there', async () => {
  const noor = await house.newcomer('Noor Haddad')
  await sayAim(noor)
  await publish(noor, 1, (document) => document)
  await expect(house.admin.query(`update framework_version set why = 'x' where org_id = $1`, [noor.orgId])).rejects.toThrow(/never changes/)
  await expect(house.admin.query(`delete from framework_version where org_id = $1`, [noor.orgId])).rejects.toThrow(/never changes/)
  await expect(house.admin.query('update aim set framework_version = 7 where person_id = $1', [noor.personId])).rejects.toThrow(
    /foreign key/,
  )
  const draft = (number: number) =>
    house.admin.query(
      `insert into framework_version (org_id, number, state, document, made_by, made_at) values ($1, $2, 'draft', '{}', $3, now())`,
      [noor.orgId, number, noor.personId],
    )
  await draft(2)
  await expect(draft(3)).rejects.toThrow(/one_draft/)
})
