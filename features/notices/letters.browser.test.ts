import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BrowserHouse, openBrowserHouse, soundFindings } from '../../tools/test-browser.ts'
import { openMailbox, type TestMailbox } from '../../tools/test-mailbox.ts'
import { contract } from './contract.ts'

let mailbox: TestMailbox
const opened: { house: BrowserHouse; context?: BrowserContext }[] = []
beforeAll(async () => {
  mailbox = await openMailbox()
})
afterAll(async () => {
  for (const { house, context } of opened) {
    await context?.close()
    await house.close()
  }
  await mailbox.close()
})

async function account(changes: Parameters<typeof openBrowserHouse>[0]) {
  const house = await openBrowserHouse(changes)
  const place: (typeof opened)[number] = { house }
  opened.push(place)
  const noor = await house.newcomer('Noor Haddad')
  const { page, context, faults } = await house.window({}, noor.cookie)
  place.context = context
  await page.goto('/account')
  await page.getByRole('heading', { level: 2, name: 'Letters' }).waitFor()
  return { house, noor, page, faults }
}

const week = (page: Page) => page.getByRole('switch', { name: 'My week' })

test('letters are turned on and off by keyboard, and stay so', { timeout: 90_000 }, async () => {
  const { noor, page, faults } = await account({ smtp: mailbox.smtp })
  await week(page).waitFor()
  expect([await week(page).isChecked(), await page.getByRole('switch', { name: 'Answers about my work' }).isChecked()]).toEqual([
    false,
    true,
  ])
  await page.getByText('the request to somebody you ask about your work').waitFor()
  const saved = page.waitForResponse((response) => response.url().endsWith('/letters/digest') && response.ok())
  await week(page).focus()
  await page.keyboard.press('Space')
  await saved
  await page.reload()
  await week(page).waitFor()
  expect(await week(page).isChecked()).toBe(true)
  const { reply } = await noor.ask(contract.showLetters, { params: { personId: noor.personId } })
  expect(reply.letters.filter(({ wanted }) => wanted).map(({ id }) => id)).toContain('digest')
  expect(await soundFindings(page)).toEqual([])
  expect(faults).toEqual([])
})

test('without a mail server the page says so and asks nothing', { timeout: 90_000 }, async () => {
  const { page, faults } = await account({})
  await page.getByText('This installation sends no letters; everything is on your pages.').waitFor()
  expect(await week(page).count()).toBe(0)
  expect(await soundFindings(page)).toEqual([])
  expect(faults).toEqual([])
})
