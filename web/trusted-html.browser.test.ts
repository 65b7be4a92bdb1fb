import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BrowserHouse, openBrowserHouse } from '../tools/test-browser.ts'

let house: BrowserHouse
beforeAll(async () => {
  house = await openBrowserHouse()
}, 60_000)
afterAll(() => house?.close())

test('a number changed again and again is read out and breaks nothing; text still never becomes HTML', { timeout: 60_000 }, async () => {
  const who = await house.newcomer('Noor Haddad')
  const { page, context, faults } = await house.window({}, who.cookie)
  await page.goto('/start')
  const hours = page.locator('[data-field="hoursAWeek"] input')
  await hours.focus()
  for (let i = 0; i < 4; i++) await hours.press('ArrowUp')
  expect(await hours.inputValue()).toBe('5')
  await page.getByRole('button', { name: 'Save', exact: true }).waitFor()
  expect(faults).toEqual([])
  const written = await page.evaluate(() => {
    const place = document.createElement('div')
    try {
      place.innerHTML = '<b>bold</b>'
      return 'written'
    } catch (error) {
      return (error as Error).name
    }
  })
  expect(written).toBe('TypeError')
  await context.close()
})
