import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings, type BrowserHouse, openBrowserHouse } from '../../tools/test-browser.ts'

// Passkeys as a person meets them: the browser's own authenticator is a virtual one (Web Authentication, section 11), everything else is real.

let house: BrowserHouse
let page: Page
let context: BrowserContext
let faults: string[]
let cdp: CDPSession

beforeAll(async () => {
  house = await openBrowserHouse()
  ;({ page, context, faults } = await house.window())
  cdp = await context.newCDPSession(page)
  await cdp.send('WebAuthn.enable')
})
afterAll(async () => {
  await context?.close()
  await house?.close()
})

/** A device that confirms at once: its finger is always on it. */
async function plugIn(transport: 'internal' | 'usb'): Promise<string> {
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport,
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return authenticatorId
}

const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
const removers = () => page.getByRole('button', { name: /^Remove Passkey/ })
async function remove(which: number) {
  await removers().nth(which).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove it' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

test('an account with a passkey alone: in, out, in again, a second one, one fewer, never the last', { timeout: 120_000 }, async () => {
  const laptop = await plugIn('internal')
  await page.goto('/new-account')
  await press('Use a passkey instead')
  await page.getByLabel('Your name').fill('Mei Tanaka')
  await page.getByLabel('E-mail address').fill('mei@example.org')
  await press('Make account with a passkey')
  await heading('Where you are and want to go').waitFor()

  await page.goto('/account')
  await removers().waitFor()
  expect(await axeFindings(page)).toEqual([])
  await press('Sign out')
  await heading('Both halves of your work, on one ruler').waitFor()
  await page.goto('/account')
  await heading('Sign in').waitFor()
  await press('Use a passkey')
  // Led back to where the way to the door began.
  await heading('Account').waitFor()
  await page.getByText('Mei Tanaka, mei@example.org').waitFor()

  // The same device again is refused by the device itself, and the page says what to do.
  await press('Add a passkey')
  await page.getByRole('alert').getByText('No passkey was used').waitFor()
  await cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId: laptop, enabled: false })
  const key = await plugIn('usb')
  await press('Add a passkey')
  await removers().nth(1).waitFor()

  await remove(1)
  await removers().nth(1).waitFor({ state: 'detached' })
  expect(await removers().count()).toBe(1)
  await remove(0)
  await page.getByRole('alert').getByText('This is your only way in').waitFor()
  expect(await removers().count()).toBe(1)

  // What was removed no longer opens the door.
  await press('Sign out')
  await heading('Both halves of your work, on one ruler').waitFor()
  await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: laptop })
  expect((await cdp.send('WebAuthn.getCredentials', { authenticatorId: key })).credentials.length).toBe(1)
  await page.goto('/sign-in')
  await press('Use a passkey')
  await page.getByRole('alert').waitFor()
  await heading('Sign in').waitFor()
  // The browser reports each refused request by itself; nothing else may have been said.
  expect(faults.filter((words) => !/status of (400|409)/.test(words))).toEqual([])
})
