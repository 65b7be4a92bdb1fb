import type { BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { contract as accounts, type Me } from '../features/accounts/contract.ts'
import { contract as frameworks } from '../features/frameworks/contract.ts'
import { sayAim, sitBaseline } from '../tools/fixture-person.ts'
import { axeFindings, type BrowserHouse, openBrowserHouse, soundFindings } from '../tools/test-browser.ts'
import { screens } from './screens.ts'

// A person who has done the baseline, on the ways between screens and when the server is away.

let house: BrowserHouse
let page: Page
let context: BrowserContext
let faults: string[]
let me: Me
let competencies: readonly { readonly id: string; readonly name: string; readonly half: string }[]

beforeAll(async () => {
  house = await openBrowserHouse()
  const who = await house.newcomer('Noor Haddad')
  await sayAim(who)
  await sitBaseline(who)
  me = (await who.ask(accounts.showMe)).reply as Me
  competencies = (await who.ask(frameworks.showFramework)).reply.competencies
  ;({ page, context, faults } = await house.window({}, who.cookie))
})
afterAll(async () => {
  await context?.close()
  await house?.close()
})

/** Nothing for axe to find and nothing that scrolls sideways, in every look of the screen as it stands. */
async function expectSound() {
  expect(await soundFindings(page)).toEqual([])
}

const heading = (name: string | RegExp, level = 1) => page.getByRole('heading', { level, name })
const button = (name: string | RegExp) => page.getByRole('button', { name })

describe('the profile', { timeout: 120_000 }, () => {
  const namesOf = (half: string) => competencies.filter((one) => one.half === half).map((one) => one.name)

  test('as a picture: every competency once, in its half', async () => {
    await page.goto('/profile')
    await heading('People half', 2).waitFor()
    for (const half of ['technical', 'people']) {
      const others = button(new RegExp(`^Not asked by this role .*: ${half} half`, 'i'))
      if ((await others.count()) > 0) await others.click()
      const section = page.locator('section').filter({ has: heading(new RegExp(`^${half} half$`, 'i'), 2) })
      expect((await section.getByRole('link').allInnerTexts()).toSorted()).toEqual(namesOf(half).toSorted())
    }
    await expectSound()
  })

  test('as a table: the same ones, in the order one asks for', async () => {
    await page.getByRole('tab', { name: 'Table' }).click()
    const names = () => page.getByRole('rowheader').allInnerTexts()
    expect((await names()).toSorted()).toEqual([...namesOf('technical'), ...namesOf('people')].toSorted())
    await button('Half').click()
    expect(await names()).toEqual([...namesOf('people'), ...namesOf('technical')])
    await button('Competency').click()
    expect(await names()).toEqual((await names()).toSorted())
    await expectSound()
  })
})

describe('a server that does not answer', { timeout: 120_000 }, () => {
  const away = {
    'it is down': {
      leave: () => page.route('**/api/**', (route) => route.abort('connectionrefused')),
      back: () => page.unroute('**/api/**'),
    },
    'the device is offline': { leave: () => context.setOffline(true), back: () => context.setOffline(false) },
  }
  afterEach(async () => {
    for (const { back } of Object.values(away)) await back()
  })
  /** The browser reports by itself which requests failed; nothing else may have been said. */
  const ownFaults = (before: number) => faults.splice(before).filter((words) => !words.includes('net::ERR_'))

  test.each(Object.entries(away))(
    'is said at the form, what was typed stays, and sending it again works: %s',
    async (how, { leave, back }) => {
      const before = faults.length
      await page.goto('/competencies/networks?do=certificate')
      await page.getByLabel(/^Title/).fill(`Routing, while ${how}`)
      await page.getByLabel(/^Issued by/).fill('An institute')
      await page.getByLabel(/^Issued on/).fill('2026-03-02')
      await page.getByRole('radio', { name: /^3/ }).check({ force: true })
      await leave()
      await button('Add certificate').click()
      await page.getByRole('alert').getByText('The server did not answer').waitFor()
      expect(await axeFindings(page)).toEqual([])
      expect(await page.getByLabel(/^Title/).inputValue()).toBe(`Routing, while ${how}`)
      expect(await page.getByRole('radio', { name: /^3/ }).isChecked()).toBe(true)
      await back()
      await button('Add certificate').click()
      await page.getByText('Your certificate counts from the day it was issued.').waitFor()
      await page
        .getByRole('paragraph')
        .filter({ hasText: `Routing, while ${how}, from An institute: level 3.` })
        .waitFor()
      expect(ownFaults(before)).toEqual([])
    },
  )

  test('is said on a screen, with a way on that works', async () => {
    const before = faults.length
    const { leave, back } = away['the device is offline']
    await page.goto('/competencies/debugging')
    await heading('Debugging and diagnosis').waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('Data engineering')
    await leave()
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('The server did not answer').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await back()
    await button('Try again').click()
    await heading(/^Data engineering/).waitFor()
    expect(ownFaults(before)).toEqual([])
  })

  test('is said when a screen was never opened before, and loading it again works', async () => {
    const before = faults.length
    await page.goto('/')
    await heading(/^Towards/).waitFor()
    await page.route('**/*', (route) => route.abort('connectionrefused'))
    await page.getByRole('navigation').getByRole('link', { name: 'Role gap' }).click()
    await page.getByRole('alert').getByText('This screen could not be shown').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.unroute('**/*')
    await button('Load it again').click()
    await heading(/^Role gap: /).waitFor()
    // React reports what the screen's own failsafe caught.
    expect(ownFaults(before).filter((words) => !/dynamically imported module|Unable to preload/.test(words))).toEqual([])
  })
})

describe('the command palette, by keyboard alone', { timeout: 120_000 }, () => {
  const finder = () => page.getByRole('combobox', { name: 'Name of a screen or an action' })
  const chosen = () => page.getByRole('option', { selected: true })
  const press = (...keys: string[]) => keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve())

  /** With everything it offers: the competencies come from the server. */
  async function openPalette(last: string) {
    await press('Control+k')
    await page.getByRole('option', { name: last }).first().waitFor()
  }

  async function goByPalette(name: string) {
    await openPalette(name)
    await page.keyboard.insertText(name)
    await chosen().filter({ hasText: name }).waitFor()
    await press('Enter')
    await finder().waitFor({ state: 'detached' })
  }

  beforeEach(async () => {
    await page.goto('/account')
    await heading('Account').waitFor()
  })

  test('opens anywhere, goes round its list, closes, and leaves the focus where it was', async () => {
    const field = page.getByLabel('Current password')
    await field.focus()
    await openPalette('Version control')
    const offered = await page.getByRole('option').count()
    const first = await chosen().innerText()
    const seen = new Set<string>()
    for (let i = 0; i < offered; i++) {
      seen.add(await chosen().innerText())
      await press('ArrowDown')
    }
    expect(seen.size).toBe(offered)
    expect(await chosen().innerText()).toBe(first)
    await press('ArrowUp')
    expect(await chosen().innerText()).toBe(await page.getByRole('option').last().innerText())
    const box = async (one: Locator) => (await one.boundingBox())!
    const [dialog, last] = [await box(page.getByRole('dialog').locator('..')), await box(chosen())]
    expect(last.y + last.height).toBeLessThanOrEqual(dialog.y + dialog.height)
    await expectSound()
    await page.keyboard.type('qqqq')
    await page.getByText('Nothing by that name.').waitFor()
    await press('Escape')
    await finder().waitFor({ state: 'detached' })
    expect(await field.evaluate((input) => input === document.activeElement)).toBe(true)
  })

  /** Every screen that stands for itself and is for whoever is looking: this person, or a stranger. */
  const goals = (whose: Me | null) =>
    screens.filter(({ path, door, open, when }) => {
      if (path.includes('$') || door === 'link') return false
      return whose ? door === undefined && (when?.(whose) ?? true) : open
    })

  async function expectReached(whose: Me | null) {
    for (const { path, title } of goals(whose)) {
      await goByPalette(title)
      await page.waitForURL((url) => url.pathname === path)
      await page.waitForFunction((name) => document.title === name, path === '/' ? 'Evenkeel' : `${title} - Evenkeel`)
      await page.locator('h1').waitFor()
      expect([path, await page.getByRole('alert').allInnerTexts()]).toEqual([path, []])
    }
  }

  test('reaches every screen', async () => {
    await expectReached(me)
  })

  test('reaches every competency', async () => {
    expect(competencies.length).toBe(28)
    for (const { id, name } of competencies) {
      await goByPalette(name)
      await page.waitForURL((url) => url.pathname === `/competencies/${id}`)
      await heading(name).waitFor()
    }
    expect(faults).toEqual([])
  })

  test('offers nothing else but the way out, and after it what strangers may see', async () => {
    await openPalette('Version control')
    const offered = (await page.getByRole('option').allInnerTexts()).map((words) => words.split('\n')[0])
    expect(offered).toEqual([...goals(me).map(({ title }) => title), ...competencies.map(({ name }) => name), 'Sign out'])
    await page.keyboard.insertText('Sign out')
    await press('Enter')
    await heading('Both halves of your work, on one ruler').waitFor()
    await expectReached(null)
    expect(faults).toEqual([])
  })
})
