import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BrowserHouse, openBrowserHouse, soundFindings } from '../../tools/test-browser.ts'
import { contract as people } from '../people/contract.ts'
import { contract } from './contract.ts'

// An owner who brings in a file with a mistake in it, mends it, brings it in, comes back later, and takes it back.

let house: BrowserHouse
let owner: Awaited<ReturnType<BrowserHouse['newcomer']>>
let page: Page
let context: BrowserContext
let faults: string[]

beforeAll(async () => {
  house = await openBrowserHouse()
  owner = await house.newcomer('Ines Duarte')
  await owner.ask(people.setUpOrganisation, { body: { name: 'Harbour Works', language: 'en', retentionMonths: null } })
  ;({ page, context, faults } = await house.window({}, owner.cookie))
})
afterAll(async () => {
  await context?.close()
  await house?.close()
})

const button = (words: string) => page.getByRole('button', { name: words, exact: true })
const look = async (name: string) => {
  const folder = process.env.EVENKEEL_PICTURES
  if (!folder) return
  for (const [theme, width] of [
    ['light', 1280],
    ['dark', 1280],
    ['light', 320],
  ] as const) {
    await page.emulateMedia({ colorScheme: theme })
    await page.setViewportSize({ width, height: 900 })
    await page.screenshot({ path: join(folder, `${name}-${theme}-${width}.png`), fullPage: true })
  }
}

async function choose(name: string, text: string) {
  const path = join(tmpdir(), `evenkeel-${process.pid}-${name}`)
  writeFileSync(path, text)
  await page.locator('input[type=file]').setInputFiles(path)
}

test('says what a file may hold, and gives an example that can be brought in', { timeout: 60_000 }, async () => {
  await page.goto('/imports')
  await button('Choose a file').waitFor()
  await page.getByText('Nothing yet. What you bring in is listed here').waitFor()
  const example = page.waitForEvent('download')
  await button('Download an example').click()
  expect((await example).suggestedFilename()).toBe('example-people.csv')
  await button('Which columns there can be').click()
  await page.getByText('Name (needed)').waitFor()
  await look('begin')
  expect(await soundFindings(page)).toEqual([])
})

test('names each bad row, and nothing comes in; the list can be kept as a file', { timeout: 60_000 }, async () => {
  await choose('bad.csv', `name,email,team\n${'Ada,=nowhere,Payments\n'.repeat(3)}Mika Berg,mika@example.org,Payments\n`)
  await page.getByText('3 rows have a mistake in it').waitFor()
  const table = page.getByRole('table', { name: 'Rows with mistakes' })
  expect(await table.getByRole('row').nth(1).innerText()).toContain('"=nowhere" is no e-mail address.')
  expect(await button('Bring it in').count()).toBe(0)
  const kept = page.waitForEvent('download')
  await button('Download all of them').click()
  expect((await kept).suggestedFilename()).toMatch(/^bad-rows-.*\.csv$/)
  await look('bad')
  expect(await soundFindings(page)).toEqual([])
  await button('Throw it away').click()
  await page.getByText('It is thrown away').waitFor()
  await button('Bring in another file').click()
})

test('columns can be chosen; it is brought in, and the people are here', { timeout: 60_000 }, async () => {
  await choose('good.csv', 'Who;Mail;Team\nMika Berg;mika@example.org;Payments\nZoë Núñez;;Payments\n')
  await page.getByText('Say below which columns hold: Name.').waitFor()
  await look('columns')
  expect(await soundFindings(page)).toEqual([])
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.getByRole('button', { name: /Who/ }).last().click()
  await page.getByRole('option', { name: 'Name', exact: true }).click()
  await button('Check with these columns').click()
  await button('Bring it in').waitFor()
  await page.getByText('1 person is here and not in the file: Ines Duarte').waitFor()
  await look('ready')
  await button('Bring it in').click()
  await page.getByText('It is brought in').waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('It is brought in')
  expect((await owner.ask(people.showOrganisation)).reply.people).toBe(3)
  await button('Invite 2 people').click()
  await page.getByRole('region', { name: 'The link for Zoë Núñez' }).waitFor()
  await look('done')
  expect(await soundFindings(page)).toEqual([])
})

test('one leaves and comes back: an import that stopped goes on with the same file', { timeout: 60_000 }, async () => {
  const text = `person,rater,relation,competency,score,date\n${'Mika Berg,Ines Duarte,manager,Networks,3,2025-10-01\n'.repeat(2)}`
  const { importId } = (await owner.ask(contract.beginImport, { body: { kind: 'ratings', fileName: 'r.csv', size: text.length } })).reply
  const half = text.slice(0, 60)
  await owner.ask(contract.sendPart, { params: { importId }, body: { offset: 0, seam: '', text: half, isLast: false } })
  await page.goto('/imports')
  await page.getByRole('link', { name: 'r.csv' }).click()
  await page.getByText('The file has not come whole').waitFor()
  expect(await soundFindings(page)).toEqual([])
  await choose('r.csv', text)
  await page.getByText('Ratings to bring in').waitFor()
  await button('Bring it in').click()
  await page.getByText('It is brought in').waitFor()
  await button('Take this import back').click()
  await button('Take it back').click()
  await page.getByText('This import was taken back').waitFor()
  await page.getByRole('link', { name: 'All imports' }).click()
  await page
    .getByRole('row', { name: /r\.csv/ })
    .getByText('Taken back')
    .waitFor()
  await look('history')
  expect(await soundFindings(page)).toEqual([])
  expect(faults).toEqual([])
})
