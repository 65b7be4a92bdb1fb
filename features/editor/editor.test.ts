import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sayAim, sitBaseline } from '../../tools/fixture-person.ts'
import { openTestHouse, type TestHouse } from '../../tools/test-house.ts'
import { contract as competency } from '../competency/contract.ts'
import { contract as home } from '../home/contract.ts'
import { contract as hooks } from '../hooks/contract.ts'
import { contract as people } from '../people/contract.ts'
import { contract as profile } from '../profile/contract.ts'
import { contract as roleGap } from '../role-gap/contract.ts'
import { contract as start } from '../start/contract.ts'
import { contract, type Draft, type Level, type Step } from './contract.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

type Person = Awaited<ReturnType<TestHouse['newcomer']>>

async function founded(name = 'Ines Duarte'): Promise<Person> {
  const owner = await house.newcomer(name)
  await owner.ask(people.setUpOrganisation, { body: { name: 'Harbour Works', language: 'en', retentionMonths: null } })
  return owner
}

async function become(who: Person, role: string) {
  await house.admin.query('update person set role = $1 where person_id = $2', [role, who.personId])
}

const family = 'software-engineering'
const levelOf = ({ document }: Pick<Draft, 'document'>, id = 'senior-software-engineer') =>
  document.families.find((one) => one.id === family)!.levels.find((one) => one.id === id)!

async function drafted(owner: Person): Promise<Draft> {
  await owner.ask(contract.beginDraft)
  return (await owner.ask(contract.showDraft)).reply.draft as unknown as Draft
}

async function step(owner: Person, draft: Draft, next: Step): Promise<Draft> {
  const { status, reply, problem } = await owner.ask(contract.changeDraft, { body: { step: next, version: draft.version } })
  if (status !== 200) throw new Error(JSON.stringify(problem))
  return reply as unknown as Draft
}

const withLevel = (draft: Draft, change: (level: Level) => Level): Step => ({ do: 'save-level', family, level: change(levelOf(draft)) })
const of = ({ personId }: Person) => ({ params: { personId } })
const why = 'Explaining weighs as much as building here.'

