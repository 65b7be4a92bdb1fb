import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BrowserHouse, openBrowserHouse, soundFindings } from '../../tools/test-browser.ts'
import { contract as sharing } from '../sharing/contract.ts'
import { contract } from './contract.ts'

// Somebody without an account, from the first page to an organisation with people in it; and one of those people.

let house: BrowserHouse
let page: Page
let context: BrowserContext
let faults: string[]

beforeAll(async () => {
  house = await openBrowserHouse()
  ;({ page, context, faults } = await house.window())
})
afterAll(async () => {
  await context?.close()
  await house?.close()
})

const button = (words: string | RegExp) => page.getByRole('button', { name: words, exact: true })
async function expectSound() {
  expect(await soundFindings(page)).toEqual([])
}
const links: string[] = []

test('an account first, then four glances, back and forth without loss, also after going away', { timeout: 180_000 }, async () => {
  await page.goto('/welcome')
  await page.getByRole('link', { name: 'Set up an organisation' }).click()
  await page.getByRole('heading', { name: 'First, an account of your own' }).waitFor()
  await page.getByLabel('Your name').fill('Ines Duarte')
  await page.getByLabel('E-mail address').fill('ines@example.org')
  await page.getByLabel('Password').fill('correct horse battery staple')
  await button('Make account').click()
  await page.getByRole('heading', { name: 'Its name' }).waitFor()
  await page.getByLabel('Name of the organisation').fill('Harbour Works')
  await expectSound()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Who may see what' }).waitFor()
  await page.getByText('They are asked once, when they join').click()
  await page.locator('[data-field="retentionMonths"] button').click()
  await page.getByRole('option', { name: '36 months' }).click()
  await expectSound()
  await button('Go on').click()
  await page.getByText('Software engineering', { exact: true }).waitFor()
  await expectSound()
  await button('Back').click()
  await button('Back').click()
  expect(await page.getByLabel('Name of the organisation').inputValue()).toBe('Harbour Works')
  await page.getByLabel('Name of the organisation').fill('Harbour Works and Sons')
  // Gone, and come back later.
  await page.goto('/')
  await page.goto('/set-up')
  expect(await page.getByLabel('Name of the organisation').inputValue()).toBe('Harbour Works and Sons')
  await button('Go on').click()
  expect(await page.getByRole('radio', { name: /^Yes/ }).isChecked()).toBe(true)
  await button('Go on').click()
  await button('Go on').click()
  await page.getByRole('heading', { name: 'The first people' }).waitFor()
  // Nothing has been made so far.
  expect((await house.admin.query(`select 1 from org where kind = 'organisation'`)).rowCount).toBe(0)
})

test('several people at once; each link is shown to be handed over', { timeout: 120_000 }, async () => {
  await page.getByLabel('Name of person 1').fill('Noor Haddad')
  await page.getByLabel('Name of person 2').fill('Mika Berg')
  await button('Add another person').click()
  await page.getByLabel('Name of person 4').waitFor()
  await expectSound()
  await button('Set up and invite 2').click()
  await page.getByRole('heading', { name: 'Your organisation is set up' }).waitFor()
  for (const text of await page.getByRole('region', { name: /^The link for/ }).allInnerTexts()) links.push(text.trim())
  expect(links.length).toBe(2)
  expect(links[0]).toMatch(/\/invitation#\S{20,}$/)
  await expectSound()
  const { rows } = await house.admin.query(`select name, language, retention_months, proposes_sharing from org where kind = 'organisation'`)
  expect(rows).toEqual([{ name: 'Harbour Works and Sons', language: 'en', retention_months: 36, proposes_sharing: true }])
  // What was typed is forgotten, and a second time is a way on, not another set-up.
  await page.goto('/set-up')
  await page.getByText('You are in an organisation here already').waitFor()
  expect(faults).toEqual([])
})

test('whoever joins is asked, and decides: nothing is shared by the proposal alone', { timeout: 120_000 }, async () => {
  for (const [link, agrees] of [
    [links[0]!, true],
    [links[1]!, false],
  ] as const) {
    const solo = await house.newcomer('Noor Haddad')
    const theirs = await house.window({}, solo.cookie)
    await theirs.page.goto(link)
    const box = theirs.page.getByRole('checkbox', { name: 'Share it with those who manage me' })
    await box.waitFor({ state: 'attached' })
    expect(await box.isChecked()).toBe(false)
    if (agrees) await theirs.page.getByText('Share it with those who manage me').click()
    expect(await soundFindings(theirs.page)).toEqual([])
    await theirs.page.getByRole('button', { name: /^Join/ }).click()
    await theirs.page.waitForURL('**/')
    const { rows } = await house.admin.query<{ org_id: string; person_id: string }>(
      `select org_id, person_id from person where user_id = (select user_id from person where person_id = $1) and person_id <> $1`,
      [solo.personId],
    )
    const { reply } = await solo.ask(sharing.showSharing, { params: { personId: rows[0]!.person_id } }, { 'evenkeel-org': rows[0]!.org_id })
    expect(new Set(reply.sources.map(({ shared }) => shared))).toEqual(new Set([agrees]))
    await theirs.context.close()
  }
  const ines = await house.newcomer('Ada')
  expect((await ines.ask(contract.showOrganisation)).reply.proposesSharing).toBe(false)
})
