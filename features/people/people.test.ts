import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sayAim } from '../../tools/fixture-person.ts'
import { openTestHouse, type TestHouse } from '../../tools/test-house.ts'
import { contract as accounts } from '../accounts/contract.ts'
import { contract as certificates } from '../certificates/contract.ts'
import { contract as competency } from '../competency/contract.ts'
import { contract as myData } from '../my-data/contract.ts'
import { contract as reports } from '../reports/contract.ts'
import { contract as sharing } from '../sharing/contract.ts'
import { contract as teams } from '../teams/contract.ts'
import { contract } from './contract.ts'

let house: TestHouse
type Person = Awaited<ReturnType<TestHouse['newcomer']>>
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const settings = { name: 'Harbour Works', language: 'en', retentionMonths: 24 }
const certificate = {
  ...{ competency: 'networks', level: 3, title: 'Routing', issuer: 'An institute', number: null },
  ...{ issuedOn: '2025-09-01', expiresOn: null, verifyLink: null },
}
const rating = {
  competency: 'active-listening',
  level: 4,
  situation: 'The call with the warehouse.',
  seenOn: '2026-02-27',
  confidence: 'medium' as const,
}

/** An organisation with one owner. */
async function founded(): Promise<Person> {
  const owner = await house.newcomer('Ines Duarte')
  expect((await owner.ask(contract.setUpOrganisation, { body: settings })).status).toBe(200)
  return owner
}

type Role = 'member' | 'manager' | 'hr' | 'owner' | 'auditor'
async function invited(owner: Person, name: string, role: Role = 'member'): Promise<{ personId: string; token: string }> {
  const { reply } = await owner.ask(contract.invitePerson, { body: { name, email: null, role, teamId: null } })
  return { personId: reply.personId, token: reply.link!.split('#')[1]! }
}

/** Somebody with a solo account of their own, who has joined; asks as a member of the organisation. */
async function joined(
  owner: Person,
  name: string,
  { role = 'member' as Role, bring = [] as string[], before = async (_: Person) => {} } = {},
) {
  const who = await house.newcomer(name)
  await sayAim(who)
  await before(who)
  const { token } = await invited(owner, name, role)
  const { reply } = await who.ask(contract.acceptInvitation, { body: { token, bring } })
  const inOrg = { 'evenkeel-org': reply.orgId }
  return { solo: who, ...reply, ask: ((o, given, headers) => who.ask(o, given, { ...inOrg, ...headers })) as Person['ask'] }
}

describe('an organisation', () => {
  test('grows out of a solo account, once, and nothing in it is lost', async () => {
    const owner = await house.newcomer('Ines Duarte')
    await sayAim(owner)
    await owner.ask(certificates.addCertificate, { params: { personId: owner.personId }, body: certificate })
    const alone = await owner.ask(contract.invitePerson, { body: { name: 'Mika', email: null, role: 'member', teamId: null } })
    expect(alone.problem.type).toBe('/problems/solo-account')
    await owner.ask(contract.setUpOrganisation, { body: settings })
    expect((await owner.ask(contract.showOrganisation)).reply).toMatchObject({ ...settings, kind: 'organisation', people: 1 })
    expect((await owner.ask(contract.setUpOrganisation, { body: settings })).problem.type).toBe('/problems/already-set-up')
    const kept = await owner.ask(competency.showCompetency, { params: { personId: owner.personId, competencyId: 'networks' } })
    expect(kept.reply.pieces).toHaveLength(1)
  })

  test('settings are saved against the version that was loaded', async () => {
    const owner = await founded()
    const { version } = (await owner.ask(contract.showOrganisation)).reply
    expect((await owner.ask(contract.saveOrganisation, { body: { ...settings, name: 'Quay', version } })).status).toBe(200)
    const late = await owner.ask(contract.saveOrganisation, { body: { ...settings, version } })
    expect(late.problem.type).toBe('/problems/changed-meanwhile')
  })
})