async function screensOf(who: Person): Promise<string> {
  const answers = [
    await who.ask(profile.showProfile, of(who)),
    await who.ask(roleGap.showRoleGap, of(who)),
    await who.ask(competency.showCompetency, { params: { personId: who.personId, competencyId: 'clear-communication' } }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  return JSON.stringify(answers.map(({ reply }) => reply))
}

test('draft, edit, refused, fixed, published; results stay to the byte until the person moves over themselves', async () => {
  const owner = await founded()
  await sayAim(owner)
  await sitBaseline(owner)
  expect((await owner.ask(contract.listVersions, { query: {} })).reply).toMatchObject({ inForce: 0, draft: null, versions: [] })
  const before = await screensOf(owner)

  const begun = await drafted(owner)
  expect(begun).toMatchObject({ number: 1, findings: [], removed: [] })
  const uneven = await step(
    owner,
    begun,
    withLevel(begun, (level) => ({
      ...level,
      technical: { ...level.technical, share: 70 },
      people: {
        ...level.people,
        share: 30,
        requirements: level.people.requirements.map((one) => (one.competency === 'clear-communication' ? { ...one, level: 4 } : one)),
      },
    })),
  )
  expect(uneven.findings.map(({ rule }) => rule)).toContain('parity')
  const refused = await owner.ask(contract.publishDraft, { body: { why, version: uneven.version } })
  expect([refused.status, refused.problem.type]).toEqual([422, expect.stringMatching(/lint-not-clean$/)])

  const { rule, path, place, fix } = uneven.findings.find((one) => one.rule === 'parity')!
  expect(fix).toBe('Weigh the halves 60 and 40.')
  const even = await step(owner, uneven, { do: 'fix', rule, path, place })
  expect(even.findings.filter(({ severity }) => severity === 'error')).toEqual([])

  // A draft judges nobody.
  expect(await screensOf(owner)).toBe(before)
  await owner.ask(hooks.addHook, { body: { url: 'https://example.org/', description: '', events: ['framework.published'] } })
  const published = await owner.ask(contract.publishDraft, { body: { why, version: even.version } })
  expect([published.status, published.reply]).toEqual([200, { number: 1 }])
  const { rows: told } = await house.admin.query('select event, payload from delivery where org_id = $1', [owner.orgId])
  expect(told).toEqual([{ event: 'framework.published', payload: { version: 1 } }])
  expect(await screensOf(owner)).toBe(before)
  expect((await owner.ask(home.showHome, of(owner))).reply.newVersion).toBe(true)
  expect((await owner.ask(contract.listVersions, { query: {} })).reply).toMatchObject({
    inForce: 1,
    versions: [{ number: 1, why, publishedBy: 'Ines Duarte' }],
  })
  const { changes } = (await owner.ask(contract.showDifference, { params: { number: '1' }, query: { since: 0 } })).reply
  expect(changes.map(({ words }) => words)).toEqual([
    'Senior software engineer: the technical half now weighs 60 of 100 instead of 50.',
    'Senior software engineer now asks for Clear communication at 4 instead of 3.5.',
  ])

  const move = (await owner.ask(contract.showMove, of(owner))).reply
  expect(move).toMatchObject({ from: 0, to: 1, published: { why } })
  expect(move.changes).toEqual(changes)
  expect(move.before.gates).toHaveLength(move.after!.gates.length)
  expect(move.after!.chance.value).toBeLessThanOrEqual(move.before.chance.value)
  expect((await owner.ask(contract.moveOver, { ...of(owner), body: { to: 2 } })).status).toBe(409)
  expect((await owner.ask(contract.moveOver, { ...of(owner), body: { to: 1 } })).reply).toEqual({ number: 1 })
  expect(await screensOf(owner)).not.toBe(before)
  const gap = (await owner.ask(roleGap.showRoleGap, of(owner))).reply
  expect(gap.chance).toEqual(move.after!.chance)
  expect(gap.requirements.find((one) => one.competency === 'clear-communication')!.level).toBe(4)
  expect((await owner.ask(home.showHome, of(owner))).reply.newVersion).toBe(false)
})

test('a version somebody is judged by outlives its roles; moving there needs a role that is there', async () => {
  const owner = await founded()
  await sayAim(owner)
  await owner.ask(competency.assess, { ...of(owner), body: { competency: 'clear-communication', level: 3 } })
  const begun = await drafted(owner)
  const gone = await step(owner, begun, { do: 'remove-level', family, id: 'senior-software-engineer' })
  const removed = await step(owner, gone, { do: 'remove-competency', id: 'networks' })
  const bare = await step(owner, removed, { do: 'remove-competency', id: 'influence' })
  expect(bare.removed.map(({ what, name }) => `${what} ${name}`)).toEqual([
    'level Senior software engineer',
    'competency Networks',
    'competency Influence and negotiation',
  ])
  // What the rest of the framework needs after it: every finding with a fix is fixed, by the button.
  let now = bare
  for (let i = 0; i < 60; i++) {
    const next = now.findings.find(({ fix, severity }) => fix !== null && severity === 'error')
    if (!next) break
    now = await step(owner, now, { do: 'fix', rule: next.rule, path: next.path, place: next.place })
  }
  expect(now.findings.filter(({ severity }) => severity === 'error')).toEqual([])
  expect((await owner.ask(contract.publishDraft, { body: { why, version: now.version } })).status).toBe(200)
  const { reply: move } = await owner.ask(contract.showMove, of(owner))
  expect(move.after).toBeNull()
  expect(move.changes.map(({ words }) => words)).toContain('Senior software engineer is no longer a level of Software engineering.')
  expect((await owner.ask(contract.moveOver, { ...of(owner), body: { to: 1 } })).problem.type).toMatch(/no-such-role$/)
  expect((await owner.ask(profile.showProfile, of(owner))).reply.targetTitle).toBe('Senior software engineer')
  const { aim, version } = (await owner.ask(start.showStart, of(owner))).reply
  const same = await owner.ask(start.saveAim, { ...of(owner), body: { aim: { ...aim!, why: 'For the hours.' }, version } })
  expect(same.status).toBe(200)
})

describe('writing', () => {
  test('what was removed can be put back until it is published, and a step back is as if it had never been', async () => {
    const owner = await founded()
    const begun = await drafted(owner)
    const without = await step(owner, begun, { do: 'remove-competency', id: 'debugging' })
    expect(without.document.competencies).toHaveLength(27)
    const back = await step(owner, without, { do: 'put-back', at: 0 })
    expect(back.document).toEqual(begun.document)
    expect(back.version).toBe(begun.version + 2)
  })

  test('two who write at once: the second is told, and nothing is saved over', async () => {
    const owner = await founded()
    const begun = await drafted(owner)
    await step(owner, begun, { do: 'add-competency', half: 'people', name: 'Asking for help' })
    const late = await owner.ask(contract.changeDraft, {
      body: { step: { do: 'remove-competency', id: 'debugging' }, version: begun.version },
    })
    expect([late.status, late.problem.type]).toEqual([409, expect.stringMatching(/changed-meanwhile$/)])
    for (const operation of [contract.publishDraft, contract.discardDraft]) {
      const body = operation === contract.publishDraft ? { why, version: begun.version } : { version: begun.version }
      expect((await owner.ask(operation as typeof contract.publishDraft, { body: body as never })).status).toBe(409)
    }
    const reply = (await owner.ask(contract.showDraft)).reply.draft!
    expect(reply.document.competencies).toHaveLength(29)
    expect((await owner.ask(contract.beginDraft)).problem.type).toMatch(/draft-there$/)
    expect((await owner.ask(contract.discardDraft, { body: { version: reply.version } })).status).toBe(200)
    expect((await owner.ask(contract.showDraft)).reply).toEqual({ draft: null })
    expect((await owner.ask(contract.beginDraft)).reply).toEqual({ number: 1 })
  })

  test('a step about nothing is refused and leaves nothing behind; texts have a greatest length', async () => {
    const owner = await founded()
    const begun = await drafted(owner)
    const ask = (next: unknown) => owner.ask(contract.changeDraft, { body: { step: next as Step, version: begun.version } })
    expect((await ask({ do: 'remove-competency', id: 'nowhere' })).problem.type).toMatch(/no-such-place$/)
    expect((await ask({ do: 'remove-everything' })).status).toBe(400)
    const [first] = begun.document.competencies
    expect((await ask({ do: 'save-competency', competency: { ...first!, about: 'x'.repeat(241) } })).status).toBe(400)
    expect((await owner.ask(contract.showDraft)).reply.draft!.version).toBe(begun.version)
  })
})

describe('who', () => {
  test('hr and owners write; everybody else reads what is published, and knows of no draft', async () => {
    const owner = await founded()
    const begun = await drafted(owner)
    await become(owner, 'member')
    expect((await owner.ask(contract.showDraft)).status).toBe(403)
    expect((await owner.ask(contract.changeDraft, { body: { step: { do: 'put-back', at: 0 }, version: begun.version } })).status).toBe(403)
    expect((await owner.ask(contract.listVersions, { query: {} })).reply).toMatchObject({ draft: null })
    expect((await owner.ask(contract.showVersion, { params: { number: '0' } })).reply.competencies).toHaveLength(28)
    expect((await owner.ask(contract.showVersion, { params: { number: '1' } })).status).toBe(404)
    expect((await owner.ask(contract.showDifference, { params: { number: '1' }, query: { since: 0 } })).status).toBe(404)
    await become(owner, 'hr')
    expect((await owner.ask(contract.publishDraft, { body: { why, version: begun.version } })).status).toBe(200)
    const audit = await house.admin.query('select * from audit where org_id = $1', [owner.orgId])
    expect(JSON.stringify(audit.rows)).not.toContain(why)
  })

  test('a solo account has the framework Evenkeel comes with; one organisation sees nothing of another', async () => {
    const solo = await house.newcomer('Ada')
    expect((await solo.ask(contract.beginDraft)).problem.type).toMatch(/solo-account$/)
    const owner = await founded()
    const begun = await drafted(owner)
    await owner.ask(contract.publishDraft, { body: { why, version: begun.version } })
    const other = await founded('Bo')
    expect((await other.ask(contract.listVersions, { query: {} })).reply).toMatchObject({ inForce: 0, versions: [] })
    expect((await other.ask(contract.showVersion, { params: { number: '1' } })).status).toBe(404)
  })
})

test('versions come a page at a time', async () => {
  const owner = await founded()
  for (let number = 1; number <= 3; number++) {
    const begun = await drafted(owner)
    expect((await owner.ask(contract.publishDraft, { body: { why: `Version ${number}`, version: begun.version } })).reply).toEqual({
      number,
    })
  }
  const first = (await owner.ask(contract.listVersions, { query: { limit: 2 } })).reply
  expect([first.versions.map(({ number }) => number), first.next]).toEqual([[3, 2], 2])
  const rest = (await owner.ask(contract.listVersions, { query: { limit: 2, before: first.next! } })).reply
  expect([rest.versions.map(({ number }) => number), rest.next]).toEqual([[1], null])
})
