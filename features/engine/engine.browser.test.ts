import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundOrganisation, learn, type Organisation } from '../../tools/fixture-organisation.ts'
import { type BrowserHouse, openBrowserHouse, soundFindings } from '../../tools/test-browser.ts'

// An owner who looks how well the figures of her organisation hold: before anybody rated, with too few who rate, and with enough.

let house: BrowserHouse
let org: Organisation
let page: Page
let context: BrowserContext
let faults: string[]
const pictures = process.env.EVENKEEL_PICTURES

beforeAll(async () => {
  house = await openBrowserHouse()
  org = await foundOrganisation(house, { owner: 'Noor Haddad', organisation: 'Quay Works' })
  ;({ page, context, faults } = await house.window({}, org.owner.cookie))
})
afterAll(async () => {
  await context?.close()
  await house?.close()
})

async function expectSound(name: string) {
  expect(await soundFindings(page)).toEqual([])
  if (!pictures) return
  for (const [theme, width] of [
    ['light', 1280],
    ['dark', 1280],
    ['light', 320],
  ] as const) {
    await page.emulateMedia({ colorScheme: theme })
    await page.setViewportSize({ width, height: 900 })
    await page.screenshot({ path: `${pictures}/${name}-${theme}-${width}.png`, fullPage: true })
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}

test('before anybody rated, the page says what brings it', { timeout: 60_000 }, async () => {
  await page.goto('/organisation')
  await page.getByRole('link', { name: 'Engine health' }).click()
  await page.getByRole('heading', { name: 'How well predictions of ratings hold' }).waitFor()
  await expectSound('empty')
})

test('with a few who rate nothing is said about how they do it', { timeout: 60_000 }, async () => {
  const ines = await org.join('Ines Pereira')
  await org.rate(ines, org.owner.personId, { debugging: 3, empathy: 4 })
  await learn(house, org.owner)
  await page.reload()
  await page.getByText('Too few raters for figures').waitFor()
  expect(await page.getByRole('figure').count()).toBe(0)
  await expectSound('few')
})

test('with enough of them it says how well predictions hold and who can be compared, and names nobody', { timeout: 60_000 }, async () => {
  const names = ['Tomas Novak', 'Mika Berg', 'Ada Okafor', 'Robin Ahlers', 'Kim Larsen', 'Jo Marin']
  const raters = await Promise.all(names.map(org.join))
  for (let p = 0; p < 8; p++) {
    const { personId } = await org.join(`Person ${p}`)
    for (const r of [p % 6, (2 * p + 1) % 6])
      await org.rate(raters[r]!, personId, {
        debugging: 1 + ((p + r) % 5),
        testing: 1 + ((p * r + 1) % 5),
        empathy: 2 + ((p + 2 * r) % 3),
      })
  }
  await learn(house, org.owner)
  await page.reload()
  await page.getByRole('figure', { name: 'Where ratings came out within what was predicted of them' }).waitFor()
  const [places] = await page.getByText('Show as table').all()
  await places!.click()
  const counts = await page.locator('figure').first().getByRole('cell').allInnerTexts()
  expect(counts.reduce((sum, n) => sum + Number(n), 0)).toBe(8 * 2 * 3 + 2)
  const words = await page.getByRole('main').innerText()
  for (const name of [...names, 'Ines Pereira']) expect(words).not.toContain(name)
  expect(words).toContain('relative to your team')
  await expectSound('figures')
  expect(faults).toEqual([])
})