describe('an invitation', () => {
  test('says what it is about, works once, and not for somebody who is there already', async () => {
    const owner = await founded()
    const { token } = await invited(owner, 'Mika Berg')
    const opened = await house.visitor().ask(contract.openInvitation, { body: { token } })
    expect(opened.reply).toEqual({ organisation: 'Harbour Works', name: 'Mika Berg', role: 'member', proposesSharing: false })
    const own = await owner.ask(contract.acceptInvitation, { body: { token, bring: [] } })
    expect(own.problem.type).toBe('/problems/already-there')
    const mika = await house.newcomer('Mika Berg')
    expect((await mika.ask(contract.acceptInvitation, { body: { token, bring: [] } })).status).toBe(200)
    const again = await (await house.newcomer('Ada')).ask(contract.acceptInvitation, { body: { token, bring: [] } })
    expect(again.problem.type).toBe('/problems/link-spent')
  })

  test('a new link ends the old one; HR gives no role above its own kind', async () => {
    const owner = await founded()
    const hr = await joined(owner, 'Mika Berg', { role: 'hr' })
    const refused = await hr.ask(contract.invitePerson, { body: { name: 'Ada', email: null, role: 'owner', teamId: null } })
    expect(refused.problem.type).toBe('/problems/not-yours-to-give')
    const { personId, token } = await invited(owner, 'Ada')
    const { reply } = await hr.ask(contract.renewInvitation, { params: { personId } })
    const open = async (t: string) => (await house.visitor().ask(contract.openInvitation, { body: { token: t } })).status
    expect([await open(token), await open(reply.link!.split('#')[1]!)]).toEqual([410, 200])
  })

  test('brings along what was chosen, kind by kind, and nothing else', async () => {
    const owner = await founded()
    const before = async (who: Person) => {
      await who.ask(certificates.addCertificate, { params: { personId: who.personId }, body: certificate })
      await who.ask(competency.assess, { params: { personId: who.personId }, body: { competency: 'networks', level: 2 } })
    }
    const mika = await joined(owner, 'Mika Berg', { before, bring: ['certificate'] })
    const sources = async (id: string) =>
      (await house.admin.query<{ source: string }>('select source from evidence where person_id = $1 order by 1', [id])).rows.map(
        (r) => r.source,
      )
    expect(await sources(mika.personId)).toEqual(['certificate'])
    expect(await sources(mika.solo.personId)).toEqual(['certificate', 'self'])
  })
})

describe('places and roles', () => {
  test('the last owner stays; suspended means out at once', async () => {
    const owner = await founded()
    const second = await joined(owner, 'Mika Berg', { role: 'owner' })
    const ownerAt = { params: { personId: owner.personId } }
    const people = (await owner.ask(contract.listPeople)).reply.people
    const versionOf = (id: string) => people.find((one) => one.personId === id)!.version
    const out = await second.ask(contract.suspendPerson, { ...ownerAt, body: { suspended: true, version: versionOf(owner.personId) } })
    expect(out.status).toBe(200)
    expect((await owner.ask(contract.listPeople)).status).toBe(403)
    const last = await second.ask(contract.leaveOrganisation, { params: { personId: second.personId } })
    expect(last.problem.type).toBe('/problems/last-owner')
  })

  test('leaving takes the evidence along; the organisation has no way back to the person', async () => {
    const owner = await founded()
    const mika = await joined(owner, 'Mika Berg')
    await mika.solo.ask(certificates.addCertificate, { params: { personId: mika.solo.personId }, body: certificate })
    const team = (await owner.ask(teams.addTeam, { body: { name: 'Payments' } })).reply.teamId
    await owner.ask(teams.placePerson, { params: { teamId: team, personId: owner.personId }, body: { part: 'manager' } })
    await owner.ask(teams.placePerson, { params: { teamId: team, personId: mika.personId }, body: { part: 'member' } })
    await owner.ask(reports.ratePerson, { params: { personId: mika.personId }, body: rating })
    const left = await mika.ask(contract.leaveOrganisation, { params: { personId: mika.personId } })
    expect(left.reply).toMatchObject({ orgId: mika.solo.orgId, personId: mika.solo.personId, taken: 1 })
    expect((await owner.ask(reports.showReport, { params: { personId: mika.personId } })).status).toBe(404)
    const own = await mika.solo.ask(competency.showCompetency, {
      params: { personId: mika.solo.personId, competencyId: 'active-listening' },
    })
    expect(own.reply.pieces).toMatchObject([{ source: 'manager', says: 'Ines Duarte saw you at level 4.' }])
  })
})

