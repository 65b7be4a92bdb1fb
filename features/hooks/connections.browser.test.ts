import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContext, Page } from 'playwright-core'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BrowserHouse, openBrowserHouse, soundFindings } from '../../tools/test-browser.ts'
import { contract as people } from '../people/contract.ts'
import { contract as teams } from '../teams/contract.ts'

// An owner connects two programs: one that asks with a key, and one that hears by webhook.

type Person = Awaited<ReturnType<BrowserHouse['newcomer']>>
let house: BrowserHouse
let owner: Person
let page: Page
let context: BrowserContext
let faults: string[]
let answer = 200
const got: { readonly body: string; readonly headers: Record<string, string> }[] = []
const receiver = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk) => {
    body += chunk
  })
  request.on('end', () => {
    got.push({ body, headers: request.headers as Record<string, string> })
    response.writeHead(answer).end()
  })
})

beforeAll(async () => {
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done))
  house = await openBrowserHouse({ outward: { allowed: ['127.0.0.1'] } })
  owner = await house.newcomer('Ines Duarte')
  await owner.ask(people.setUpOrganisation, { body: { name: 'Harbour Works', language: 'en', retentionMonths: null } })
  ;({ page, context, faults } = await house.window({}, owner.cookie))
})
afterAll(async () => {
  await context?.close()
  await house?.close()
  receiver.closeAllConnections()
  receiver.close()
})

const button = (words: string) => page.getByRole('button', { name: words, exact: true })
const tick = (words: string) => page.getByText(words, { exact: true }).click()
async function expectSound() {
  expect(await soundFindings(page)).toEqual([])
}

let key: string

test('a key is made with what it may do, shown once, and opens just that', { timeout: 90_000 }, async () => {
  await page.goto('/organisation')
  await page.getByRole('link', { name: 'Connections', exact: true }).click()
  await page.getByText('No key yet.').waitFor()
  await page.getByText('No webhook yet.').waitFor()
  await expectSound()
  await button('Make the key').click()
  await page.getByText('Write a name, such as Staff list.').first().waitFor()
  await page.getByLabel('What the key is for').fill('Staff list')
  await button('Make the key').click()
  await page.getByText('Choose at least one thing it may do.').waitFor()
  expect(await page.getByLabel('What the key is for').inputValue()).toBe('Staff list')
  await tick('Read who is here: names, roles, states and teams')
  await button('Make the key').click()
  const shown = page.getByRole('region', { name: 'The key' })
  await shown.waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Your new key')
  key = (await shown.innerText()).trim()
  expect(key).toMatch(/^ek_[0-9A-Za-z]{49}$/)
  await expectSound()
  const ask = (url: string) => house.app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${key}` } })
  expect([(await ask('/api/organisation/people')).statusCode, (await ask('/api/teams')).statusCode]).toEqual([200, 403])
  await button('I have it').click()
  await page.reload()
  await page.getByRole('row').filter({ hasText: 'Staff list' }).waitFor()
  expect(await page.locator('main').innerText()).not.toContain(key)
})

test('an ended key opens nothing', { timeout: 60_000 }, async () => {
  await button('End the key Staff list').click()
  await button('End the key').click()
  await page.getByText('No key yet.').waitFor()
  const after = await house.app.inject({ method: 'GET', url: '/api/organisation/people', headers: { authorization: `Bearer ${key}` } })
  expect(after.statusCode).toBe(401)
})

test('a webhook is added for an address that may be reached, and tells of a new team', { timeout: 90_000 }, async () => {
  await page.getByLabel('Address').fill('https://10.0.0.7/events')
  await page.getByLabel('What it is for').fill('Chat')
  await tick('A team is added')
  await button('Add the webhook').click()
  await page.locator('[data-field=url] [data-problem]').getByText('Give an https address').waitFor()
  expect(await page.getByLabel('What it is for').inputValue()).toBe('Chat')
  await page.getByLabel('Address').fill(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/events`)
  await button('Add the webhook').click()
  const shown = page.getByRole('region', { name: 'The secret' })
  await shown.waitFor()
  const secret = (await shown.innerText()).trim()
  await expectSound()
  await button('I have it').click()
  const { teamId } = (await owner.ask(teams.addTeam, { body: { name: 'Quay' } })).reply
  await expect.poll(() => got.length, { timeout: 20_000 }).toBe(1)
  expect(new Webhook(secret).verify(got[0]!.body, got[0]!.headers)).toMatchObject({ type: 'team.created', data: { teamId } })
})

test('what was sent is listed; a test that fails says why, and is sent again', { timeout: 90_000 }, async () => {
  await page.getByRole('link', { name: 'What was sent' }).click()
  await page.getByRole('heading', { level: 1, name: 'What was sent: Chat' }).waitFor()
  await page.getByRole('row').filter({ hasText: 'A team is added' }).filter({ hasText: 'Delivered' }).waitFor()
  answer = 503
  await button('Send a test').click()
  const row = page.getByRole('row').filter({ hasText: 'A test, sent when you ask for it' })
  await row.waitFor()
  await expect.poll(() => got.length, { timeout: 20_000 }).toBe(2)
  await expect
    .poll(
      async () => {
        await button('Look again').click()
        return row.innerText()
      },
      { timeout: 20_000 },
    )
    .toMatch(/Waiting[\s\S]*503/)
  await expectSound()
  answer = 200
  await row.getByRole('button', { name: /^Send again/ }).click()
  await expect.poll(() => got.length, { timeout: 20_000 }).toBe(3)
  expect(got[2]!.headers['webhook-id']).toBe(got[1]!.headers['webhook-id'])
})

test('a new secret is shown once; the webhook is paused, changed and removed', { timeout: 90_000 }, async () => {
  await button('Make a new secret').click()
  await button('Make it').click()
  await page.getByRole('region', { name: 'The secret' }).waitFor()
  expect((await page.getByRole('region', { name: 'The secret' }).innerText()).trim()).toMatch(/^whsec_/)
  await page.getByRole('link', { name: 'All connections' }).click()
  await page.getByText('The secret before').waitFor()
  await button('Pause Chat').click()
  await button('Switch on Chat').waitFor()
  await button('Change Chat').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('What it is for').fill('Team chat')
  await dialog.getByText('Somebody joins', { exact: true }).click()
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('Somebody joins; A team is added').waitFor()
  await page.getByRole('heading', { level: 3, name: 'Team chat' }).waitFor()
  await house.admin.query(`update webhook set state = 'stopped', failing_since = now() - interval '8 days'`)
  await page.reload()
  await page.getByText('Evenkeel switched this off').waitFor()
  await expectSound()
  await button('Remove Team chat').click()
  await button('Remove the webhook').click()
  await page.getByText('No webhook yet.').waitFor()
})

test('somebody who is no owner is told who is, and the browser had nothing to complain about', { timeout: 60_000 }, async () => {
  await house.admin.query(`update person set role = 'hr' where person_id = $1`, [owner.personId])
  await page.goto('/organisation/connections')
  await page.getByText('Owners tend this').waitFor()
  await expectSound()
  expect(faults.filter((words) => !/status of (422|409)/.test(words))).toEqual([])
})
