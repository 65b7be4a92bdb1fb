import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contract as certificates } from '../features/certificates/contract.ts'
import { contract as people } from '../features/people/contract.ts'
import { contract as start } from '../features/start/contract.ts'
import { contract as teams } from '../features/teams/contract.ts'
import { sayAim } from '../tools/fixture-person.ts'
import { axeFindings, type BrowserHouse, openBrowserHouse, sidewaysScroll } from '../tools/test-browser.ts'

// An owner, a manager, somebody who joins from a solo account, and somebody who saw the work: four people, four browsers.

let house: BrowserHouse
type Person = Awaited<ReturnType<BrowserHouse['newcomer']>>
type Window = Awaited<ReturnType<BrowserHouse['window']>>
let ines: Person
let tomas: Window
let mika: Window
let invitation: string
let teamId: string
let mikaHere: string
let solo: Person

/** What is shared is said by the switch once the house has it down. */
const turn = async (kind: string, on: boolean) => {
  const control = mika.page.getByRole('switch', { name: new RegExp(`^${kind}`), checked: !on })
  await control.click({ force: true })
  await mika.page.getByRole('switch', { name: new RegExp(`^${kind}`), checked: on }).waitFor({ state: 'attached' })
}
const clean = async (page: Page) => expect([await axeFindings(page), await sidewaysScroll(page)]).toEqual([[], 0])

beforeAll(async () => {
  house = await openBrowserHouse()
  ines = await house.newcomer('Ines Duarte')
  await ines.ask(people.setUpOrganisation, { body: { name: 'Harbour Works', language: 'en', retentionMonths: null } })
  teamId = (await ines.ask(teams.addTeam, { body: { name: 'Payments' } })).reply.teamId
  const invite = async (name: string) =>
    (await ines.ask(people.invitePerson, { body: { name, email: null, role: 'member', teamId } })).reply
  const lead = await house.newcomer('Tomás Reyes')
  const { personId, link } = await invite('Tomás Reyes')
  await lead.ask(people.acceptInvitation, { body: { token: link!.split('#')[1]!, bring: [] } })
  await ines.ask(teams.placePerson, { params: { teamId, personId }, body: { part: 'manager' } })
  tomas = await house.window({}, lead.cookie)
  solo = await house.newcomer('Mika Berg')
  await sayAim(solo)
  const certificate = { competency: 'networks', level: 3, title: 'Routing', issuer: 'An institute', number: null, verifyLink: null }
  await solo.ask(certificates.addCertificate, {
    params: { personId: solo.personId },
    body: { ...certificate, issuedOn: '2026-01-09', expiresOn: null },
  })
  mika = await house.window({ width: 320 }, solo.cookie)
  const asked = await invite('Mika Berg')
  invitation = asked.link!
  mikaHere = asked.personId
})
afterAll(async () => {
  await tomas?.context.close()
  await mika?.context.close()
  await house?.close()
})

test('a stranger with the link is led to sign in; whoever was invited joins and chooses what comes along', {
  timeout: 90_000,
}, async () => {
  const stranger = await house.window()
  await stranger.page.goto(invitation)
  await stranger.page.getByRole('heading', { level: 1, name: 'Harbour Works invites you' }).waitFor()
  await clean(stranger.page)
  await stranger.page.getByRole('link', { name: 'Sign in' }).last().click()
  await stranger.page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
  expect(stranger.page.url()).not.toContain(invitation.split('#')[1]!)
  await stranger.context.close()

  const { page } = mika
  await page.goto(invitation)
  await page.getByRole('checkbox', { name: /^Certificate/ }).check({ force: true })
  await clean(page)
  await page.getByRole('button', { name: 'Join Harbour Works' }).click()
  await page.waitForURL(`${house.url}/`)
  await page.goto('/account')
  await page.getByRole('heading', { name: 'Harbour Works' }).waitFor()
  await clean(page)
})

