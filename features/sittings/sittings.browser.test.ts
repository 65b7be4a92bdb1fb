import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sayAim } from '../../tools/fixture-person.ts'
import { axeFindings, type BrowserHouse, type Look, openBrowserHouse, sidewaysScroll } from '../../tools/test-browser.ts'
import { contract } from './contract.ts'

let house: BrowserHouse

beforeAll(async () => {
  house = await openBrowserHouse()
})
afterAll(() => house.close())

/** Somebody who has said where they want to go, in front of a window. */
async function begun(look: Look = {}) {
  const who = await house.newcomer('Mira Lindqvist')
  await sayAim(who)
  return { who, ...(await house.window(look, who.cookie)) }
}

async function begin(page: Page): Promise<void> {
  await page.goto('/baseline')
  await page.getByRole('button', { name: 'Begin' }).click()
  await shown(page, 'Competency 1 of 12')
}

async function evidenceOf(personId: string): Promise<number> {
  const { rows } = await house.admin.query<{ count: string }>('select count(*) from evidence where person_id = $1', [personId])
  return Number(rows[0]?.count)
}

/** Presses Tab until the focus is where the test says. */
async function tabTo(page: Page, isThere: string): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(`(() => { const at = document.activeElement; return ${isThere} })()`)) return
  }
  throw new Error(`the focus never came to: ${isThere}`)
}
const inField = (name: string) => `at.closest('[data-field="${name}"]') !== null`
const named = (words: string) => `at.matches('a, button') && at.textContent.trim() === ${JSON.stringify(words)}`

async function choose(page: Page, field: string, words: string): Promise<void> {
  await tabTo(page, inField(field))
  await page.keyboard.press('Enter')
  await page.getByRole('listbox').waitFor()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  await page.getByRole('listbox').waitFor({ state: 'detached' })
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}
const shown = (page: Page, words: string) => page.getByText(words, { exact: true }).waitFor()
const saved = (page: Page) => page.locator('[data-state="saved"]').waitFor()

describe('from the start to the review', () => {
  test('by keyboard alone, with two reloads on the way', { timeout: 180_000 }, async () => {
    const who = await house.newcomer('Mira Lindqvist')
    const { page, context, faults } = await house.window({}, who.cookie)
    await page.goto('/start')
    await page.getByRole('heading', { name: 'Your role now' }).waitFor()
    await choose(page, 'currentFamily', 'Software eng')
    await choose(page, 'currentLevel', 'Software eng')
    await shown(page, 'What changes at this level:')
    await choose(page, 'targetFamily', 'Software eng')
    await choose(page, 'targetLevel', 'Senior soft')
    await tabTo(page, inField('why'))
    await page.keyboard.type('To lead a project from start to end.')
    await tabTo(page, inField('keep-answers'))
    await press(page, 'Space')
    await tabTo(page, named('Save'))
    await press(page, 'Enter')
    await shown(page, 'Saved. Next: your baseline')
    await tabTo(page, named('Go to the baseline'))
    await press(page, 'Enter')

    await page.waitForURL('**/baseline')
    await page.getByRole('button', { name: 'Begin' }).waitFor()
    await tabTo(page, named('Begin'))
    await press(page, 'Enter')
    for (let i = 1; i <= 5; i++) {
      await shown(page, `Competency ${i} of 12`)
      expect(await page.evaluate('document.activeElement.tagName')).toBe('H2')
      await press(page, String(i), 'Enter')
    }
    await shown(page, 'Competency 6 of 12')
    await saved(page)
    await page.reload()
    await shown(page, 'Competency 6 of 12')
    await press(page, 'Enter')
    await shown(page, 'Choose the text that comes closest, or say that there was no occasion.')
    await press(page, '-', 'Enter')
    await shown(page, 'Competency 7 of 12')
    await tabTo(page, `at.matches('input[type="radio"]')`)
    await press(page, 'Space', 'ArrowDown', 'Enter')
    for (let i = 8; i <= 12; i++) {
      await shown(page, `Competency ${i} of 12`)
      await press(page, '0', 'Enter')
    }
    for (let i = 1; i <= 8; i++) {
      await shown(page, `Question ${i} of 8`)
      if (i === 4) {
        await page.reload()
        await shown(page, 'Question 4 of 8')
      }
      await press(page, i === 2 ? '0' : '1', 'Enter')
    }
    for (let i = 1; i <= 4; i++) {
      await shown(page, `Situation ${i} of 4`)
      await press(page, '4', '2', '3', '5', '1')
      await saved(page)
      expect(await page.getByText(`Situation ${i} of 4`).isVisible()).toBe(true)
      await press(page, 'Enter')
    }
    await page.getByRole('heading', { name: 'That was everything' }).waitFor()
    expect(await evidenceOf(who.personId)).toBe(0)
    await tabTo(page, named('Finish and see what was right'))
    await press(page, 'Enter')

    await page.waitForURL('**/review')
    await shown(page, '23 answers count as evidence from now on. You find each on the page of its competency.')
    expect(await evidenceOf(who.personId)).toBe(23)
    await shown(page, 'These keys are starting keys')
    expect(await page.getByRole('button', { name: /^\d\. / }).count()).toBe(12)
    await tabTo(page, named('See your home'))
    await press(page, 'Enter')
    await page.waitForURL((url) => url.pathname === '/')
    expect(faults).toEqual([])
    await context.close()
  })

  test('what was chosen is what was saved', { timeout: 120_000 }, async () => {
    const { page, who, context } = await begun()
    await begin(page)
    await press(page, '2', '4', 'Enter')
    await shown(page, 'Competency 2 of 12')
    await page.getByText('Not seen yet').click()
    await saved(page)
    await page.getByRole('button', { name: 'Back' }).click()
    await shown(page, 'Competency 1 of 12')
    expect(await page.locator('input[type="radio"]:checked').getAttribute('value')).toBe('4')
    await press(page, '1')
    await saved(page)
    const { reply } = await who.ask(contract.openSitting, { params: { personId: who.personId }, body: { kind: 'baseline' } })
    expect(reply.self.map(({ answered, level }) => [answered, level]).slice(0, 3)).toEqual([
      [true, 1],
      [true, null],
      [false, null],
    ])
    await context.close()
  })
})

