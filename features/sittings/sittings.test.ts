import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sayAim, sitBaseline } from '../../tools/fixture-person.ts'
import { openTestHouse, type TestHouse } from '../../tools/test-house.ts'
import { contract as certificates } from '../certificates/contract.ts'
import { contract as competency } from '../competency/contract.ts'
import { contract as profile } from '../profile/contract.ts'
import { contract as start } from '../start/contract.ts'
import { contract as work } from '../work/contract.ts'
import { contract } from './contract.ts'

const certificate = {
  ...{ competency: 'networks', level: 3, title: 'Routing', issuer: 'An institute', number: null },
  ...{ issuedOn: '2025-09-01', expiresOn: null, verifyLink: null },
}
const claim = {
  ...{ competency: 'networks', outcome: 'Nobody loses the line on Mondays.', context: 'Two offices, one old router.' },
  ...{ benefited: 'Both offices', link: null, verifierName: 'Mika Berg', verifierEmail: null },
}

let house: TestHouse
type Person = Awaited<ReturnType<TestHouse['newcomer']>>
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

async function begun(): Promise<{
  who: Person
  params: { personId: string; sittingId: string }
  open: () => Promise<Awaited<ReturnType<typeof opened>>>
}> {
  const who = await house.newcomer('Noor Haddad')
  await sayAim(who)
  const first = await opened(who)
  return { who, params: { personId: who.personId, sittingId: first.id }, open: () => opened(who) }
}
const opened = async (who: Person) =>
  (await who.ask(contract.openSitting, { params: { personId: who.personId }, body: { kind: 'baseline' } })).reply
const evidence = async (who: Person) =>
  Number((await house.admin.query('select count(*) as n from evidence where person_id = $1', [who.personId])).rows[0].n)

describe('the baseline', () => {
  test('asks six self items per half with the level texts, eight items, four situations, in about twelve minutes', async () => {
    const { open } = await begun()
    const sitting = await open()
    expect(sitting.self).toHaveLength(12)
    expect(sitting.self.filter((q) => q.half === 'people')).toHaveLength(6)
    expect(sitting.self.every((q) => q.anchors.length === 5)).toBe(true)
    expect(sitting.test.total).toBe(8)
    expect(sitting.situations).toHaveLength(4)
    expect(sitting.minutesLeft).toBe(12)
  })

  test('never shows which option is right, nor a key', async () => {
    const { open } = await begun()
    const shown = JSON.stringify(await open())
    for (const secret of ['"right"', 'misconception', 'explanation', 'effectiveness', 'rationale', '"why"'])
      expect(shown).not.toContain(secret)
  })

  test('is resumed where it was left, and scores nothing before the end', async () => {
    const { who, params, open } = await begun()
    const sitting = await open()
    const [first] = sitting.self
    const saved = await who.ask(contract.saveSelf, {
      params: { ...params, competencyId: first!.competency },
      body: { level: 3, version: sitting.version },
    })
    expect(saved.status).toBe(200)
    const again = await open()
    expect(again.id).toBe(sitting.id)
    expect(again.self.find((q) => q.competency === first!.competency)).toMatchObject({ answered: true, level: 3 })
    expect(await evidence(who)).toBe(0)
    const before = (await who.ask(profile.showProfile, { params: { personId: who.personId } })).reply
    expect(before.halves.every((half) => half.pieces === 0)).toBe(true)
  })

  test('asks no model twice, and spreads its items over the competencies the role asks for', async () => {
    const { who } = await begun()
    await sitBaseline(who)
    const { rows } = await house.admin.query<{ model: string }>(
      `select d->>'model' as model from sitting, jsonb_array_elements(plan->'drawn') d where person_id = $1`,
      [who.personId],
    )
    expect(rows).toHaveLength(8)
    expect(new Set(rows.map((row) => row.model)).size).toBe(8)
  })

  test('finished: what was answered is evidence, what was skipped says nothing', async () => {
    const { who, params, open } = await begun()
    const sitting = await open()
    await who.ask(contract.saveSelf, {
      params: { ...params, competencyId: sitting.self[0]!.competency },
      body: { level: 4, version: sitting.version },
    })
    const middle = await open()
    await who.ask(contract.saveSelf, {
      params: { ...params, competencyId: sitting.self[1]!.competency },
      body: { level: null, version: middle.version },
    })
    const item = await open()
    await who.ask(contract.saveItem, {
      params: { ...params, itemId: item.test.current!.id },
      body: { answered: null, seconds: 12, version: item.version },
    })
    const last = await open()
    const review = await who.ask(contract.finishSitting, { params, body: { version: last.version } })
    expect(review.status).toBe(200)
    // One self item and one "I don't know"; "not seen yet" says nothing.
    expect(review.reply.counted).toBe(2)
    expect(await evidence(who)).toBe(2)
    expect(review.reply.items[0]!.options.filter((option) => option.right)).toHaveLength(1)
    expect((await who.ask(contract.showReview, { params })).reply).toEqual(review.reply)
    const again = await who.ask(contract.openSitting, { params: { personId: who.personId }, body: { kind: 'baseline' } })
    expect(again.problem.type).toBe('/problems/already-done')
  })

  test('finished twice at once counts once', async () => {
    const { who, params, open } = await begun()
    const sitting = await open()
    await who.ask(contract.saveSelf, {
      params: { ...params, competencyId: sitting.self[0]!.competency },
      body: { level: 4, version: sitting.version },
    })
    const { version } = await open()
    const both = await Promise.all([1, 2].map(() => who.ask(contract.finishSitting, { params, body: { version } })))
    expect(both.map((answer) => answer.status).toSorted()).toEqual([200, 409])
    expect(await evidence(who)).toBe(1)
  })
})