describe('a manager', () => {
  test('sees what is shared and nothing else, is seen looking, and sees nothing once the place ends', async () => {
    const owner = await founded()
    const bring = ['certificate', 'self']
    const before = async (who: Person) => {
      await who.ask(certificates.addCertificate, { params: { personId: who.personId }, body: certificate })
      await who.ask(competency.assess, { params: { personId: who.personId }, body: { competency: 'debugging', level: 5 } })
    }
    const mika = await joined(owner, 'Mika Berg', { before, bring })
    await sayAim({ ...mika.solo, ask: mika.ask, personId: mika.personId })
    const lead = await joined(owner, 'Tomás Reyes')
    const { teamId } = (await owner.ask(teams.addTeam, { body: { name: 'Payments' } })).reply
    const look = () => lead.ask(reports.showReport, { params: { personId: mika.personId } })
    expect((await look()).status).toBe(403)
    for (const [who, part] of [
      [lead, 'manager'],
      [mika, 'member'],
    ] as const)
      await owner.ask(teams.placePerson, { params: { teamId, personId: who.personId }, body: { part } })

    const line = async (id: string) => (await look()).reply.lines.find((one) => one.competency === id)!
    expect([(await line('networks')).estimate, (await line('debugging')).estimate]).toEqual([null, null])
    await mika.ask(sharing.saveSharing, { params: { personId: mika.personId, source: 'certificate' }, body: { shared: true } })
    expect((await line('networks')).estimate).toMatchObject({ enough: expect.any(Boolean) })
    expect((await line('debugging')).estimate).toBeNull()

    await lead.ask(reports.ratePerson, { params: { personId: mika.personId }, body: rating })
    expect((await line('active-listening')).lastRatedOn).toBe('2026-02-27')
    const { looks } = (await mika.ask(myData.showLooks, { params: { personId: mika.personId } })).reply
    expect(looks.slice(0, 2)).toMatchObject([
      { who: 'Tomás Reyes', did: 'looked at what you share' },
      { who: 'Tomás Reyes', did: 'rated what they saw you do' },
    ])
    expect((await lead.ask(reports.listReports)).reply.reports).toMatchObject([
      { name: 'Mika Berg', teams: ['Payments'], lastRatedOn: '2026-02-27' },
    ])

    await owner.ask(teams.endPlace, { params: { teamId, personId: mika.personId } })
    expect((await look()).status).toBe(403)
    expect((await lead.ask(reports.listReports)).reply.reports).toEqual([])
  })

  test('of a team of five who share sees people, of fewer only bands; somebody else finds no such team', async () => {
    const owner = await founded()
    const lead = await joined(owner, 'Tomás Reyes')
    const { teamId } = (await owner.ask(teams.addTeam, { body: { name: 'Search' } })).reply
    await owner.ask(teams.placePerson, { params: { teamId, personId: lead.personId }, body: { part: 'manager' } })
    const heat = () => lead.ask(teams.showHeatMap, { params: { teamId } })
    for (const name of ['Ada', 'Ben', 'Cleo', 'Dara', 'Eli']) {
      const one = await joined(owner, name)
      await sayAim({ ...one.solo, ask: one.ask, personId: one.personId })
      await owner.ask(teams.placePerson, { params: { teamId, personId: one.personId }, body: { part: 'member' } })
      const { reply } = await heat()
      const count = reply.sharing
      expect(reply.rows === null).toBe(count < 5)
      await lead.ask(reports.ratePerson, { params: { personId: one.personId }, body: { ...rating, level: name === 'Ada' ? 5 : 1 } })
    }
    const { reply } = await heat()
    expect(reply.rows).toHaveLength(5)
    const listening = reply.competencies.find((one) => one.competency === 'active-listening')!
    // The bands count what the map says surely enough, no more.
    const cells = reply.rows!.map((row) => row.cells.find((cell) => cell.competency === 'active-listening')!)
    const sure = cells.filter(({ estimate }) => estimate?.enough).length
    const { low, middle, high, unknown } = listening.band
    expect([low + middle + high, unknown, sure > 0]).toEqual([sure, 5 - sure, true])
    expect((await owner.ask(teams.showHeatMap, { params: { teamId } })).status).toBe(404)
  })
})

test('somebody in two places chooses where they ask', async () => {
  const owner = await founded()
  const mika = await joined(owner, 'Mika Berg')
  expect((await mika.solo.ask(accounts.showMe)).reply.orgKind).toBe('solo')
  expect((await mika.ask(accounts.showMe)).reply).toMatchObject({ orgKind: 'organisation', personId: mika.personId, role: 'member' })
})
