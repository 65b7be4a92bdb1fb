import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sayAim } from '../../tools/fixture-person.ts'
import { type BrowserHouse, openBrowserHouse, soundFindings } from '../../tools/test-browser.ts'
import { contract as people } from '../people/contract.ts'
import { contract } from './contract.ts'

// One owner writes a version, from the first key to being judged by it.

let house: BrowserHouse
let owner: Awaited<ReturnType<BrowserHouse['newcomer']>>
let page: Page
let context: BrowserContext
let faults: string[]

beforeAll(async () => {
  house = await openBrowserHouse()
  owner = await house.newcomer('Ines Duarte')
  await owner.ask(people.setUpOrganisation, { body: { name: 'Harbour Works', language: 'en', retentionMonths: null } })
  await sayAim(owner)
  ;({ page, context, faults } = await house.window({}, owner.cookie))
}, 60_000)
afterAll(async () => {
  await context?.close()
  await house?.close()
})

const button = (words: string) => page.getByRole('button', { name: words, exact: true })
const seen = (words: string | RegExp) => page.getByText(words).first().waitFor()
const picture = async (name: string) => {
  const folder = process.env.EVENKEEL_PICTURES
  if (!folder) return
  for (const [theme, width] of [
    ['light', 1280],
    ['dark', 1280],
    ['light', 320],
  ] as const) {
    await page.emulateMedia({ colorScheme: theme })
    await page.setViewportSize({ width, height: 900 })
    await page.screenshot({ path: `${folder}/${name}-${theme}-${width}.png`, fullPage: true })
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}

test('a draft begins as a copy of what is in force', { timeout: 60_000 }, async () => {
  await page.goto('/organisation')
  await page.getByRole('link', { name: 'Framework', exact: true }).click()
  await seen('The framework Evenkeel comes with')
  await picture('overview-empty')
  expect(await soundFindings(page)).toEqual([])
  await button('Begin version 1').click()
  await seen('Nothing is different from what is in force yet.')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Draft of version 1')
  await page.getByRole('link', { name: 'Go on writing' }).click()
  await seen('Nothing keeps this draft from being published.')
  await picture('whole')
  expect(await soundFindings(page)).toEqual([])
})

test('the meter follows every key; what is typed is saved by itself, and undone', { timeout: 90_000 }, async () => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await button('Software engineering').click()
  await page.getByRole('link', { name: 'Senior software engineer', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Senior software engineer' }).waitFor()
  await seen('Equal weight')
  const share = page.locator('[data-field="technicalShare"] input')
  await share.fill('70')
  await share.press('Tab')
  await page.getByRole('img', { name: /The technical half weighs 70, the people half 30\. The halves are not/ }).waitFor()
  await seen('Not even yet')
  await seen('Technical half needs a share from 40 to 60, now 70.')
  await page.getByText('Saved', { exact: true }).waitFor()
  // The linter says it at the field too, with a way out.
  await page.locator('li', { hasText: 'outside 40 to 60' }).first().waitFor()
  await picture('level-uneven')
  expect(await soundFindings(page)).toEqual([])
  await page.setViewportSize({ width: 1280, height: 900 })
  await button('Undo the last change').click()
  await page.getByRole('img', { name: /The technical half weighs 50/ }).waitFor()
  await page.getByText('not even yet').waitFor({ state: 'detached' })
  await share.fill('70')
  await share.press('Tab')
  await page.locator('li', { hasText: 'outside 40 to 60' }).first().waitFor()
})

test('what is needed keeps it from being published; the way out is one button', { timeout: 60_000 }, async () => {
  await page.getByRole('link', { name: 'Compare and publish' }).click()
  await seen(/things are needed before it can be published/)
  await button('Publish').click()
  await seen(/things are needed first/)
  await page.getByRole('dialog').getByRole('link', { name: 'See what is needed' }).click()
  await button('Do this: Weigh the halves 60 and 40.').first().click()
  await seen('Nothing keeps this draft from being published.')
  await button('Software engineering').click()
  await page.getByRole('link', { name: 'Senior software engineer', exact: true }).click()
  await page.getByRole('img', { name: /The technical half weighs 60, the people half 40\. The halves are of equal weight/ }).waitFor()
})

test('a competency is written with the linter beside each level; a trait gets a hint', { timeout: 60_000 }, async () => {
  const contents = page.getByRole('navigation', { name: 'What there is to write' })
  await contents.getByRole('button', { name: 'People', exact: true }).click()
  await contents.getByRole('link', { name: 'Ownership, risk and integrity' }).click()
  const level = page.getByLabel('Level 4')
  const before = await level.inputValue()
  await level.fill('Is proactive about risks in each project of the team. The others hear about them in good time and adjust the plan.')
  await seen(/"proactive" judges the person/)
  await seen(/raises a risk before anybody asks/)
  await picture('competency')
  expect(await soundFindings(page)).toEqual([])
  await page.setViewportSize({ width: 1280, height: 900 })
  await level.fill(before)
  await page.getByText(/"proactive" judges the person/).waitFor({ state: 'detached' })
})

test('the same thing changed elsewhere meanwhile: both stay in sight, and nothing is saved over', { timeout: 60_000 }, async () => {
  const about = page.getByLabel('What it is about')
  const draft = (await owner.ask(contract.showDraft)).reply.draft!
  const ownership = draft.document.competencies.find(({ id }) => id === 'ownership')!
  const other = { ...ownership, about: 'Keeping promises to people, from the first word to the last.' }
  await owner.ask(contract.changeDraft, { body: { step: { do: 'save-competency', competency: other }, version: draft.version } as never })
  await about.fill('Staying with what was promised until the person who needed it says that it works.')
  await seen(/There it says: .*Keeping promises to people/)
  expect(await about.inputValue()).toMatch(/^Staying with/)
  expect((await owner.ask(contract.showDraft)).reply.draft!.document.competencies.find(({ id }) => id === 'ownership')).toEqual(other)
  await button('Take the other one').click()
  expect(await about.inputValue()).toMatch(/^Keeping promises/)
})

test('published with its difference in words; the person reads what would change, and moves over', { timeout: 90_000 }, async () => {
  await page.getByRole('link', { name: 'Compare and publish' }).click()
  await seen('Senior software engineer: the technical half now weighs 60 of 100 instead of 50.')
  await picture('overview-draft')
  await button('Publish').click()
  await page.getByLabel('Why', { exact: true }).fill('Building weighs a little more here for now.')
  await picture('publish')
  expect(await soundFindings(page)).toEqual([])
  await page.setViewportSize({ width: 1280, height: 900 })
  await button('Publish it').click()
  await page.getByRole('heading', { name: 'Version 1', exact: true }).waitFor()
  await picture('overview-published')
  expect(await soundFindings(page)).toEqual([])

  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto('/')
  await page.getByRole('link', { name: 'See what would change for you' }).click()
  await seen('Senior software engineer: the technical half now weighs 60 of 100 instead of 50.')
  await seen('After moving over')
  await picture('new-version')
  expect(await soundFindings(page)).toEqual([])
  await button('Move over').click()
  await seen('You moved over')
  await seen('There is nothing to decide.')
  await page.goto('/')
  await page.getByRole('heading', { level: 1, name: /Towards/ }).waitFor()
  expect(await page.getByText('new version of its framework').count()).toBe(0)
  expect(faults.filter((words) => !/status of 409/.test(words))).toEqual([])
})