test('the manager sees nothing until it is shared, and rates what was seen', { timeout: 90_000 }, async () => {
  await mika.page.goto('/start')
  await house.admin.query(
    `insert into aim (org_id, person_id, current_family, current_level, target_family, target_level, hours_a_week, why, updated_at)
     select p.org_id, p.person_id, a.current_family, a.current_level, a.target_family, a.target_level, a.hours_a_week, '', now()
     from person p, aim a where p.person_id = $1 limit 1`,
    [mikaHere],
  )
  const { page } = tomas
  await page.goto('/account')
  await page.getByRole('button', { name: 'Go to Harbour Works' }).click()
  await page.getByRole('link', { name: 'My people' }).click()
  await page.getByText('Shares nothing so far').waitFor()
  await clean(page)
  await page.getByRole('link', { name: 'Open Mika Berg' }).click()
  await page.getByRole('heading', { level: 1, name: 'Mika Berg' }).waitFor()
  expect(await page.getByText('Nothing you may see speaks about this half yet.').count()).toBe(2)

  await mika.page.goto('/sharing')
  await mika.page.getByText('In Harbour Works you are managed by Tomás Reyes.').waitFor()
  await turn('Certificate', true)
  await clean(mika.page)

  await page.reload()
  await page.getByText('what Mika Berg shares (certificate)').waitFor()
  expect(await page.getByText('Nothing you may see speaks about this half yet.').count()).toBe(1)
  await page.getByRole('combobox', { name: /What did you see/ }).fill('Active')
  await page.getByRole('option', { name: /Active listening/ }).click()
  await page.getByRole('radio', { name: /^4/ }).check({ force: true })
  await page.getByRole('textbox', { name: /In which situation/ }).fill('The call with the warehouse on Friday.')
  await page.getByLabel(/On which day/).fill('2026-02-27')
  await page.getByRole('radio', { name: 'Some of it' }).check({ force: true })
  await clean(page)
  await page.getByRole('button', { name: 'Save my rating' }).click()
  await page.getByText('Mika Berg sees what you said, with your name, and may answer it.').waitFor()
  expect(tomas.faults).toEqual([])
})

/** Mika describes a piece of work and asks Tomás, who manages them. */
async function askForRating(outcome: string) {
  const { page } = mika
  await page.goto('/competencies/debugging?do=work')
  const field = (name: RegExp) => page.getByRole('textbox', { name })
  await field(/What came of it/).fill(outcome)
  await field(/What the situation was/).fill('Two services disagreed about time; I narrowed it down with three checks.')
  await field(/Who benefited/).fill('People on call')
  await page.getByRole('radio', { name: /^Tomás Reyes/ }).check({ force: true })
  await clean(page)
  await page.getByRole('button', { name: 'Ask for a rating' }).click()
  await page.getByText('Tomás Reyes finds it among their requests').waitFor()
  await page.getByText('Waiting for Tomás Reyes').first().waitFor()
}

async function askForLook() {
  await mika.page.goto('/competencies/networks')
  await mika.page.getByRole('button', { name: 'Ask Tomás Reyes to look at it' }).click()
  await mika.page.getByText(/Tomás Reyes was asked on/).waitFor()
}

