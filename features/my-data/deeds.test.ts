import { afterAll, beforeAll, expect, test } from 'vitest'
import { sayAim } from '../../tools/fixture-person.ts'
import { openTestHouse, type TestHouse } from '../../tools/test-house.ts'
import { contract as work } from '../work/contract.ts'
import { contract } from './contract.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

test('a rating by somebody without an account is not put down as your own doing', async () => {
  const who = await house.newcomer('Noor Haddad')
  const params = { personId: who.personId }
  await sayAim(who)
  const claim = { competency: 'debugging', outcome: 'The import is done by six.', context: 'It hung for weeks.', benefited: 'The shops' }
  const { reply } = await who.ask(work.addWork, { params, body: { ...claim, link: null, verifierName: 'Robin', verifierEmail: null } })
  await house.visitor().ask(work.rateWork, { body: { token: reply.link!.split('#')[1]!, level: 3 } })
  const { looks } = (await who.ask(contract.showLooks, { params, query: {} })).reply
  const whoDid = (did: string) => looks.find((look) => look.did === did)?.who
  expect(whoDid('rated a piece of work by link')).toBe('Somebody you asked')
  expect(whoDid('added work evidence and asked for a rating')).toBe('You')
  // Not only shown so: on record, nobody of the organisation did it.
  const { rows } = await house.admin.query(
    `select op, actor_id is null as nobody from audit where op in ('addWork', 'rateWork') order by op`,
  )
  expect(rows).toEqual([
    { op: 'addWork', nobody: false },
    { op: 'rateWork', nobody: true },
  ])
})