describe('when something comes between', () => {
  test('another window was further on: the newest state is loaded, and said', { timeout: 120_000 }, async () => {
    const { page, who, context } = await begun()
    const other = await house.window({}, who.cookie)
    await begin(page)
    await other.page.goto('/baseline')
    await shown(other.page, 'Competency 1 of 12')
    await press(page, '3', 'Enter')
    await saved(page)
    await press(other.page, '5', 'Enter')
    await shown(other.page, 'This sitting went on in another window')
    await shown(other.page, 'Competency 2 of 12')
    await other.page.getByRole('button', { name: 'Back' }).click()
    expect(await other.page.locator('input[type="radio"]:checked').getAttribute('value')).toBe('3')
    await context.close()
    await other.context.close()
  })

  test('without a connection nothing is lost, and it is sent when it is back', { timeout: 120_000 }, async () => {
    const { page, context } = await begun()
    await begin(page)
    await context.setOffline(true)
    await press(page, '4', 'Enter')
    await shown(page, 'Competency 2 of 12')
    await press(page, '2')
    await shown(page, 'There is no connection just now')
    await context.setOffline(false)
    await page.getByRole('button', { name: 'Try now' }).click()
    await saved(page)
    await page.reload()
    await shown(page, 'Competency 3 of 12')
    await context.close()
  })

  test('an answer the server stumbles over holds up no other', { timeout: 120_000 }, async () => {
    const { page, who, context } = await begun()
    await page.route('**/items/*', (route) =>
      route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"status":500}' }),
    )
    await begin(page)
    await page.getByRole('button', { name: 'Leave something out' }).click()
    await page.getByRole('button', { name: 'Leave out the rest of this part' }).click()
    await shown(page, 'Question 1 of 8')
    await press(page, '1', 'Enter')
    await shown(page, 'The last answer is not saved yet')
    await page.getByRole('button', { name: 'Leave something out' }).click()
    await page.getByRole('button', { name: 'Leave out the rest of this part' }).click()
    await shown(page, 'Situation 1 of 4')
    const kept = page.waitForResponse((response) => response.url().includes('/situations/') && response.status() === 200)
    await press(page, '5', '4', '3', '2', '1')
    await kept
    await page.getByRole('button', { name: 'Leave something out' }).click()
    await page.getByRole('button', { name: 'Finish now' }).click()
    await page.getByText('One answer is not saved yet.').waitFor()
    await page.getByRole('button', { name: 'Finish without it' }).click()
    await page.waitForURL('**/review')
    await page.getByText('One answer counts as evidence from now on.').waitFor()
    expect(await evidenceOf(who.personId)).toBe(1)
    await context.close()
  })

  test('finishing early says what it means, and leads back', { timeout: 120_000 }, async () => {
    const { page, who, context, faults } = await begun()
    await begin(page)
    await page.getByRole('button', { name: 'Leave something out' }).click()
    await page.getByRole('button', { name: 'Finish now' }).click()
    await page.getByText('Nothing is answered yet, so there is nothing to finish.').waitFor()
    expect(await page.getByRole('button', { name: /^Finish/ }).count()).toBe(0)
    await page.getByRole('button', { name: 'Go on about yourself' }).click()
    await shown(page, 'Competency 1 of 12')
    await press(page, '3', 'Enter')
    await shown(page, 'Competency 2 of 12')
    await page.getByRole('button', { name: 'Leave something out' }).click()
    await page.getByRole('button', { name: 'Leave out the rest of this part' }).click()
    await shown(page, 'Question 1 of 8')
    await press(page, '0', 'Enter')
    await shown(page, 'Question 2 of 8')
    await page.getByRole('button', { name: 'Leave something out' }).click()
    await page.getByRole('button', { name: 'Finish now' }).click()
    await page.getByText('The baseline is done once').waitFor()
    await shown(page, 'About yourself: 1 of 12')
    await page.getByRole('button', { name: 'Finish and see what was right' }).click()
    await page.waitForURL('**/review')
    await shown(page, '2 answers count as evidence from now on. You find each on the page of its competency.')
    expect(await evidenceOf(who.personId)).toBe(2)
    await page.goto('/baseline')
    await page.getByText('You have done your baseline.').waitFor()
    await page.getByRole('combobox').fill('Networks')
    await page.getByRole('option', { name: 'Networks' }).click()
    await page.getByRole('button', { name: 'Start the test' }).click()
    await page.waitForURL('**/sittings/*')
    await page.getByRole('heading', { name: 'Short test: Networks' }).waitFor()
    await shown(page, 'Question 1 of 6')
    expect(faults).toEqual([])
    await context.close()
  })
})

