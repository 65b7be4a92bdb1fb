import Value from 'typebox/value'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sayAim, sitBaseline } from '../../tools/fixture-person.ts'
import { openTestHouse, type TestHouse } from '../../tools/test-house.ts'
import { contract as accounts } from '../accounts/contract.ts'
import { contract as work } from '../work/contract.ts'
import { contract, Export } from './contract.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

/** A person whose every text would be recognised anywhere. */
async function canary(name = 'Canary Quillfeather', outcome = 'canary-outcome-4711') {
  const who = await house.newcomer(name)
  const params = { personId: who.personId }
  await sayAim(who)
  await sitBaseline(who)
  const claim = {
    competency: 'debugging',
    outcome,
    context: 'canary-context-4711',
    benefited: 'canary-benefit',
    link: null,
    verifierName: 'Canary Verifier',
    verifierEmail: null,
  }
  const { reply } = await who.ask(work.addWork, { params, body: claim })
  await house.visitor().ask(work.rateWork, { body: { token: reply.link!.split('#')[1]!, level: 3 } })
  return { who, params, email: (await who.ask(accounts.showMe)).reply.email }
}

/** Every text of every table of every schema that is ours, but for the receipts of erasures, which hold two ids to erase again after a restore. */
async function everything(): Promise<string> {
  const { rows: tables } = await house.admin.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'identity', 'jobs') and tablename <> 'erasure'`,
  )
  const texts = await Promise.all(
    tables.map(
      async ({ name }) =>
        (await house.admin.query<{ t: string }>(`select coalesce(string_agg(x::text, ' '), '') as t from ${name} x`)).rows[0]!.t,
    ),
  )
  return texts.join(' ')
}

test('the export holds everything, in the shape it promises', async () => {
  const { who, params } = await canary()
  const { reply } = await who.ask(contract.exportPerson, { params })
  expect(Value.Check(Export, reply)).toBe(true)
  expect(reply.evidence.map((piece) => piece.source)).toContain('work')
  expect(reply.sittings).toHaveLength(1)
  expect(reply.estimates).toHaveLength(28)
  expect(reply.estimates.every((estimate) => estimate.sd > 0)).toBe(true)
  expect(JSON.stringify(reply)).toContain('canary-outcome-4711')
})

test('who did what is on record, a page at a time, without content', async () => {
  const { who, params } = await canary()
  const first = (await who.ask(contract.showLooks, { params, query: { limit: 5 } })).reply
  expect(first.looks).toHaveLength(5)
  const second = (await who.ask(contract.showLooks, { params, query: { limit: 5, before: first.next! } })).reply
  expect(second.looks[0]!.at <= first.looks.at(-1)!.at).toBe(true)
  expect(JSON.stringify([first, second])).not.toContain('canary-')
  const { looks } = (await who.ask(contract.showLooks, { params, query: { limit: 100 } })).reply
  expect(looks.map((look) => look.did)).toContain('rated a piece of work by link')
})

test('deleting leaves nothing of the person anywhere, and a receipt that names nobody', async () => {
  const name = 'Wren Onlyonce'
  const { who, params, email } = await canary(name, 'unique-outcome of the nightly run')
  const wrong = await who.ask(contract.erasePerson, { params, body: { name: 'Somebody else' } })
  expect(wrong.problem.type).toBe('/problems/name-differs')
  const others = (await house.newcomer('Noor Haddad')).personId
  const { status, reply } = await who.ask(contract.erasePerson, { params, body: { name } })
  expect(status).toBe(200)
  expect(reply.rows).toBeGreaterThan(20)
  const left = await everything()
  // Not toContain: on failure it would print the whole database.
  for (const trace of [email, name, who.orgId, who.personId, 'unique-outcome'])
    expect(`${trace} left: ${left.includes(trace)}`).toBe(`${trace} left: false`)
  const { rows } = await house.admin.query('select receipt_id from identity.erasure')
  expect(rows).toEqual([{ receipt_id: reply.receipt }])
  expect(left.includes(others)).toBe(true)
  expect((await who.ask(accounts.showMe)).status).toBe(401)
})
