import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sayAim } from '../../tools/fixture-person.ts'
import { type BrowserHouse, openBrowserHouse, sidewaysScroll, soundFindings } from '../../tools/test-browser.ts'
import { contract as competency } from '../competency/contract.ts'
import { contract as reports } from '../reports/contract.ts'
import { contract as sharing } from '../sharing/contract.ts'
import { contract } from './contract.ts'

// One owner who sets up an organisation, and sees what her team can do only once somebody in it shares something.

type Person = Awaited<ReturnType<BrowserHouse['newcomer']>>
let house: BrowserHouse
let owner: Person
let page: Page
let context: BrowserContext
let faults: string[]

const long = 'Maximiliane Friederike von Hohenstein-Wolkenburg zu Traunsee' // 60 characters
const longest = 80

beforeAll(async () => {
  house = await openBrowserHouse()
  owner = await house.newcomer('Ines Duarte')
  ;({ page, context, faults } = await house.window({}, owner.cookie))
})
afterAll(async () => {
  await context?.close()
  await house?.close()
})

const button = (words: string) => page.getByRole('button', { name: words, exact: true })
const people = () => page.getByRole('table', { name: 'People in this organisation' })
const row = (words: string) => people().getByRole('row').filter({ hasText: words })

async function choose(field: string, option: string) {
  await page.locator(`[data-field="${field}"] button`).click()
  await page.getByRole('option', { name: option }).first().click()
}

/** As it stands, in both themes and on the smallest phone: nothing for axe, nothing to push sideways. */
async function expectSound() {
  expect(await soundFindings(page)).toEqual([])
}

test('a solo account says what an organisation is good for, and becomes one', { timeout: 60_000 }, async () => {
  await page.goto('/organisation')
  await page.getByRole('heading', { name: 'What stays private' }).waitFor()
  await expectSound()
  await page.getByRole('link', { name: 'Set up an organisation' }).click()
  await button('Go on').click()
  await page.getByText('One answer needs another look').waitFor()
  await expectSound()
  await page.getByLabel('Name of the organisation').fill('Harbour Works')
  await page.keyboard.press('Enter')
  await choose('retentionMonths', '24 months')
  await button('Go on').click()
  await button('Set up now, invite later').click()
  await page.getByRole('heading', { name: 'Your organisation is set up' }).waitFor()
  await page.getByRole('link', { name: 'Add a team' }).click()
  const { reply } = await owner.ask(contract.showOrganisation)
  expect(reply).toMatchObject({ name: 'Harbour Works', language: 'en', retentionMonths: 24, kind: 'organisation' })
  // Nobody can change their own place: there is one person, and nothing to press beside them.
  await row('Ines Duarte (you)').waitFor()
  expect(await people().getByRole('button').count()).toBe(0)
})

test('a team is added, a name that is taken is said at the field', { timeout: 60_000 }, async () => {
  await page.getByText('No team yet. Add one').waitFor()
  await page.getByLabel('Name of a new team').fill('Quay')
  await button('Add the team').click()
  await page.getByRole('heading', { level: 3, name: 'Quay' }).waitFor()
  await page.getByLabel('Name of a new team').fill('quay')
  await button('Add the team').click()
  await page.locator('[data-field=teamName][data-invalid]').getByText('use the team there is').waitFor()
})

let link: string

