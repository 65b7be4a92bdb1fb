import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sayAim } from '../../tools/fixture-person.ts'
import { axeFindings, type BrowserHouse, openBrowserHouse, sidewaysScroll } from '../../tools/test-browser.ts'

// From a piece of work to evidence, with two people in two browsers: the one whose work it is, and the one who saw it and has no account.

let house: BrowserHouse
let page: Page
let context: BrowserContext
let faults: string[]

beforeAll(async () => {
  house = await openBrowserHouse()
  const who = await house.newcomer('Noor Haddad')
  await sayAim(who)
  ;({ page, context, faults } = await house.window({}, who.cookie))
})
afterAll(async () => {
  await context?.close()
  await house?.close()
})

async function askForRating(verifier: string): Promise<string> {
  await page.goto('/competencies/debugging?do=work')
  const field = (name: RegExp) => page.getByRole('textbox', { name })
  await field(/What came of it/).fill('Checkout no longer fails on Monday mornings; nobody is called at night for it.')
  await field(/What the situation was/).fill(
    'Two services disagreed about time. I narrowed it down with three checks and showed it to both teams.',
  )
  await field(/Who benefited/).fill('People on call, and customers')
  await field(/Where to see it/).fill('https://example.org/review/42')
  await field(/Who saw it/).fill(verifier)
  await page.getByRole('button', { name: 'Ask for a rating' }).click()
  return page.getByRole('region', { name: 'The link' }).innerText()
}

test('asked for, opened without an account, rated, and there as evidence; the link works once', { timeout: 120_000 }, async () => {
  const link = await askForRating('Tomás Reyes')
  expect(await axeFindings(page)).toEqual([])
  await page.getByText('Waiting for Tomás Reyes').waitFor()

  const other = await house.window({ theme: 'dark', width: 320 })
  await other.page.goto(link)
  await other.page.getByRole('heading', { level: 1, name: 'Noor Haddad asks about a piece of work' }).waitFor()
  expect([await axeFindings(other.page), await sidewaysScroll(other.page)]).toEqual([[], 0])
  await other.page.getByRole('button', { name: 'Send my rating' }).click()
  await other.page.getByRole('alert').getByText('Choose the text that comes closest.').waitFor()
  await other.page.getByRole('radio', { name: /^4/ }).check({ force: true })
  await other.page.getByRole('button', { name: 'Send my rating' }).click()
  await other.page.getByText('Noor Haddad sees what you said, with your name.').waitFor()
  expect([await axeFindings(other.page), await sidewaysScroll(other.page), other.faults]).toEqual([[], 0, []])

  await other.page.goto('/welcome')
  await other.page.goto(link)
  await other.page.getByRole('heading', { level: 1, name: 'This link is no longer good' }).waitFor()
  expect(await axeFindings(other.page)).toEqual([])
  await other.context.close()

  await page.goto('/competencies/debugging')
  await page.getByRole('paragraph').filter({ hasText: 'Tomás Reyes rated this work at level 4.' }).waitFor()
  await page.getByText('It pulls the estimate').waitFor()
  expect(await page.getByText('Waiting for').count()).toBe(0)
})

test('what came in can be withdrawn, brought back where one stands, and contested', { timeout: 120_000 }, async () => {
  await page.getByRole('button', { name: /^Withdraw: Work/ }).click()
  await page.getByText('It does not count, as if it had never been.').waitFor()
  const undo = page.getByRole('button', { name: /^Undo: let it count again/ })
  await undo.waitFor()
  expect(await undo.evaluate((button) => button === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await page.getByText('It pulls the estimate').waitFor()

  await page.getByRole('button', { name: /^Contest: Work/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('It was level 5: nobody helped.')
  expect(await axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Contest it' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('It was level 5: nobody helped.').waitFor()
  await page.getByText(/You contested this on/).waitFor()
})

test('somebody who did not see it says so; a request can be renewed and taken back', { timeout: 120_000 }, async () => {
  const link = await askForRating('Ines Duarte')
  const other = await house.window()
  await other.page.goto(link)
  await other.page.getByRole('button', { name: 'I did not see this work' }).click()
  await other.page.getByText('Noor Haddad sees that you would rather not say.').waitFor()
  await other.context.close()

  const first = await askForRating('Jo')
  const card = page.getByText('Waiting for Jo').locator('xpath=ancestor::section[1]')
  await card.getByRole('button', { name: 'Make a new link' }).click()
  const second = await card.getByRole('region', { name: 'The link' }).innerText()
  expect(second).not.toBe(first)
  const late = await house.window()
  await late.page.goto(first)
  await late.page.getByRole('heading', { level: 1, name: 'This link is no longer good' }).waitFor()
  await late.context.close()
  await card.getByRole('button', { name: 'Take it back' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click()
  await page.getByText('Waiting for Jo').waitFor({ state: 'detached' })
})

test('a certificate counts at once, and dates that cross are said at the field', { timeout: 120_000 }, async () => {
  await page.goto('/competencies/networks?do=certificate')
  const field = (name: RegExp) => page.getByLabel(name)
  await field(/^Title/).fill('Routing, associate')
  await field(/^Issued by/).fill('An institute')
  await field(/^Issued on/).fill('2026-03-02')
  await field(/^Valid until/).fill('2025-03-02')
  await page.getByRole('radio', { name: /^3/ }).check({ force: true })
  await page.getByRole('button', { name: 'Add certificate' }).click()
  const summary = page.getByRole('alert').filter({ hasText: 'One answer needs another look' })
  await summary.waitFor()
  expect(await field(/^Title/).inputValue()).toBe('Routing, associate')
  await field(/^Valid until/).fill('2029-03-02')
  await page.getByRole('button', { name: 'Add certificate' }).click()
  await page.getByText('Your certificate counts from the day it was issued.').waitFor()
  await page.getByRole('paragraph').filter({ hasText: 'Routing, associate, from An institute: level 3.' }).waitFor()
  // Refused answers are reported by the browser itself; nothing else may have been said.
  expect(faults.filter((words) => !/status of 422/.test(words))).toEqual([])
})