describe('in every light and at every width', () => {
  test.each([
    { theme: 'light', width: 1280 },
    { theme: 'dark', width: 1280 },
    { theme: 'light', width: 320 },
    { theme: 'dark', width: 320 },
  ] as const)('$theme at $width', { timeout: 180_000 }, async (look) => {
    const { page, context, faults } = await begun(look)
    const isSound = async (where: string) => {
      expect({ where, axe: await axeFindings(page), sideways: await sidewaysScroll(page) }).toEqual({ where, axe: [], sideways: 0 })
    }
    await page.goto('/start')
    await page.getByRole('button', { name: 'Save' }).waitFor()
    await isSound('start')
    await page.goto('/baseline')
    await page.getByRole('button', { name: 'Begin' }).waitFor()
    await isSound('door')
    await page.getByRole('button', { name: 'Begin' }).click()
    await shown(page, 'Competency 1 of 12')
    await press(page, 'Enter', '3')
    await saved(page)
    await page.getByRole('button', { name: 'Leave something out' }).click()
    await isSound('about yourself')
    await page.getByRole('button', { name: 'Leave out the rest of this part' }).click()
    for (let i = 1; i <= 8; i++) {
      await shown(page, `Question ${i} of 8`)
      if (i < 4) await isSound(`question ${i}`)
      await press(page, '1', 'Enter')
    }
    await shown(page, 'Situation 1 of 4')
    await press(page, 'Enter', '2')
    await isSound('situation')
    await press(page, '3', '4', '5', '1', 'Enter')
    await shown(page, 'Situation 2 of 4')
    await page.getByRole('button', { name: 'Leave something out' }).click()
    await page.getByRole('button', { name: 'Finish now' }).click()
    await shown(page, 'Situations: 1 of 4')
    await isSound('end')
    await page.getByRole('button', { name: 'Finish and see what was right' }).click()
    await page.waitForURL('**/review')
    await shown(page, 'These keys are starting keys')
    await isSound('review')
    expect(faults).toEqual([])
    await context.close()
  })
})
