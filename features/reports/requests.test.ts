import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sayAim } from '../../tools/fixture-person.ts'
import { openTestHouse, type TestHouse } from '../../tools/test-house.ts'
import { contract as certificates } from '../certificates/contract.ts'
import { contract as competency } from '../competency/contract.ts'
import { contract as myData } from '../my-data/contract.ts'
import { contract as people } from '../people/contract.ts'
import { contract as sharing } from '../sharing/contract.ts'
import { contract as teams } from '../teams/contract.ts'
import { contract as work } from '../work/contract.ts'
import { contract } from './contract.ts'

// What somebody asks of those who manage them: a piece of work to rate, a certificate to look at.

let house: TestHouse
let ines: Member
let tomas: Member
let mika: Member
let teamId: string
type Member = Pick<Awaited<ReturnType<TestHouse['newcomer']>>, 'ask' | 'personId'>

beforeAll(async () => {
  house = await openTestHouse()
  const owner = await house.newcomer('Ines Duarte')
  await owner.ask(people.setUpOrganisation, { body: { name: 'Harbour Works', language: 'en', retentionMonths: null } })
  ines = owner
  teamId = (await ines.ask(teams.addTeam, { body: { name: 'Payments' } })).reply.teamId
  tomas = await joined('Tomás Reyes')
  mika = await joined('Mika Berg')
  await sayAim({ ...mika, cookie: '' })
  await place(ines, 'manager')
  await place(tomas, 'manager')
  await place(mika, 'member')
})
afterAll(() => house.close())

async function joined(name: string): Promise<Member> {
  const who = await house.newcomer(name)
  const { reply } = await ines.ask(people.invitePerson, { body: { name, email: null, role: 'member', teamId: null } })
  const at = (await who.ask(people.acceptInvitation, { body: { token: reply.link!.split('#')[1]!, bring: [] } })).reply
  return {
    personId: at.personId,
    ask: (operation, given, headers) => who.ask(operation, given, { 'evenkeel-org': at.orgId, ...headers }),
  }
}

const place = (who: Member, part: 'member' | 'manager') =>
  ines.ask(teams.placePerson, { params: { teamId, personId: who.personId }, body: { part } })
const endPlace = (who: Member) => ines.ask(teams.endPlace, { params: { teamId, personId: who.personId } })
const slug = (answer: { problem: { type: string } }) => answer.problem.type.split('/').at(-1)
const asked = async (who: Member) => (await who.ask(contract.listRequests)).reply.requests
const about = async (id: string) =>
  (await mika.ask(competency.showCompetency, { params: { personId: mika.personId, competencyId: id } })).reply
const looks = async () =>
  (await mika.ask(myData.showLooks, { params: { personId: mika.personId }, query: { limit: 8 } })).reply.looks.map(
    ({ who, did }) => `${who} ${did}`,
  )

const claim = {
  competency: 'debugging',
  outcome: 'The nightly import finishes before the shops open.',
  context: 'Three shops opened an hour late because the import hung.',
  benefited: 'The shop leads and the people on call.',
  link: null,
  verifierEmail: null,
}
const addWork = (changes: object = {}) =>
  mika.ask(work.addWork, { params: { personId: mika.personId }, body: { ...claim, managerId: tomas.personId, ...changes } })

