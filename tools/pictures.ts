// Takes the pictures of the README: node tools/pictures.ts [port] [tour]. A house of its own, one person with half a year of evidence, the demo,
// a real browser. With "tour" only those of the guided tour.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededRandom } from '@evenkeel/measure'
import pg from 'pg'
import { pino } from 'pino'
import type { Page } from 'playwright-core'
import { contract as certificates } from '../features/certificates/contract.ts'
import { contract as competency } from '../features/competency/contract.ts'
import { contract as demo } from '../features/demo/contract.ts'
import { contract as editor } from '../features/editor/contract.ts'
import { contract as library } from '../features/library/contract.ts'
import { contract as people } from '../features/people/contract.ts'
import { contract as teams } from '../features/teams/contract.ts'
import { contract as work } from '../features/work/contract.ts'
import { assemble, prepare } from '../server/assemble.ts'
import { readContent } from '../server/content.ts'
import { startEmbedded } from '../server/postgres/embedded.ts'
import { buildWeb } from '../web/build.ts'
import { openBrowser } from './browser.ts'
import { sayAim, sitBaseline } from './fixture-person.ts'
import { smallPng } from './small-png.ts'
import { makeVisitor } from './visitor.ts'

const port = Number(process.argv[2] ?? 4398)
const url = `http://localhost:${port}`
const folder = join(import.meta.dirname, '../docs/pictures')
const appLogin = { name: 'evenkeel_pictures', password: 'a-password-for-pictures-only' }
const password = 'correct horse battery staple'
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)

const dataDir = await mkdtemp(join(tmpdir(), 'evenkeel-pictures-'))
const server = await startEmbedded({ dataDir, purpose: 'being photographed' })
await prepare({ ownerUrl: server.adminUrl, appLogin })
let now = daysAgo(170)
const house = await assemble({
  ownerUrl: server.adminUrl,
  appLogin,
  secret: 'a-secret-for-pictures-only-0123456789',
  publicUrl: url,
  content: readContent(),
  version: '0.1.0',
  web: await buildWeb(),
  smtp: null,
  logger: pino({ level: 'silent' }),
  limits: { credentialTries: 1000, requests: 10_000, trustProxy: false },
  clock: () => now,
  random: seededRandom(20261122),
  showOperator: () => {},
})
await house.app.listen({ port, host: '127.0.0.1' })
const browser = await openBrowser()
try {
  await mkdir(folder, { recursive: true })
  if (process.argv[3] !== 'tour') await photograph(await livedHalfAYear())
  now = new Date()
  await photographTour()
} finally {
  await browser.close()
  await house.close()
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
}

async function newcomer(name: string, email: string) {
  const answer = await house.app.inject({ method: 'POST', url: '/api/accounts', payload: { name, email, password } })
  return Object.assign(makeVisitor(house, answer.headers['set-cookie']), answer.json<{ personId: string; orgId: string }>())
}

type Person = Awaited<ReturnType<typeof newcomer>>

/** A baseline in summer, then what a working life adds: rated work, a certificate, a second look at oneself. */
async function livedHalfAYear(): Promise<Person> {
  const noor = await newcomer('Noor Haddad', 'noor@example.org')
  const params = { personId: noor.personId }
  await sayAim(noor)
  const admin = new pg.Pool({ connectionString: server.adminUrl, max: 1 })
  await sitBaseline(noor, { content: house.house.content, admin }, { items: 0.85, situations: 0.85 })
  await admin.end()
  const rated = async (
    days: number,
    id: string,
    verifierName: string,
    level: number,
    outcome: string,
    context: string,
    benefited: string,
  ) => {
    now = daysAgo(days)
    const { reply } = await noor.ask(work.addWork, {
      params,
      body: { competency: id, outcome, context, benefited, link: null, verifierName, verifierEmail: null },
    })
    await makeVisitor(house).ask(work.rateWork, { body: { token: reply.link?.split('#')[1] ?? '', level } })
  }
  await rated(
    120,
    'debugging',
    'Robin Ahlers',
    4,
    'The nightly import finishes before the shops open.',
    'Three shops opened late because the import hung and nobody could see why.',
    'The shop leads and the people on call.',
  )
  await rated(
    75,
    'active-listening',
    'Mika Berg',
    4,
    'The finance team got the report they needed, not the one they had asked for.',
    'They asked for an export; in the talk it turned out they were afraid of the audit.',
    'Three colleagues in finance.',
  )
  await rated(
    40,
    'software-design',
    'Lena Sato',
    4,
    'Payments can be changed without touching orders.',
    'Two modules knew each other; every release broke one of them.',
    'Both teams, at each release.',
  )
  await rated(
    21,
    'active-listening',
    'Sam Okafor',
    3,
    'The handover call ended with a list both sides agreed on.',
    'The night shift had stopped reading our notes.',
    'The night shift.',
  )
  now = daysAgo(30)
  const certificate = {
    title: 'Professional programmer',
    issuer: 'Example Institute',
    number: 'E-2231',
    issuedOn: now.toISOString().slice(0, 10),
    expiresOn: null,
    verifyLink: null,
  }
  await noor.ask(certificates.addCertificate, { params, body: { competency: 'programming', level: 4, ...certificate } })
  now = daysAgo(5)
  await noor.ask(competency.assess, { params, body: { competency: 'active-listening', level: 4 } })
  return noor
}