test('the manager who was asked rates a piece of work and looks at a certificate, from the Monday page', { timeout: 120_000 }, async () => {
  const orgId = (await house.admin.query<{ org_id: string }>('select org_id from person where person_id = $1', [mikaHere])).rows[0]!.org_id
  const consent = { params: { personId: mikaHere, kind: 'keep-answers' }, body: { given: true } }
  await solo.ask(start.saveConsent, consent, { 'evenkeel-org': orgId })
  const { page } = tomas
  await page.goto('/reports')
  await page.getByText('Nothing waits for you.').waitFor()
  await askForRating('Checkout no longer fails on Monday mornings.')
  await askForLook()
  await clean(mika.page)

  await page.reload()
  await page.getByRole('link', { name: 'Mika Berg: Debugging and diagnosis' }).waitFor()
  await clean(page)
  await page.getByRole('link', { name: 'Mika Berg: Debugging and diagnosis' }).click()
  await page.getByRole('heading', { level: 1, name: 'Mika Berg asks about a piece of work' }).waitFor()
  await clean(page)
  await page.getByRole('radio', { name: /^4/ }).check({ force: true })
  await page.getByRole('button', { name: 'Send my rating' }).click()
  await page.getByText('It no longer waits for you.').waitFor()
  await page.getByRole('link', { name: 'Back to my people' }).click()
  await page.getByRole('link', { name: 'Mika Berg: Networks' }).click()
  await page.getByRole('heading', { level: 2, name: 'Routing' }).waitFor()
  await page.getByRole('radio', { name: /^I could not check it/ }).check({ force: true })
  await page.getByRole('button', { name: 'Send my answer' }).click()
  await page.getByRole('alert').getByText('Say in a line why it could not be checked.').waitFor()
  await clean(page)
  await page.getByRole('radio', { name: /^I saw it/ }).check({ force: true })
  await page.getByRole('button', { name: 'Send my answer' }).click()
  await page.getByText('It no longer waits for you.').waitFor()
  await page.getByRole('link', { name: 'Back to my people' }).click()
  await page.getByText('Nothing waits for you.').waitFor()
  await page.getByRole('link', { name: 'Open Mika Berg' }).click()
  await page.getByText(/^Tomás Reyes saw it on/).waitFor()
  await clean(page)

  await mika.page.goto('/competencies/networks')
  await mika.page.getByText(/^Tomás Reyes saw this certificate on/).waitFor()
  await mika.page.goto('/competencies/debugging')
  await mika.page.getByRole('paragraph').filter({ hasText: 'Tomás Reyes rated this work at level 4.' }).waitFor()
  await mika.page.goto('/my-data')
  await mika.page.getByText('Tomás Reyes looked at a piece of work you asked about').waitFor()
  await mika.page.getByText('Tomás Reyes looked at a certificate you asked about').waitFor()
  expect([tomas.faults, mika.faults]).toEqual([[], []])
})

test('who looked is seen; what is no longer shared is gone, and so is the view when the place ends', { timeout: 90_000 }, async () => {
  await mika.page.goto('/my-data')
  await mika.page.getByText('looked at what you share').first().waitFor()
  await askForLook()
  await askForRating('Nobody is called at night for the import.')
  const { page } = tomas
  await page.goto('/reports')
  await page.getByRole('link', { name: 'Mika Berg: Networks' }).click()
  await page.getByRole('heading', { level: 2, name: 'Routing' }).waitFor()
  await mika.page.goto('/sharing')
  await turn('Certificate', false)
  await page.reload()
  await page.getByRole('alert').waitFor()
  expect(await page.getByText('Routing').count()).toBe(0)
  await page.goto('/reports')
  await page.getByRole('link', { name: 'Open Mika Berg' }).click()
  await page.getByText('nothing shared so far').waitFor()
  expect(await page.getByText('Routing').count()).toBe(0)
  await page.goto('/reports')
  expect(await page.getByRole('link', { name: 'Mika Berg: Networks' }).count()).toBe(0)
  await page.getByRole('link', { name: 'Mika Berg: Debugging and diagnosis' }).click()
  await page.getByText('Nobody is called at night for the import.').waitFor()
  await ines.ask(teams.endPlace, { params: { teamId, personId: mikaHere } })
  await tomas.page.reload()
  await tomas.page.getByRole('alert').waitFor()
  expect(await tomas.page.getByText('Mika Berg').count()).toBe(0)
  expect(await tomas.page.getByText('Nobody is called at night').count()).toBe(0)
  await mika.page.goto('/competencies/debugging')
  await mika.page.getByText('Tomás Reyes does not manage you now').waitFor()
  await clean(mika.page)
  await mika.page.getByRole('button', { name: 'Ask somebody else' }).click()
  await mika.page.getByRole('textbox', { name: /Who saw it/ }).fill('Robin Ahlers')
  await clean(mika.page)
  await mika.page.getByRole('button', { name: 'Ask', exact: true }).click()
  await mika.page.getByText('Waiting for Robin Ahlers').waitFor()
  await mika.page.getByText('Send this link to Robin Ahlers').waitFor()
  expect(mika.faults).toEqual([])
})