describe('work', () => {
  test('asked of a manager waits on their Monday page, and counts under their name once rated', async () => {
    const { reply } = await addWork()
    expect(reply.link).toBeNull()
    const params = { personId: mika.personId, workId: reply.workId }
    expect(await asked(tomas)).toEqual([
      {
        ...{ kind: 'work', id: reply.workId, personId: mika.personId, person: 'Mika Berg' },
        ...{ competency: 'debugging', name: 'Debugging and diagnosis', askedOn: '2026-03-02' },
      },
    ])
    // Ines manages Mika too, and was not asked.
    expect(await asked(ines)).toEqual([])
    for (const operation of [work.showWorkRequest, work.declineWorkRequest])
      expect((await ines.ask(operation, { params })).status).toBe(404)
    expect((await ines.ask(work.rateWorkRequest, { params, body: { level: 5 } })).status).toBe(404)
    const { reply: request } = await tomas.ask(work.showWorkRequest, { params })
    expect(request).toMatchObject({ person: 'Mika Berg', verifier: 'Tomás Reyes', outcome: claim.outcome })
    expect(request.anchors).toHaveLength(5)
    const both = await Promise.all([4, 2].map((level) => tomas.ask(work.rateWorkRequest, { params, body: { level } })))
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 404])
    expect((await about('debugging')).pieces).toMatchObject([{ source: 'work', label: 'Work evidence' }])
    expect(await asked(tomas)).toEqual([])
    expect((await looks()).slice(0, 2)).toEqual([
      'Tomás Reyes rated a piece of work',
      'Tomás Reyes looked at a piece of work you asked about',
    ])

    const rating = {
      competency: 'debugging',
      level: 3,
      situation: 'The outage on Friday.',
      seenOn: '2026-02-27',
      confidence: 'low' as const,
    }
    await tomas.ask(contract.ratePerson, { params: { personId: mika.personId }, body: rating })
    const { rows } = await house.admin.query(
      `select distinct coalesce(payload->'rater'->>'id', payload->'verifier'->>'id') as voice, recorded_by from evidence where person_id = $1`,
      [mika.personId],
    )
    expect(rows).toEqual([{ voice: tomas.personId, recorded_by: tomas.personId }])
  })

  test('is asked of nobody who does not manage the person, and nobody makes a link that speaks for a manager', async () => {
    expect(slug(await addWork({ managerId: mika.personId }))).toBe('not-your-manager')
    expect(slug(await addWork({ managerId: undefined }))).toBe('nobody-named')
    const { reply } = await addWork()
    const params = { personId: mika.personId, workId: reply.workId }
    expect((await mika.ask(work.renewWorkLink, { params })).status).toBe(404)
    // Named by hand under the same name, it is another voice.
    const { reply: byHand } = await addWork({ managerId: undefined, verifierName: 'Tomás Reyes' })
    await house.visitor().ask(work.rateWork, { body: { token: byHand.link!.split('#')[1]!, level: 5 } })
    const { rows } = await house.admin.query(`select verifier_id = $1 as same, asked_of from work where work_id = $2`, [
      tomas.personId,
      byHand.workId,
    ])
    expect(rows).toEqual([{ same: false, asked_of: null }])
    expect((await tomas.ask(work.declineWorkRequest, { params })).status).toBe(200)
    expect((await about('debugging')).waiting).toEqual([])
    expect((await looks())[0]).toBe('Tomás Reyes said they did not see a piece of work')
  })

  test('goes back to the person when the place ends, who may ask somebody else, once', async () => {
    const { reply } = await addWork()
    const params = { personId: mika.personId, workId: reply.workId }
    await endPlace(tomas)
    expect((await tomas.ask(work.showWorkRequest, { params })).status).toBe(403)
    expect((await tomas.ask(work.rateWorkRequest, { params, body: { level: 5 } })).status).toBe(403)
    expect(await asked(tomas)).toEqual([])
    const { managers } = (await mika.ask(sharing.listManagers, { params: { personId: mika.personId } })).reply
    expect(managers).toEqual([{ personId: ines.personId, name: 'Ines Duarte' }])
    const [waiting] = (await about('debugging')).waiting
    expect(waiting).toMatchObject({ managerId: tomas.personId, verifier: 'Tomás Reyes' })
    const change = (body: object) =>
      mika.ask(work.changeVerifier, { params, body: { verifierEmail: null, version: waiting!.version, ...body } })
    expect(slug(await change({ managerId: tomas.personId }))).toBe('not-your-manager')
    expect((await change({ managerId: ines.personId })).reply).toEqual({ link: null })
    expect(slug(await change({ verifierName: 'Robin Ahlers' }))).toBe('changed-meanwhile')
    expect(await asked(ines)).toMatchObject([{ id: reply.workId }])
    await place(tomas, 'manager')
    expect((await tomas.ask(work.showWorkRequest, { params })).status).toBe(404)
    const [now] = (await about('debugging')).waiting
    const { link } = (await change({ verifierName: 'Robin Ahlers', version: now!.version })).reply
    expect((await ines.ask(work.rateWorkRequest, { params, body: { level: 5 } })).status).toBe(404)
    expect((await house.visitor().ask(work.rateWork, { body: { token: link!.split('#')[1]!, level: 3 } })).status).toBe(200)
  })
})