test('somebody is invited by link, which is shown once and can be renewed', { timeout: 60_000 }, async () => {
  await page.getByLabel('Their name').fill(long)
  await choose('inviteTeam', 'Quay')
  await button('Invite').click()
  const shown = page.getByRole('region', { name: 'The link' })
  await shown.waitFor()
  link = (await shown.innerText()).trim()
  expect(link).toMatch(/\/invitation#\S{20,}$/)
  await row(long).filter({ hasText: 'Invited' }).filter({ hasText: 'Quay' }).waitFor()
  await expectSound()
  await page.reload()
  await row(long).waitFor()
  expect(await shown.count()).toBe(0)
  await button(`New link for ${long}`).click()
  await shown.waitFor()
  const renewed = (await shown.innerText()).trim()
  expect(renewed).not.toBe(link)
  link = renewed
})

let joined: Person

/** Somebody with an account of their own takes the link, and asks from inside the organisation then. */
async function join(name: string, invitation: string): Promise<Person> {
  const who = await house.newcomer(name)
  await sayAim(who)
  for (const id of ['debugging', 'testing', 'empathy'])
    await who.ask(competency.assess, { params: { personId: who.personId }, body: { competency: id, level: 3 } })
  const token = invitation.split('#')[1]!
  const { reply } = await who.ask(contract.acceptInvitation, { body: { token, bring: ['self'] } })
  const ask = ((o, given) => who.ask(o, given, { 'evenkeel-org': reply.orgId })) as Person['ask']
  const inside = { ...who, ...reply, ask }
  await sayAim(inside)
  return inside
}

async function shareSelf(who: Person) {
  const { status } = await who.ask(sharing.saveSharing, { params: { personId: who.personId, source: 'self' }, body: { shared: true } })
  expect(status).toBe(200)
}

test('a role is given; somebody suspended is signed out, and let in again by one button', { timeout: 60_000 }, async () => {
  joined = await join(long, link)
  await page.reload()
  await button(`Change role of ${long}`).click()
  await choose('role', 'Manager')
  await button('Save the role').click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await row(long).getByText('Manager', { exact: true }).waitFor()

  await button(`Suspend ${long}`).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Suspend', exact: true }).click()
  await page.getByText(`${long} is suspended`).waitFor()
  await row(long).getByText('Suspended', { exact: true }).waitFor()
  expect((await joined.ask(contract.showOrganisation)).status).not.toBe(200)
  await button('Undo').click()
  await page.getByText(`${long} is here again`).waitFor()
  await row(long).getByText('Here', { exact: true }).waitFor()
  expect((await joined.ask(contract.showOrganisation)).status).toBe(200)
})

test('whoever manages a team sees nothing until somebody shares, then bands without names', { timeout: 60_000 }, async () => {
  expect(await page.getByRole('link', { name: 'See what the team can do' }).count()).toBe(0)
  await button('Place somebody in Quay').click()
  await page.getByRole('combobox', { name: 'Who' }).fill('Ines')
  await page.getByRole('option', { name: 'Ines Duarte' }).click()
  await choose('part', 'Manager')
  await button('Place them').click()
  // Whoever manages from now on finds the place for it without loading anything anew.
  await page.getByRole('link', { name: 'My people' }).waitFor()
  await page.getByRole('link', { name: 'See what the team can do' }).click()
  await page.getByRole('heading', { level: 1, name: 'Quay' }).waitFor()
  await page.getByText('Nobody in this team shares anything yet').waitFor()
  await expectSound()

  await shareSelf(joined)
  await page.reload()
  await page.getByText('1 of 1 person shares something').waitFor()
  // One's own view alone is not enough to count.
  expect(await page.getByText(/^1 (at 3\.5 or above|from 2 to 3\.5|below 2)\.$/).count()).toBe(0)
  for (const about of ['empathy', 'networks', 'debugging']) {
    const saw = { competency: about, level: 5, situation: 'The call with the warehouse.', confidence: 'high' as const }
    await owner.ask(reports.ratePerson, {
      params: { personId: joined.personId },
      body: { ...saw, seenOn: new Date().toISOString().slice(0, 10) },
    })
  }
  await page.reload()
  await page.getByText('1 of 1 person shares something').waitFor()
  expect(await page.getByText(/^1 (at 3\.5 or above|from 2 to 3\.5|below 2)\.$/).count()).toBe(3)
  expect(await page.locator('main').innerText()).not.toContain(long)
  await expectSound()
})

test('with five who share, people and competencies stand in a map that scrolls by itself', { timeout: 120_000 }, async () => {
  const { rows } = await house.admin.query<{ team_id: string }>('select team_id from team')
  const teamId = rows[0]!.team_id
  for (const name of ['Bo', 'Tomás Reyes', 'Noor Haddad', 'Mika Lindqvist', 'Ada Okafor']) {
    const { reply: invitation } = await owner.ask(contract.invitePerson, { body: { name, email: null, role: 'member', teamId } })
    const who = await join(name, invitation.link!)
    await shareSelf(who)
    const saw = {
      competency: 'active-listening',
      level: name === 'Bo' ? 5 : 1,
      situation: 'The call with the warehouse.',
      confidence: 'high' as const,
    }
    const rated = { params: { personId: who.personId }, body: { ...saw, seenOn: new Date().toISOString().slice(0, 10) } }
    expect((await owner.ask(reports.ratePerson, rated)).status).toBe(200)
  }
  await page.reload()
  const map = page.getByRole('table', { name: 'Who can do what' })
  await map.waitFor()
  await page.getByText(/only one person is likely at level 3 or above in .*Active listening/).waitFor()
  expect(await map.getByRole('columnheader').count()).toBe(7)
  expect(await map.getByRole('link', { name: 'Bo', exact: true }).getAttribute('href')).toMatch(/^\/reports\/[0-9a-f-]{36}$/)
  expect(
    await map
      .getByRole('row', { name: /^Software design/ })
      .getByText('Not shared')
      .count(),
  ).toBe(6)
  // A level never stands without its interval, and what nobody shared is no level.
  const cells = await map
    .getByRole('row', { name: /^Active listening/ })
    .getByRole('cell')
    .allInnerTexts()
  expect(cells.filter((words) => /^\d\.\d \d\.\d to \d\.\d$/.test(words.trim()))).toHaveLength(5)
  await expectSound()
  await page.setViewportSize({ width: 768, height: 700 })
  const area = page.getByRole('region', { name: 'Who can do what', exact: true })
  const reach = await area.evaluate((box) => {
    box.scrollTo(box.scrollWidth, box.scrollHeight)
    const [head, first] = [box.querySelector('thead th:last-child')!, box.querySelector('tbody:last-of-type tr:last-child th')!]
    const { top, left } = box.getBoundingClientRect()
    return { scrolled: box.scrollTop > 100, head: head.getBoundingClientRect().top - top, first: first.getBoundingClientRect().left - left }
  })
  expect(reach).toEqual({ scrolled: true, head: 1, first: 1 })
  expect(await sidewaysScroll(page)).toBe(0)
})

test('what was changed in another window meanwhile is said, and not saved over', { timeout: 60_000 }, async () => {
  await page.goto('/organisation')
  const field = page.getByLabel('Name of the organisation')
  await field.waitFor()
  const { reply: now } = await owner.ask(contract.showOrganisation)
  const { name: _, kind: __, people: ___, ...rest } = now
  expect((await owner.ask(contract.saveOrganisation, { body: { ...rest, name: 'Other Works' } })).status).toBe(200)
  await field.fill('Our Works')
  await button('Save').click()
  await page.getByText('There it says: Other Works').waitFor()
  expect(await field.inputValue()).toBe('Our Works')
  expect((await owner.ask(contract.showOrganisation)).reply.name).toBe('Other Works')
  await button('Take the other one').click()
  expect(await field.inputValue()).toBe('Other Works')
  await field.fill('x'.repeat(longest))
  await button('Save').click()
  await page.getByText('Saved', { exact: true }).waitFor()
  expect((await owner.ask(contract.showOrganisation)).reply.name).toBe('x'.repeat(longest))
  expect(await sidewaysScroll(page)).toBe(0)
})

test('a closed team takes its places with it, and the browser had nothing to complain about', { timeout: 60_000 }, async () => {
  await button('Close Quay').click()
  await button('Close the team').click()
  await page.getByText('No team yet. Add one').waitFor()
  await row(long).getByText('Quay').waitFor({ state: 'detached' })
  expect(faults.filter((words) => !/status of 409/.test(words))).toEqual([])
})
