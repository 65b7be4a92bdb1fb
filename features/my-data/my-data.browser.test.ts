import { readFile } from 'node:fs/promises'
import type { BrowserContext, Page } from 'playwright-core'
import Value from 'typebox/value'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sayAim, sitBaseline } from '../../tools/fixture-person.ts'
import { axeFindings, type BrowserHouse, openBrowserHouse, sidewaysScroll } from '../../tools/test-browser.ts'
import { contract as accounts } from '../accounts/contract.ts'
import { contract as competency } from '../competency/contract.ts'
import { contract as start } from '../start/contract.ts'
import { contract as work } from '../work/contract.ts'
import { Export } from './contract.ts'

// One person who looks at everything that is held about them, takes it along, and leaves for good.

let house: BrowserHouse
let page: Page
let context: BrowserContext
let faults: string[]
let who: Awaited<ReturnType<BrowserHouse['newcomer']>>
let email: string

const name = 'Wren Onlyonce'
const said = {
  outcome: 'Nobody is called at night for the nightly import.',
  context: 'Two services disagreed about time; I narrowed it down with three checks.',
  benefited: 'The people on call',
  why: 'I want to lead a project from start to end.',
  dispute: 'It was level 5: nobody helped.',
}

beforeAll(async () => {
  house = await openBrowserHouse()
  who = await house.newcomer(name)
  const params = { personId: who.personId }
  ;({ email } = (await who.ask(accounts.showMe)).reply)
  await sayAim(who)
  // Enough of a history for a second page.
  for (let i = 0; i < 14; i++) await who.ask(start.saveConsent, { params: { ...params, kind: 'remind-me' }, body: { given: i % 2 === 0 } })
  await sitBaseline(who)
  const { outcome, context: situation, benefited } = said
  const claim = {
    competency: 'debugging',
    outcome,
    context: situation,
    benefited,
    link: 'https://example.org/review/42',
    verifierEmail: null,
  }
  // One that nobody has answered yet, whose link is still good, and one that is rated.
  await who.ask(work.addWork, { params, body: { ...claim, verifierName: 'Ines Duarte' } })
  const { reply } = await who.ask(work.addWork, { params, body: { ...claim, verifierName: 'Tomás Reyes' } })
  await house.visitor().ask(work.rateWork, { body: { token: reply.link!.split('#')[1]!, level: 3 } })
  const { rows } = await house.admin.query<{ evidence_id: string }>(`select evidence_id from evidence where source = 'work'`)
  await who.ask(competency.disputeEvidence, {
    params: { ...params, evidenceId: rows[0]!.evidence_id },
    body: { words: said.dispute },
  })
  ;({ page, context, faults } = await house.window({}, who.cookie))
})
afterAll(async () => {
  await context?.close()
  await house?.close()
})

const heading = (words: string, level = 1) => page.getByRole('heading', { level, name: words })
const button = (words: string) => page.getByRole('button', { name: words, exact: true })

