import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { axeFindings, type BrowserHouse, openBrowserHouse, sidewaysScroll } from '../../tools/test-browser.ts'
import { contract } from './contract.ts'

// Passkeys as a person meets them: the browser's own authenticator is a virtual one (Web Authentication, section 11), everything else is real.

let house: BrowserHouse
let page: Page
let context: BrowserContext
let faults: string[]
let cdp: CDPSession

beforeAll(async () => {
  house = await openBrowserHouse()
})
afterAll(async () => {
  await house?.close()
})
afterEach(async () => {
  await context?.close()
})

/** A browser with its own devices; signed in when a cookie is given. */
async function openWindow(...given: Parameters<BrowserHouse['window']>) {
  ;({ page, context, faults } = await house.window(...given))
  cdp = await context.newCDPSession(page)
  await cdp.send('WebAuthn.enable')
}

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
const unplug = (authenticatorId: string) => cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
const passkeysOn = async (authenticatorId: string) => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length

const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
const told = (words: string) => page.getByRole('alert').getByText(words).waitFor()
const removers = () => page.getByRole('button', { name: /^Remove Passkey/ })
async function remove(which: number) {
  await removers().nth(which).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove it' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}
async function signOut() {
  await press('Sign out')
  await heading('Both halves of your work, on one ruler').waitFor()
}
/** The browser reports each refused request by itself; nothing else may have been said. */
const ownFaults = () => faults.filter((words) => !/status of (400|409)/.test(words))

test('an account with a passkey alone: in, out, in again, a second one, one fewer, never the last', { timeout: 120_000 }, async () => {
  await openWindow()
  const laptop = await plugIn('internal')
  await page.goto('/new-account')
  await press('Use a passkey instead')
  expect(await page.getByLabel('Password').count()).toBe(0)
  await page.getByLabel('Your name').fill('Mei Tanaka')
  await page.getByLabel('E-mail address').fill('mei@example.org')
  await press('Make account with a passkey')
  await heading('Where you are and want to go').waitFor()
  const { rows } = await house.admin.query(`select "providerId" from identity.account`)
  expect([rows, await passkeysOn(laptop)]).toEqual([[], 1])

  await page.goto('/account')
  await removers().waitFor()
  expect(await axeFindings(page)).toEqual([])
  await signOut()
  await page.goto('/account')
  await heading('Sign in').waitFor()
  await press('Use a passkey')
  // Led back to where the way to the door began.
  await heading('Account').waitFor()
  await page.getByText('mei@example.org').waitFor()

  // The same device again is refused by the device itself, and the page says what to do.
  await press('Add a passkey')
  await told('No passkey was used')
  await cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId: laptop, enabled: false })
  const key = await plugIn('usb')
  await press('Add a passkey')
  await removers().nth(1).waitFor()

  await remove(1)
  await removers().nth(1).waitFor({ state: 'detached' })
  expect(await removers().count()).toBe(1)
  await remove(0)
  await told('This is your only way in')
  expect(await removers().count()).toBe(1)

  // What was removed no longer opens the door, though the device still offers it; the page says what to do.
  await signOut()
  await unplug(laptop)
  expect(await passkeysOn(key)).toBe(1)
  await page.goto('/sign-in')
  await press('Use a passkey')
  await told('The passkey was not accepted')
  await told('Try again. If it stays, sign in with your password, or use another device.')
  await heading('Sign in').waitFor()
  expect(ownFaults()).toEqual([])
})

test('beside a password: added, signed in with, removed, and then the password alone opens', { timeout: 120_000 }, async () => {
  const who = await house.newcomer('Noor Haddad')
  const { email } = (await who.ask(contract.showMe)).reply
  await openWindow({ theme: 'dark', width: 320 }, who.cookie)
  const phone = await plugIn('internal')
  await page.goto('/account')
  await page.getByText(/^None yet\./).waitFor()
  await press('Add a passkey')
  await removers().waitFor()
  expect([await axeFindings(page), await sidewaysScroll(page), await passkeysOn(phone)]).toEqual([[], 0, 1])

  await signOut()
  await page.goto('/sign-in')
  await press('Use a passkey')
  await heading('Welcome, Noor Haddad').waitFor()
  await page.goto('/account')
  await remove(0)
  await page.getByText(/^None yet\./).waitFor()

  await signOut()
  await page.goto('/sign-in?next=/account')
  await page.getByLabel('E-mail address').fill(email)
  await press('Use a passkey')
  await told('The passkey was not accepted')
  expect(await axeFindings(page)).toEqual([])
  expect(await page.getByLabel('E-mail address').inputValue()).toBe(email)
  await page.getByLabel('Password').fill('correct horse battery staple')
  await press('Sign in')
  await heading('Account').waitFor()
  expect(ownFaults()).toEqual([])
})

test('a device without a passkey, or a finger that does not match: said, with what to do, and the other way still works', {
  timeout: 120_000,
}, async () => {
  await openWindow()
  const laptop = await plugIn('internal')
  await page.goto('/sign-in')
  await press('Use a passkey')
  await told('No passkey was used')
  await told('Try again, or use a password.')
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId: laptop, isUserVerified: false })
  await page.goto('/new-account')
  await press('Use a passkey instead')
  await page.getByLabel('Your name').fill('Jo')
  await page.getByLabel('E-mail address').fill('jo@example.org')
  await press('Make account with a passkey')
  await told('No passkey was used')
  expect(await axeFindings(page)).toEqual([])
  await press('Use a password instead')
  expect(await page.getByLabel('Your name').inputValue()).toBe('Jo')
  await page.getByLabel('Password').fill('correct horse battery staple')
  await press('Make account')
  await heading('Where you are and want to go').waitFor()
  expect(faults).toEqual([])
})
