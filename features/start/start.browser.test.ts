import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sayAim } from '../../tools/fixture-person.ts'
import { axeFindings, type BrowserHouse, openBrowserHouse, sidewaysScroll } from '../../tools/test-browser.ts'
import { contract } from './contract.ts'

let house: BrowserHouse

beforeAll(async () => {
  house = await openBrowserHouse()
})
afterAll(async () => {
  await house.close()
})

async function openStart(page: Page) {
  await page.goto('/start')
  await page.getByRole('button', { name: 'Save' }).waitFor()
}

async function choose(page: Page, field: string, option: string) {
  await page.locator(`[data-field="${field}"] button`).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

test('nothing is chosen for anybody, and what is missing is said in one place', { timeout: 120_000 }, async () => {
  const who = await house.newcomer('Jo')
  const { page, context, faults } = await house.window({ theme: 'dark', width: 320 }, who.cookie)
  await openStart(page)
  expect(await page.locator('input[type="checkbox"]:checked').count()).toBe(0)
  expect(await page.getByRole('textbox', { name: 'Time for it, hours a week' }).inputValue()).toBe('3')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('3 answers need another look').waitFor()
  expect(await page.evaluate('document.activeElement.textContent')).toContain('3 answers need another look')
  expect([await axeFindings(page), await sidewaysScroll(page)]).toEqual([[], 0])

  await choose(page, 'currentFamily', 'IT support and service desk')
  await choose(page, 'currentLevel', 'IT support specialist')
  await choose(page, 'targetFamily', 'Platform and site reliability engineering')
  await choose(page, 'targetLevel', 'Junior platform engineer')
  await page.locator('[data-field="keep-answers"] label').click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved. Next: your baseline').waitFor()
  expect([await axeFindings(page), await sidewaysScroll(page)]).toEqual([[], 0])
  const { reply } = await who.ask(contract.showStart, { params: { personId: who.personId } })
  expect(reply.aim).toEqual({
    currentFamily: 'it-support',
    currentLevel: 'it-support-specialist',
    targetFamily: 'platform-reliability',
    targetLevel: 'junior-platform-engineer',
    hoursAWeek: 3,
    why: '',
  })
  expect(reply.consents.map(({ kind, given }) => [kind, given])).toEqual([
    ['keep-answers', true],
    ['improve-questions', false],
    ['remind-me', false],
  ])
  expect(faults).toEqual([])
  await context.close()
})

test('changed in two windows: both versions are in sight, and the person chooses', { timeout: 120_000 }, async () => {
  const who = await house.newcomer('Mira Lindqvist')
  await sayAim(who)
  const [first, second] = [await house.window({}, who.cookie), await house.window({}, who.cookie)]
  const why = 'Why do you want to go there? (optional)'
  await openStart(first.page)
  await openStart(second.page)
  await first.page.getByLabel(why).fill('Written first.')
  await first.page.getByRole('button', { name: 'Save' }).click()
  await first.page.getByText('Saved. Next: your baseline').waitFor()

  await second.page.getByLabel(why).fill('Written second.')
  await second.page.getByRole('button', { name: 'Save' }).click()
  await second.page.getByText('This was changed in another window meanwhile').waitFor()
  expect(await second.page.getByLabel(why).inputValue()).toBe('Written second.')
  expect(await axeFindings(second.page)).toEqual([])
  await second.page.getByRole('button', { name: 'Save' }).click()
  await second.page.getByText('Saved. Next: your baseline').waitFor()
  const { reply } = await who.ask(contract.showStart, { params: { personId: who.personId } })
  expect(reply.aim?.why).toBe('Written second.')

  await first.page.getByLabel(why).fill('Written third.')
  await first.page.getByRole('button', { name: 'Save' }).click()
  await first.page.getByRole('button', { name: 'Take the other one' }).click()
  expect(await first.page.getByLabel(why).inputValue()).toBe('Written second.')
  await first.context.close()
  await second.context.close()
})

test('what the server refuses is said where one looks, however far the button stands from it', { timeout: 60_000 }, async () => {
  const who = await house.newcomer('Ilse Okafor')
  await sayAim(who)
  const { page, context } = await house.window({ width: 320, height: 600 }, who.cookie)
  await openStart(page)
  const problem = { status: 500, title: 'Something went wrong', detail: 'Try again in a moment.' }
  await page.route('**/aim', (route) => route.fulfill({ status: 500, json: problem }))
  for (const _time of ['first', 'second']) {
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('alert').getByText('What you entered is still here.').waitFor()
    await expect.poll(() => inSight(page)).toBe(true)
  }
  await context.close()
})

/** Below what stands above every page, and above the places at the bottom. */
const inSight = (page: Page) =>
  page.getByRole('alert').evaluate((alert) => {
    const { top, bottom } = alert.getBoundingClientRect()
    const edge = (where: string) => document.querySelector(where)!.getBoundingClientRect()
    return top >= edge('header').bottom && bottom <= edge('nav').top
  })