test('nothing is asked of somebody who has not agreed that answers are kept', async () => {
  const { who, params } = await begun()
  const { personId } = params
  house.clock.now = new Date(house.clock.now.getTime() + 1000)
  await who.ask(start.saveConsent, { params: { personId, kind: 'keep-answers' }, body: { given: false } })
  const tried = [
    await who.ask(contract.openSitting, { params: { personId }, body: { kind: 'test', competency: 'networks' } }),
    await who.ask(competency.assess, { params: { personId }, body: { competency: 'networks', level: 3 } }),
    await who.ask(certificates.addCertificate, { params: { personId }, body: certificate }),
    await who.ask(work.addWork, { params: { personId }, body: claim }),
  ]
  expect(tried.map(({ problem }) => problem.type)).toEqual(Array(4).fill('/problems/agree-first'))
  expect(await evidence(who)).toBe(0)
})

describe('answers that do not fit', () => {
  test('an older version is told so and changes nothing', async () => {
    const { who, params, open } = await begun()
    const sitting = await open()
    const body = { level: 2, version: sitting.version }
    const at = { ...params, competencyId: sitting.self[0]!.competency }
    await who.ask(contract.saveSelf, { params: at, body })
    const late = await who.ask(contract.saveSelf, { params: at, body: { ...body, level: 5 } })
    expect(late.problem.type).toBe('/problems/changed-meanwhile')
    expect((await open()).self[0]!.level).toBe(2)
  })

  test('sent again with the same key, because the first reply was lost, it gets that reply', async () => {
    const { who, params, open } = await begun()
    const sitting = await open()
    const at = { ...params, competencyId: sitting.self[0]!.competency }
    const asked = { params: at, body: { level: 2, version: sitting.version } }
    const key = { 'idempotency-key': 'one-and-the-same' }
    const first = await who.ask(contract.saveSelf, asked, key)
    const again = await who.ask(contract.saveSelf, asked, key)
    expect([again.status, again.reply]).toEqual([200, first.reply])
    const other = await who.ask(contract.saveSelf, { ...asked, body: { ...asked.body, level: 5 } }, key)
    expect(other.problem.type).toBe('/problems/key-reused')
  })

  test('what was not asked is refused by name', async () => {
    const { who, params, open } = await begun()
    const { version, test: test_ } = await open()
    const self = await who.ask(contract.saveSelf, { params: { ...params, competencyId: 'no-such-thing' }, body: { level: 2, version } })
    const option = await who.ask(contract.saveItem, {
      params: { ...params, itemId: test_.current!.id },
      body: { answered: 9, seconds: null, version },
    })
    expect([self.problem.type, option.problem.type]).toEqual(['/problems/not-asked', '/problems/not-asked'])
  })
})

test('a situation is asked once: after its key was shown it would measure memory', async () => {
  const { who } = await begun()
  await sitBaseline(who)
  const seen = await house.admin.query<{ competency: string }>(
    `select payload->>'competency' as competency from evidence where source = 'situation' and person_id = $1`,
    [who.personId],
  )
  const again = await who.ask(contract.openSitting, {
    params: { personId: who.personId },
    body: { kind: 'situation', competency: seen.rows[0]!.competency },
  })
  expect(again.problem.type).toBe('/problems/nothing-to-ask')
})

test('a short test asks six items about one competency, each a new variant', async () => {
  const { who } = await begun()
  const params = { personId: who.personId }
  let sitting = (await who.ask(contract.openSitting, { params, body: { kind: 'test', competency: 'networks' } })).reply
  const stems = new Set<string>()
  while (sitting.test.current) {
    stems.add(`${sitting.test.current.stem}${sitting.test.current.exhibit?.text}${sitting.test.current.options}`)
    expect(sitting.test.current.competency).toBe('networks')
    sitting = (
      await who.ask(contract.saveItem, {
        params: { ...params, sittingId: sitting.id, itemId: sitting.test.current.id },
        body: { answered: 0, seconds: 5, version: sitting.version },
      })
    ).reply
  }
  expect(stems.size).toBe(6)
})
