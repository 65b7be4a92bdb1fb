import { expect, test } from 'vitest'
import { sayAim } from '../../tools/fixture-person.ts'
import { openTestHouse } from '../../tools/test-house.ts'
import { contract as competency } from '../competency/contract.ts'
import { contract as profile } from './contract.ts'

test('the past is shown as it is known today: what comes in later moves it, so news is not growth', async () => {
  const house = await openTestHouse()
  try {
    const noor = await house.newcomer('Noor Haddad')
    await sayAim(noor)
    const params = { personId: noor.personId }
    const assess = (level: number) => noor.ask(competency.assess, { params, body: { competency: 'networks', level } })
    const trend = async () => {
      const { competencies } = (await noor.ask(profile.showProfile, { params })).reply
      return competencies.find((line) => line.competency === 'networks')!.trend.map(({ estimate }) => estimate)
    }
    await assess(2)
    house.clock.now = new Date(house.clock.now.getTime() + 62 * 86_400_000)
    const before = await trend()
    await assess(5)
    const after = await trend()
    expect(after.length).toBe(before.length)
    expect(after.length).toBeGreaterThan(2)
    for (const [i, then] of before.entries()) {
      expect(after[i]!.mean).toBeGreaterThan(then.mean)
      // Told in hundredths, where one's own word hardly narrows anything.
      expect(after[i]!.sd).toBeLessThanOrEqual(then.sd)
    }
  } finally {
    await house.close()
  }
})
