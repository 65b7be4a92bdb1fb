import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BrowserHouse, openBrowserHouse, soundFindings } from '../tools/test-browser.ts'

// One person, from the door to the end of the first day, through every screen; each looked at in light, in dark and at 320 px.

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

/** Nothing for axe to find, nothing that scrolls sideways, nothing in the console: in every look of the screen as it stands. */
async function expectSound() {
  expect([...(await soundFindings(page)), ...faults]).toEqual([])
}

const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const press = (name: string | RegExp) => page.getByRole('button', { name }).click()
const follow = (name: string | RegExp) => page.getByRole('link', { name }).first().click()

async function choose(field: RegExp, option: string) {
  await page.getByRole('button', { name: field }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

describe('the first day', { timeout: 120_000 }, () => {
  test('welcome, and how it works', async () => {
    await page.goto('/')
    await heading('Both halves of your work, on one ruler').waitFor()
    await expectSound()
    await follow('The whole method')
    await page.getByRole('button', { name: 'Active listening' }).waitFor()
    await expectSound()
    await page.goBack()
  })

  test('just me: an account', async () => {
    await follow('Just me: begin')
    await heading('Just me').waitFor()
    await press('Make account')
    await page.getByText('3 answers need another look').waitFor()
    await expectSound()
    await page.getByLabel('Your name').fill('Noor Haddad')
    await page.getByLabel('E-mail address').fill('noor@example.org')
    await page.getByLabel('Password').fill('correct horse battery staple')
    await press('Make account')
  })

  test('before anything is said, every place says what to do', async () => {
    await heading('Where you are and want to go').waitFor()
    for (const [place, title] of [
      ['Home', 'Welcome, Noor Haddad'],
      ['Profile', 'Profile'],
      ['Role gap', 'Role gap'],
    ] as const) {
      await page.getByRole('navigation').getByRole('link', { name: place }).click()
      await heading(title).waitFor()
      await page.getByText(/^Takes /).waitFor()
      await expectSound()
    }
  })

  test('start: a role, a target, a time', async () => {
    await follow('Choose a target role')
    await choose(/What work do you do/, 'Software engineering')
    await page.locator('[data-field=currentLevel] button').click()
    await page.getByRole('option', { name: 'Software engineer', exact: true }).click()
    await choose(/Where do you want to go/, 'Software engineering')
    await page.locator('[data-field=targetLevel] button').click()
    await page.getByRole('option', { name: 'Senior software engineer', exact: true }).click()
    await page.locator('[data-field="keep-answers"] label').click()
    await press('Save')
    await follow('Go to the baseline')
    await heading('Baseline').waitFor()
  })

  test('home shows where everybody starts, and leads to the baseline', async () => {
    await page.goto('/')
    await heading('Towards Senior software engineer').waitFor()
    await page.getByText('Make this picture yours: the baseline').waitFor()
    await expectSound()
    await follow('Begin')
    await heading('Baseline').waitFor()
  })

  test('baseline: a few answers of each kind, then the end', async () => {
    await press(/^Begin/)
    for (let i = 0; i < 3; i++) {
      await page.getByText(`Competency ${i + 1} of 12`).waitFor()
      await page.keyboard.press('3')
      await page.keyboard.press('Enter')
    }
    await page.getByText('Competency 4 of 12').waitFor()
    await press('Leave something out')
    await press('Leave out the rest of this part')
    for (let i = 0; i < 2; i++) {
      await page.getByText(`Question ${i + 1} of 8`).waitFor()
      await page.keyboard.press('1')
      await page.keyboard.press('Enter')
    }
    await page.getByText('Question 3 of 8').waitFor()
    await press('Leave something out')
    await press('Leave out the rest of this part')
    await page.getByText('Situation 1 of 4').waitFor()
    for (const rating of '12345') await page.keyboard.press(rating)
    await press('Next')
    await page.getByText('Situation 2 of 4').waitFor()
    await press('Leave something out')
    await press('Finish now')
    await page.getByRole('heading', { name: 'Finish here, or go on?' }).waitFor()
    await press('Finish and see what was right')
  })

  test('review, then home: picture, sentence, one step', async () => {
    await heading('What was right and why').waitFor()
    await page.getByRole('heading', { name: 'Situations' }).waitFor()
    await expectSound()
    await follow('See your home')
    await page.getByRole('heading', { name: 'Next step' }).waitFor()
    expect(await page.getByRole('link', { name: 'Do this now' }).count()).toBe(1)
    await expectSound()
  })

  test('role gap: five gates, another role, all roles', async () => {
    await follow('Role gap')
    await heading('Role gap: Senior software engineer').waitFor()
    const gates = page.getByRole('button', { name: /^All it needs/ })
    expect(await gates.count()).toBe(5)
    await gates.first().click()
    await press('Show my chance at every role')
    await page.getByRole('link', { name: 'Engineering manager', exact: true }).waitFor()
    await expectSound()
    await choose(/Look at another role/, 'Engineering manager')
    await heading('Role gap: Engineering manager').waitFor()
  })

  test('competency: why, and every way to add evidence', async () => {
    await page.goBack()
    await follow('Profile')
    await follow('Debugging and diagnosis')
    await heading('Debugging and diagnosis').waitFor()
    await press(/^Why\?/)
    await press(/^All five levels/)
    await expectSound()
    for (const [way, sign] of [
      ['A piece of work', 'Ask for a rating'],
      ['A short test', 'Begin the test'],
      ['A certificate', 'Add certificate'],
      ['My own view', 'Save my view'],
    ] as const) {
      await follow(way)
      await page.getByRole('button', { name: sign }).waitFor()
      // It is in sight and has the focus, wherever it was opened from.
      await page.waitForFunction((words) => document.activeElement?.textContent === words, way)
      if (way === 'A certificate') await expectSound()
      await follow('Other ways')
    }
    await follow('Practise instead')
    await page.getByText('Practice belongs to you and is not evidence.').waitFor()
  })

  test('my data, everything to read, and the account', async () => {
    await follow('My data')
    await page.getByRole('heading', { name: 'Take it along' }).waitFor()
    await page
      .getByText(/opened home/)
      .first()
      .waitFor()
    await expectSound()
    await press('Delete my account')
    await page.getByRole('dialog').waitFor()
    await expectSound()
    await press('Keep it')
    await follow('Open as a page')
    await heading('Everything about Noor Haddad').waitFor()
    await expectSound()
    await follow('Noor Haddad')
    await page.getByRole('heading', { name: 'Devices signed in' }).waitFor()
    await expectSound()
    await page.goto('/nowhere-at-all')
    await heading('There is nothing at this address').waitFor()
    await expectSound()
  })
})

describe('by keyboard', { timeout: 60_000 }, () => {
  test('one can skip to the page, and going somewhere leads the focus there', async () => {
    await page.goto('/profile')
    await heading('Profile').waitFor()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the page')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN')
    await page.getByRole('navigation').getByRole('link', { name: 'My data' }).focus()
    await page.keyboard.press('Enter')
    await heading('My data').waitFor()
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN')
  })
})