async function photograph(noor: Person): Promise<void> {
  now = new Date()
  const ada = await newcomer('Ada', 'ada@example.org')
  await picture('welcome', '/welcome', null)
  await picture('start', '/start', ada)
  await sayAim(ada)
  await picture('baseline-self', '/baseline', ada, { ready: beginBaseline })
  await picture('home-light', '/', noor)
  await picture('home-dark', '/', noor, { theme: 'dark' })
  await picture('home-320', '/', noor, { width: 320, height: 800 })
  await picture('profile', '/profile', noor)
  await picture('competency-why', '/competencies/active-listening', noor, {
    ready: (page) => page.getByRole('button', { name: /^Why/ }).first().click(),
    height: 1100,
  })
  await picture('role-gap-light', '/role-gap', noor)
  await picture('role-gap-320', '/role-gap', noor, { width: 320, height: 800 })
  await picture('my-data', '/my-data', noor)
}

/** What the guided tour of the demo shows, in its order; the dry run of an import stands in an organisation of its own. */
async function photographTour(): Promise<void> {
  await makeVisitor(house).ask(demo.openDemo)
  while ((await makeVisitor(house).ask(demo.showDemo)).reply.state !== 'ready') await new Promise((done) => setTimeout(done, 500))
  await picture('tour-look-around', '/look-around', null, { height: 800 })
  const noor = await inDemo('noor')
  await picture('tour-home', '/', noor, { height: 720 })
  await picture('tour-phone', '/', noor, { width: 320, height: 800 })
  await picture('tour-role-gap', '/role-gap', noor, { height: 800, ready: seeing('Gates') })
  await picture('tour-why', '/competencies/active-listening', noor, { ready: openWhy, height: 740 })
  const tomas = await inDemo('tomas')
  const team = (await tomas.ask(teams.listTeams)).reply.teams.find(({ isMine }) => isMine)
  await picture('tour-my-people', '/reports', tomas, { height: 800 })
  await picture('tour-report', `/reports/${noor.personId}`, tomas, { height: 800 })
  await picture('tour-team', `/teams/${team?.teamId}`, tomas, { height: 800 })
  const ines = await inDemo('ines')
  await ines.ask(editor.beginDraft)
  await picture('tour-framework', '/organisation/framework/edit/roles/software-engineering/senior-software-engineer', ines, {
    height: 800,
    ready: tilt,
  })
  const [own] = (await ines.ask(library.listLibrary)).reply.frameworks
  await picture('tour-balance', `/library/${own?.frameworkId}/balance`, ines, { height: 800, ready: seeing('Role by role') })
  await picture('tour-audit', '/organisation/audit', await inDemo('ilse'), { height: 800, ready: checkLog })
  const owner = await newcomer('Ines Duarte', 'ines@example.org')
  await owner.ask(people.setUpOrganisation, { body: { name: 'Harbour Works', language: 'en', retentionMonths: 24 } })
  await picture('tour-import', '/imports', owner, { height: 800, ready: chooseFile })
}

async function inDemo(who: string): Promise<Person> {
  const answer = await house.app.inject({ method: 'POST', url: '/api/demo/sessions', payload: { who } })
  return Object.assign(makeVisitor(house, answer.headers['set-cookie']), answer.json<{ personId: string; orgId: string }>())
}

/** Scrolled to what stands under this heading. */
function seeing(heading: string) {
  return (page: Page) =>
    page.getByRole('heading', { name: heading }).evaluate((element) => window.scrollTo(0, element.getBoundingClientRect().top - 80))
}

async function openWhy(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Why/ }).first().click()
}

/** Sets the technical half to 70 of 100: the meter says what it thinks of that. */
async function tilt(page: Page): Promise<void> {
  const share = page.locator('[data-field="technicalShare"] input')
  await share.fill('70')
  await share.press('Tab')
  await page.getByText('Not even yet').waitFor()
  await page.evaluate(() => window.scrollTo(0, 0))
}

async function checkLog(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Check every row' }).click()
  await page.getByText('whole', { exact: false }).nth(1).waitFor()
}

async function chooseFile(page: Page): Promise<void> {
  const text = 'name,email,team\nMika Berg,mika@example.org,Payments\nZoë Núñez,at home,Payments\nJo Amsel,jo@example.org,Checkout\n'
  await page.locator('input[type=file]').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByText('a mistake in it').waitFor()
}

async function beginBaseline(page: Page): Promise<void> {
  await page.getByRole('button', { name: /begin/i }).click()
  await page.getByRole('radio').nth(2).waitFor({ state: 'attached' })
}

type Shot = {
  readonly theme?: 'light' | 'dark'
  readonly width?: number
  readonly height?: number
  readonly ready?: (page: Page) => Promise<unknown>
}

async function picture(
  name: string,
  path: string,
  who: Person | null,
  { theme = 'light', width = 1280, height = 960, ready }: Shot = {},
): Promise<void> {
  const context = await browser.newContext({
    colorScheme: theme,
    viewport: { width, height },
    reducedMotion: 'reduce',
    baseURL: url,
    locale: 'en-GB',
  })
  if (who) {
    const [cookie = '', value = ''] = who.cookie.split(/=(.*)/s)
    await context.addCookies([{ name: cookie, value, url }])
  }
  const page = await context.newPage()
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  await ready?.(page)
  await page.waitForLoadState('networkidle')
  await writeFile(join(folder, `${name}.png`), smallPng(await page.screenshot()))
  await context.close()
  console.log(`docs/pictures/${name}.png`)
}
