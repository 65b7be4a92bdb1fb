import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BrowserHouse, openBrowserHouse, soundFindings } from '../../tools/test-browser.ts'

// Somebody without an account: looks around as a manager, as somebody else, puts everything back, and leaves.

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

const button = (words: string) => page.getByRole('button', { name: words, exact: true })
const band = () => page.getByRole('region', { name: 'Demo' })
async function expectSound() {
  expect(await soundFindings(page)).toEqual([])
}

test('one click from the first page: what is being made is said, then eight people to be', { timeout: 120_000 }, async () => {
  await page.goto('/welcome')
  await page.getByRole('link', { name: 'Look around' }).click()
  await page.getByRole('progressbar').waitFor()
  await page.getByText('Inventing 120 people').waitFor()
  await page.getByRole('heading', { level: 2, name: 'Noor Haddad' }).waitFor({ timeout: 60_000 })
  expect(await page.getByRole('button', { name: /^Be / }).count()).toBe(8)
  await expectSound()
})

test('as the manager, by keyboard: every screen says it is the demo, and the team shows as a map', { timeout: 120_000 }, async () => {
  await button('Be Tomás Reyes').focus()
  await page.keyboard.press('Enter')
  await band().getByText('You look around as Tomás Reyes').waitFor()
  await page
    .getByText('Go on')
    .or(page.getByRole('heading', { level: 1 }))
    .first()
    .waitFor()
  expect(await page.title()).toBe('Demo: Evenkeel')
  await expectSound()
  await page.goto('/organisation')
  await page
    .getByRole('link', { name: /Payments|team/i })
    .first()
    .waitFor()
  const { reply } = await house.app.inject({ method: 'GET', url: '/api/teams', headers: { cookie: await cookie() } }).then((answer) => ({
    reply: answer.json<{ teams: { teamId: string; isMine: boolean }[] }>(),
  }))
  await page.goto(`/teams/${reply.teams.find((team) => team.isMine)!.teamId}`)
  await page.getByRole('heading', { name: 'Who can do what' }).waitFor()
  await page.getByText('rest on one person').or(page.getByText('rests on one person')).first().waitFor()
  expect(await page.title()).toBe('Demo: Team - Evenkeel')
  await band().waitFor()
  await expectSound()
})

async function cookie(): Promise<string> {
  return (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
}

test('somebody else is one click away, and the account of nobody has keys', { timeout: 60_000 }, async () => {
  await band().getByRole('link', { name: 'Be somebody else' }).click()
  await button('Be Noor Haddad').click()
  await band().getByText('You look around as Noor Haddad').waitFor()
  await page.goto('/account')
  await page.getByText('In the demo there are no keys').waitFor()
  expect(await button('Change password').count()).toBe(0)
  await expectSound()
})

test('on paper the demo says so too', async () => {
  await page.emulateMedia({ media: 'print' })
  expect(await band().getByText('You look around as Noor Haddad').isVisible()).toBe(true)
  await page.emulateMedia({ media: 'screen' })
})

test('reset asks first, shows what is happening, and leads back to the people; leaving leads out', { timeout: 120_000 }, async () => {
  await band().getByRole('button', { name: 'Reset the demo' }).click()
  await page.getByRole('dialog').getByText('made again as it was on the first day').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Reset it' }).click()
  await page.getByRole('progressbar').waitFor()
  await button('Be Mika Berg').waitFor({ timeout: 60_000 })
  await band().getByRole('button', { name: 'Leave' }).click()
  await page.getByRole('link', { name: 'Just me: begin' }).waitFor()
  expect(await band().count()).toBe(0)
  await expectSound()
  expect(faults).toEqual([])
})
