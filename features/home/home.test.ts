import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sayAim, sitBaseline } from '../../tools/fixture-person.ts'
import { openTestHouse, type TestHouse } from '../../tools/test-house.ts'
import { contract } from './contract.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const minutes = (n: number) => n * 60_000

describe('home', () => {
  test('asks for the start first', async () => {
    const ada = await house.newcomer('Ada')
    const answer = await ada.ask(contract.showHome, { params: { personId: ada.personId } })
    expect(answer.status).toBe(409)
    expect(answer.problem.type).toBe('/problems/start-first')
  })

  test('before the baseline: both halves as they start, and a step to begin with', async () => {
    const ada = await house.newcomer('Ada')
    await sayAim(ada)
    const { reply } = await ada.ask(contract.showHome, { params: { personId: ada.personId } })
    expect(reply.baseline).toBe('none')
    expect(reply.halves.map((h) => h.half)).toEqual(['technical', 'people'])
    expect(reply.halves.every((h) => !h.estimate.enough)).toBe(true)
    expect(reply.step).not.toBeNull()
    expect(reply.since).toBeNull()
  })

  test('after the baseline: narrower intervals than before, in words too', async () => {
    const noor = await house.newcomer('Noor Haddad')
    await sayAim(noor)
    const at = { params: { personId: noor.personId } }
    const before = (await noor.ask(contract.showHome, at)).reply
    await sitBaseline(noor, { content: house.house.content, admin: house.admin })
    const after = (await noor.ask(contract.showHome, at)).reply
    expect(after.baseline).toBe('finished')
    for (const i of [0, 1]) expect(after.halves[i]!.estimate.sd).toBeLessThan(before.halves[i]!.estimate.sd)
    expect(after.balance.sentence).toMatch(/half .* the floor of Senior/)
    expect(after.balance.sentence).toContain('90 % sure')
    expect(after.step?.because).not.toMatch(/[{}]/)
  })

  test('compares with the visit before, once there was a pause', async () => {
    const noor = await house.newcomer('Noor Haddad')
    await sayAim(noor)
    const at = { params: { personId: noor.personId } }
    const start = house.clock.now
    await noor.ask(contract.recordVisit, at)
    house.clock.now = new Date(start.getTime() + minutes(5))
    await noor.ask(contract.recordVisit, at)
    expect((await noor.ask(contract.showHome, at)).reply.since).toBeNull()
    house.clock.now = new Date(start.getTime() + minutes(60 * 24 * 3))
    await noor.ask(contract.recordVisit, at)
    expect((await noor.ask(contract.showHome, at)).reply.since).toBe('2026-03-02')
    house.clock.now = start
  })
})
