import { afterAll, beforeAll, expect, test } from 'vitest'
import { sayAim, sitBaseline } from '../../tools/fixture-person.ts'
import { openTestHouse, type TestHouse } from '../../tools/test-house.ts'
import { contract as certificates } from '../certificates/contract.ts'
import { contract } from './contract.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

async function someone() {
  const noor = await house.newcomer('Noor Haddad')
  await sayAim(noor)
  const params = { personId: noor.personId }
  const look = async (competencyId = 'programming') =>
    (await noor.ask(contract.showCompetency, { params: { ...params, competencyId } })).reply
  const assess = async (level: number) =>
    (await noor.ask(contract.assess, { params, body: { competency: 'programming', level } })).reply.evidenceId
  return { noor, params, look, assess }
}

test('the start and all pulls add up to the estimate', async () => {
  const { noor, look } = await someone()
  await sitBaseline(noor, { content: house.house.content, admin: house.admin })
  for (const id of ['programming', 'active-listening', 'empathy']) {
    const { start, pieces, otherPulls, estimate } = await look(id)
    const sum = start + otherPulls + pieces.reduce((total, piece) => total + piece.pull, 0)
    expect(Math.min(5, Math.max(0, sum))).toBeCloseTo(estimate.mean, 2)
  }
})

test('withdrawn evidence is as if it had never been, and stays on record; the withdrawal can be undone', async () => {
  const { noor, params, look, assess } = await someone()
  const before = await look()
  const evidenceId = await assess(5)
  const after = await look()
  expect(after.estimate.mean).toBeGreaterThan(before.estimate.mean)
  await noor.ask(contract.withdrawEvidence, { params: { ...params, evidenceId }, body: { reason: 'I had another thing in mind.' } })
  const withdrawn = await look()
  expect(withdrawn.estimate).toEqual(before.estimate)
  expect(withdrawn.pieces).toMatchObject([{ withdrawn: true, counts: false, pull: 0, may: { restore: true, withdraw: false } }])
  await noor.ask(contract.restoreEvidence, { params: { ...params, evidenceId } })
  expect((await look()).estimate).toEqual(after.estimate)
})

test('twenty self-assessments weigh little more than one', async () => {
  const { look, assess } = await someone()
  const { estimate: start } = await look()
  await assess(5)
  const { estimate: one } = await look()
  for (let i = 0; i < 19; i++) await assess(5)
  const { estimate: twenty } = await look()
  expect(one.mean - start.mean).toBeLessThan(0.6)
  expect(twenty.mean - start.mean).toBeLessThan(2 * (one.mean - start.mean))
})

test('a dispute stands beside the evidence it is about', async () => {
  const { noor, params, look, assess } = await someone()
  const evidenceId = await assess(2)
  await noor.ask(contract.disputeEvidence, { params: { ...params, evidenceId }, body: { words: 'That was before the course.' } })
  expect((await look()).pieces[0]!.disputes).toMatchObject([{ words: 'That was before the course.' }])
})

test('a certificate speaks about the day it was issued; impossible dates are refused', async () => {
  const { noor, params, look } = await someone()
  const certificate = {
    competency: 'programming',
    level: 4,
    title: 'Professional programmer',
    issuer: 'Example institute',
    number: 'E-1',
    issuedOn: '2025-09-01',
    expiresOn: null,
    verifyLink: null,
  }
  const add = (changes: object) => noor.ask(certificates.addCertificate, { params, body: { ...certificate, ...changes } })
  expect((await add({})).status).toBe(200)
  expect((await look()).pieces).toMatchObject([
    { source: 'certificate', day: '2025-09-01', says: 'Professional programmer, from Example institute: level 4.' },
  ])
  for (const wrong of [{ issuedOn: '2026-02-30' }, { issuedOn: '2027-01-01' }, { expiresOn: '2025-01-01' }])
    expect((await add(wrong)).problem.type).toBe('/problems/dates-crossed')
  expect((await add({ competency: 'cooking' })).problem.type).toBe('/problems/no-such-competency')
})