/** Which of our tables hold a row in which one of these texts occurs anywhere. */
async function tablesWith(...traces: string[]): Promise<string[]> {
  const { rows } = await house.admin.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'identity', 'jobs') order by 1`,
  )
  const found: string[] = []
  for (const { name: table } of rows) {
    const { rowCount } = await house.admin.query(`select from ${table} x where x::text like any ($1) limit 1`, [
      traces.map((t) => `%${t}%`),
    ])
    if (rowCount) found.push(table)
  }
  return found
}

test('who saw and did what is listed, the newest first, back to the first day', { timeout: 60_000 }, async () => {
  await page.goto('/my-data')
  const log = page.getByRole('table', { name: 'Newest first; no content is ever logged' })
  const line = (words: string) => log.getByRole('rowheader', { name: words, exact: true })
  await line('You contested a piece of evidence').waitFor()
  await line('Somebody you asked rated a piece of work by link').waitFor()
  await line('You added work evidence and asked for a rating, 2 times').waitFor()
  const shown = await log.getByRole('rowheader').allInnerTexts()
  expect(shown.indexOf('You contested a piece of evidence')).toBeLessThan(shown.indexOf('Somebody you asked rated a piece of work by link'))
  expect(await log.innerText()).not.toContain('nightly')
  await button('Older').click()
  await line('You opened this account').waitFor()
  expect(await button('Older').count()).toBe(0)
  await button('Newer').click()
  await line('Somebody you asked rated a piece of work by link').waitFor()
})

test('what was agreed to can be changed, and stays so', { timeout: 60_000 }, async () => {
  const reminders = page.getByRole('switch', { name: 'Remind me by mail' })
  expect(await reminders.isChecked()).toBe(false)
  const kept = page.waitForResponse((response) => response.url().endsWith('/consents/remind-me') && response.ok())
  await page.getByText('Remind me by mail', { exact: true }).click()
  await kept
  await page.reload()
  await reminders.waitFor()
  expect([await reminders.isChecked(), await page.getByRole('switch', { name: /^Keep my answers/ }).isDisabled()]).toEqual([true, true])
})

test('the file holds everything that was said, in the shape it promises', { timeout: 60_000 }, async () => {
  const download = page.waitForEvent('download')
  await button('Download as JSON').click()
  const file = await download
  expect(file.suggestedFilename()).toBe('evenkeel-my-data.json')
  const everything: unknown = JSON.parse(await readFile(await file.path(), 'utf8'))
  expect(Value.Check(Export, everything)).toBe(true)
  const { person, aim, evidence, sittings, consents } = everything as Export
  expect([person.name, person.email]).toEqual([name, email])
  expect(aim).toMatchObject({ targetLevel: 'senior-software-engineer', why: said.why })
  const { rows } = await house.admin.query<{ n: number }>('select count(*)::int as n from evidence')
  expect([evidence.length, sittings.length]).toEqual([rows[0]!.n, 1])
  const { details, disputes, payload } = evidence.find((piece) => piece.source === 'work')!
  expect(details.map(({ text }) => text)).toEqual([said.outcome, said.context, said.benefited, 'https://example.org/review/42'])
  expect(disputes.map(({ words }) => words)).toEqual([said.dispute])
  expect(payload).toMatchObject({ verifier: { name: 'Tomás Reyes' }, level: 3 })
  expect(consents.at(-1)).toMatchObject({ kind: 'remind-me', given: true })
})

test('the page to read holds it too, and prints without what is only for the screen', { timeout: 60_000 }, async () => {
  await page.addInitScript(() => {
    window.print = () => document.body.setAttribute('data-printed', '')
  })
  await page.goto('/my-data/readable')
  await page.getByText('Senior software engineer', { exact: true }).waitFor()
  await heading(`Everything about ${name}`).waitFor()
  for (const words of [
    email,
    'Tomás Reyes rated this work at level 3.',
    said.outcome,
    said.context,
    said.benefited,
    said.why,
    said.dispute,
  ]) {
    expect([words, await page.getByText(words).count()]).toEqual([words, 1])
  }
  expect(await page.getByRole('row').filter({ hasText: 'Remind me by mail' }).first().innerText()).toContain('Yes')
  await button('Print').click()
  expect(await page.locator('body[data-printed]').count()).toBe(1)

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  for (const only of [page.getByRole('navigation'), page.getByRole('banner'), button('Print')]) expect(await only.isVisible()).toBe(false)
  for (const words of [said.outcome, said.dispute]) expect(await page.getByText(words).isVisible()).toBe(true)
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe('rgb(255, 255, 255)')
  // A4 between margins of 16 mm, at 96 pixels an inch: nothing may stand beyond the edge of the paper.
  await page.setViewportSize({ width: 672, height: 1000 })
  expect(await sidewaysScroll(page)).toBe(0)
  expect((await page.pdf({ format: 'A4' })).subarray(0, 4).toString()).toBe('%PDF')
})

test('deleting asks for the name, refuses another one at the field, and leaves nothing but the receipt', { timeout: 60_000 }, async () => {
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' })
  await page.setViewportSize({ width: 320, height: 800 })
  await page.goto('/my-data')
  await button('Delete my account').click()
  const dialog = page.getByRole('dialog')
  const field = dialog.getByLabel(`Type your name: ${name}`)
  const remove = dialog.getByRole('button', { name: 'Delete for good' })
  await remove.click()
  await dialog.getByRole('alert').getByText('One answer needs another look').waitFor()
  await field.fill('Somebody Else')
  await remove.click()
  await dialog.locator('[data-field=name][data-invalid]').getByText('Type your name exactly as it stands above').waitFor()
  expect([await field.inputValue(), await field.getAttribute('aria-invalid'), await axeFindings(page)]).toEqual([
    'Somebody Else',
    'true',
    [],
  ])
  expect(await tablesWith(who.personId)).toContain('public.evidence')

  const other = await house.window({}, who.cookie)
  await other.page.goto('/')
  await other.page.getByRole('heading', { level: 1, name: /^Towards/ }).waitFor()
  await field.fill(name)
  await remove.click()
  await heading('Your account is deleted', 2).waitFor()
  const receipt = await page.getByRole('region', { name: 'Receipt' }).innerText()
  expect([await axeFindings(page), await sidewaysScroll(page)]).toEqual([[], 0])

  // The receipt's own row holds two ids, so that a restored backup can be erased again; it names nobody.
  expect(await tablesWith(who.personId, who.orgId, email, name, 'nightly import')).toEqual(['identity.erasure'])
  const { rows } = await house.admin.query('select receipt_id, person_id from identity.erasure')
  expect(rows).toEqual([{ receipt_id: receipt.trim(), person_id: who.personId }])
  expect(await tablesWith(email, name, 'nightly import')).toEqual([])

  // Signed out everywhere, and the old way in opens nothing.
  await other.page.reload()
  await other.page.getByRole('heading', { level: 1, name: 'Both halves of your work, on one ruler' }).waitFor()
  await other.context.close()
  await button('Leave').click()
  await heading('Both halves of your work, on one ruler').waitFor()
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill('correct horse battery staple')
  await button('Sign in').click()
  await page.getByRole('alert').getByText('The address and the password do not match').waitFor()
  // The browser reports refused answers by itself; nothing else may have been said.
  expect(faults.filter((words) => !/status of 422/.test(words))).toEqual([])
})