describe('a certificate', () => {
  const certificate = { competency: 'networks', level: 3, title: 'Routing', issuer: 'An institute', number: 'C-17', verifyLink: null }
  const params = () => ({ personId: mika.personId })
  // Two answers of one instant would have no order.
  const share = (shared: boolean) => {
    house.clock.now = new Date(house.clock.now.getTime() + 1000)
    return mika.ask(sharing.saveSharing, { params: { ...params(), source: 'certificate' }, body: { shared } })
  }
  const checks = async () => (await mika.ask(certificates.showChecks, { params: params() })).reply
  let evidenceId: string
  const ask = (managerId = tomas.personId) =>
    mika.ask(certificates.askForCheck, { params: { ...params(), evidenceId }, body: { managerId } })

  beforeAll(async () => {
    const body = { ...certificate, issuedOn: '2023-01-09', expiresOn: '2026-01-09' }
    evidenceId = (await mika.ask(certificates.addCertificate, { params: params(), body })).reply.evidenceId
  })

  test('is looked at only while it is shared, by whoever was asked, and changes no estimate', async () => {
    expect(slug(await ask())).toBe('not-shared')
    await share(true)
    expect(slug(await ask(mika.personId))).toBe('not-your-manager')
    const { requestId } = (await ask()).reply
    expect(slug(await ask())).toBe('asked-already')
    const at = { params: { ...params(), requestId } }
    expect(await asked(tomas)).toMatchObject([{ kind: 'certificate', id: requestId, person: 'Mika Berg', name: 'Networks' }])
    expect((await ines.ask(certificates.showCertificateRequest, at)).status).toBe(404)
    await share(false)
    expect([await asked(tomas), (await tomas.ask(certificates.showCertificateRequest, at)).status]).toEqual([[], 404])
    expect((await checks()).certificates[0]!.waiting).toMatchObject([{ manager: 'Tomás Reyes', reaches: false }])
    await share(true)
    const { reply } = await tomas.ask(certificates.showCertificateRequest, at)
    expect(reply).toMatchObject({ title: 'Routing', number: 'C-17', isExpired: true, expiresOn: '2026-01-09' })

    const before = await about('networks')
    const say = (seen: boolean, reason: string | null) =>
      tomas.ask(certificates.answerCertificateRequest, { ...at, body: { seen, reason } })
    expect(slug(await say(false, null))).toBe('reason-missing')
    expect((await say(false, 'The issuer lists nobody by number.')).status).toBe(200)
    expect((await say(true, null)).status).toBe(404)
    const said = { by: 'Tomás Reyes', on: '2026-03-02', seen: false, reason: 'The issuer lists nobody by number.' }
    expect((await checks()).certificates).toEqual([{ evidenceId, isExpired: true, waiting: [], checks: [said] }])
    expect((await about('networks')).estimate).toEqual(before.estimate)
    expect((await looks()).slice(0, 2)).toEqual([
      'Tomás Reyes said whether they saw a certificate',
      'Tomás Reyes looked at a certificate you asked about',
    ])
  })

  test('stands with what was said on the page of those it is shared with, and in what the person takes along', async () => {
    const page = async () => (await ines.ask(contract.showReport, { params: params() })).reply.certificates
    expect(await page()).toMatchObject([
      { name: 'Networks', title: 'Routing', isExpired: true, checks: [{ by: 'Tomás Reyes', seen: false }] },
    ])
    await share(false)
    expect(await page()).toEqual([])
    await share(true)
    const { reply } = await mika.ask(myData.exportPerson, { params: params() })
    expect(reply.certificateChecks).toMatchObject([{ checked_by: 'Tomás Reyes', seen: false }])
    expect(reply.certificateRequests).toMatchObject([{ asked_of: 'Tomás Reyes', state: 'answered' }])
    const client = await house.admin.connect()
    await expect(client.query('update certificate_check set seen = true')).rejects.toThrow(/only ever added/)
    client.release(true)
  })

  test('asked about can be taken back, and waits for nobody once it is withdrawn or the place ends', async () => {
    const take = async () => (await ask()).reply.requestId
    const first = await take()
    const at = (requestId: string) => ({ params: { ...params(), requestId } })
    expect((await mika.ask(certificates.withdrawCheckRequest, at(first))).status).toBe(200)
    expect((await tomas.ask(certificates.showCertificateRequest, at(first))).status).toBe(404)
    const second = await take()
    await endPlace(mika)
    expect((await tomas.ask(certificates.showCertificateRequest, at(second))).status).toBe(403)
    expect(await asked(tomas)).toEqual([])
    await place(mika, 'member')
    expect(await asked(tomas)).toMatchObject([{ id: second }])
    await mika.ask(competency.withdrawEvidence, { params: { ...params(), evidenceId }, body: { reason: '' } })
    expect([await asked(tomas), (await tomas.ask(certificates.showCertificateRequest, at(second))).status]).toEqual([[], 404])
  })
})
