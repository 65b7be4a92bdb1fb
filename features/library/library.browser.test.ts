import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BrowserHouse, openBrowserHouse, soundFindings } from '../../tools/test-browser.ts'
import { contract as people } from '../people/contract.ts'
import { contract } from './contract.ts'

// An owner brings in a table of their own, mapped column by column, and looks at how it balances the halves.

let house: BrowserHouse
let owner: Awaited<ReturnType<BrowserHouse['newcomer']>>
let page: Page
let context: BrowserContext
let faults: string[]

beforeAll(async () => {
  house = await openBrowserHouse()
  owner = await house.newcomer('Ines Duarte')
  await owner.ask(people.setUpOrganisation, { body: { name: 'Harbour Works', language: 'en', retentionMonths: 24 } })
  ;({ page, context, faults } = await house.window({}, owner.cookie))
})
afterAll(async () => {
  await context?.close()
  await house?.close()
})

const button = (name: string) => page.getByRole('button', { name, exact: true })
const link = (name: string) => page.getByRole('link', { name, exact: true })
const grades = (wanted: number) =>
  `Berth;Rung;What one can;How well;Colour\nHelm;Senior;Steering;${wanted};red\nHelm;Senior;Talking with the crew;2;blue\nHelm;Junior;Steering;much;\n`

async function choose(text: string) {
  await page.goto('/library/import')
  const file = { name: 'grades.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
  await page.locator('input[type="file"]').setInputFiles([file])
  await link('Look at what was found').click()
  await page.getByRole('heading', { name: 'What the columns mean' }).waitFor()
}

async function mean(column: string, meaning: string) {
  await page.locator(`[data-field="column ${column}"] button`).click()
  await page.getByRole('option', { name: meaning, exact: true }).click()
  await page.locator(`[data-field="column ${column}"] button`).filter({ hasText: meaning }).waitFor()
}

async function mapAll() {
  await mean('Berth', 'Role')
  await mean('Rung', 'Role level')
  await mean('What one can', 'Skill')
  await mean('How well', 'Required level')
  await page.getByRole('row', { name: /Talking with the crew Not sorted 2/ }).waitFor()
}

async function name(version: string) {
  await page.getByRole('textbox', { name: 'Name of this framework' }).fill('Harbour grades')
  await page.getByRole('textbox', { name: 'Version', exact: true }).fill(version)
  await button('Read again with this').click()
  await page.getByRole('heading', { name: `Harbour grades, ${version}` }).waitFor()
}

test('a table is mapped with a live preview, its problems are named, and it comes in', { timeout: 90_000 }, async () => {
  await page.goto('/organisation')
  await link('Library of frameworks').click()
  await page.getByText('Only the built-in framework is here yet').waitFor()
  expect(await soundFindings(page)).toEqual([])
  await choose(grades(3))
  await mapAll()
  await page.getByText('grades.csv, line 4').waitFor()
  await button('Bring it in').click()
  await page.getByText('The files do not say which version this is').waitFor()
  await name('2026-11')
  expect(await soundFindings(page)).toEqual([])
  await button('Bring it in').click()
  await link('See the framework').click()
  await page.getByRole('heading', { name: 'Harbour grades', level: 1 }).waitFor()
  await link('Senior').click()
  await page.getByRole('heading', { name: 'Helm: Senior' }).waitFor()
  expect(await soundFindings(page)).toEqual([])
})

test('a new release shows what is different before it comes in, and afterwards', { timeout: 90_000 }, async () => {
  await choose(grades(2))
  await mapAll()
  await name('2027-01')
  await page.getByText('requirement helm/senior: steering: required was 3, is 2').waitFor()
  await button('Bring it in').click()
  await link('See the framework').click()
  await page.getByRole('tab', { name: 'Releases' }).click()
  await page.getByText('requirement helm/senior: steering: required was 3, is 2').waitFor()
  expect(await soundFindings(page)).toEqual([])
})

test('its balance stands as a picture with a table, findings and files to save', { timeout: 90_000 }, async () => {
  await link('See its balance').click()
  await page.getByRole('heading', { name: 'Balance of Harbour grades' }).waitFor()
  await page.getByRole('img', { name: 'Helm: Senior' }).waitFor()
  expect(await soundFindings(page)).toEqual([])
  const [file] = await Promise.all([page.waitForEvent('download'), button('Save the report as CSV').click()])
  expect(file.suggestedFilename()).toBe('harbour-grades-2027-01-balance.csv')
})

test('whose words these are is listed, and taking a framework out asks first', { timeout: 90_000 }, async () => {
  await page.goto('/library/notices')
  await page.getByRole('heading', { name: 'Harbour grades' }).waitFor()
  expect(await soundFindings(page)).toEqual([])
  await page.goto('/library')
  await link('Harbour grades').click()
  await button('Take it out').click()
  await button('Take it out of the library').click()
  await page.getByText('It is no longer in the library').waitFor()
  expect((await owner.ask(contract.listLibrary)).reply.frameworks).toHaveLength(1)
  expect(faults.filter((words) => !/status of (409|422)/.test(words))).toEqual([])
})
