import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract as accounts } from '../features/accounts/contract.ts'
import { contract as certificates } from '../features/certificates/contract.ts'
import { contract as competency } from '../features/competency/contract.ts'
import { contract as start } from '../features/start/contract.ts'
import { contract as work } from '../features/work/contract.ts'
import { sayAim, sitBaseline } from '../tools/fixture-person.ts'
import { type BrowserHouse, openBrowserHouse, sidewaysScroll } from '../tools/test-browser.ts'

// Whatever a person types is shown as they typed it, and as nothing else: in every field that is shown again, on every screen that shows it.

/** Each sets a flag if anything takes it for a script (after the OWASP filter evasion cheat sheet), or tries to break the page's lines and directions. */
const corpus: readonly string[] = [
  '<script>ran=1</script>',
  '</title></textarea><script>ran=1</script>',
  '<img src=x onerror=ran=1>',
  '<svg onload=ran=1>',
  '<svg><animate onbegin=ran=1 attributeName=x dur=1s>',
  '<details open ontoggle=ran=1>',
  '<iframe srcdoc="<script>parent.ran=1</script>">',
  '<a href="javascript:ran=1">x</a>',
  '<math></form><style>*{display:none}</style>',
  'javascript:ran=1',
  '" autofocus onfocus="ran=1',
  "' onmouseover='ran=1",
  '--><script>ran=1</script><!--',
  '{{constructor.constructor("ran=1")()}}',
  '$' + '{ran=1} <%= ran=1 %> #{1}',
  '&lt;script&gt; &#60;b&#62; %3Cb%3E',
  "'; drop table person; -- \\u003cb\\u003e",
  'W'.repeat(60),
  '\u0646\u0648\u0631 \u062d\u062f\u0627\u062f: \u0645\u0631\u062d\u0628\u0627 (1)',
  'Zoë 👩🏽‍💻🏳️‍🌈 e\u0301\u0323 吉野家 Z̸̢͇a̷l̶g̵o̴',
]

/** Turns the words after it around, and never ends it (Unicode Standard Annex 9). */
const turning = '\u202e\u2067 123 (45) 678'

/** Links that are links, and would break out of where they stand if they could. */
const webLinks = ['https://example.org/"><script>ran=1</script>', "https://example.org/'onclick='ran=1"] as const
const noLinks = [
  'javascript:ran=1',
  ' JaVaScRiPt:ran=1',
  'java\tscript:ran=1',
  'data:text/html,<script>ran=1</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'https://example.org/\u202egro.elpmaxe',
]

/** As few names as hold all of them: 80 characters each. */
function inNames(texts: readonly string[]): readonly string[] {
  const names: string[] = []
  for (const text of texts) {
    const longer = `${names.at(-1) ?? ''} ${text}`.trim()
    if (names.length > 0 && longer.length <= 80) names[names.length - 1] = longer
    else names.push(text)
  }
  return names
}

let house: BrowserHouse
beforeAll(async () => {
  house = await openBrowserHouse()
})
afterAll(() => house?.close())

type Person = Awaited<ReturnType<BrowserHouse['newcomer']>>

/** At 320 px, with an ear for everything that must not happen. */
async function listeningWindow(cookie?: string) {
  const opened = await house.window({ width: 320, height: 800 }, cookie)
  const { context, faults } = opened
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) =>
      console.error(`policy: ${violatedDirective} ${sample}`),
    )
  })
  opened.page.on('dialog', (dialog) => {
    faults.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  const signIn = (now: string) => {
    const [name = '', value = ''] = now.split(/=(.*)/s)
    return context.addCookies([{ name, value, url: house.url }])
  }
  return { ...opened, signIn }
}

/** What of a page is not as we made it: scripts that ran, elements and handlers we never write, links to anything but the web, words turned around, and texts that are missing. */
async function strangeOn(page: Page, texts: readonly string[]): Promise<string[]> {
  const found = await page.evaluate((expected) => {
    const all = [...document.querySelectorAll('*')]
    const foreign =
      'script:not([src]), img, iframe, object, embed, base, style:not(#react-aria-pressable-style), math, audio, video, animate, [srcdoc], [autofocus]'
    const links = all.flatMap((one) =>
      ['href', 'action', 'formaction', 'xlink:href'].map((name) => one.getAttribute(name)).filter((to) => to !== null),
    )
    const shown = document.body.textContent ?? ''
    const isTurnedAt = (text: Text, at: number) => {
      const [a, b] = [at, at + 1].map((from) => {
        const letter = document.createRange()
        letter.setStart(text, from)
        letter.setEnd(text, from + 1)
        return letter.getBoundingClientRect()
      }) as [DOMRect, DOMRect]
      return a.top === b.top && b.left < a.left
    }
    // Of two letters side by side the first stands left: the first and the last two of each text, before and after what is in between.
    const isTurned = (text: Text) => {
      const pairs = [...text.data.matchAll(/[A-Za-z]{2}/g)]
      return [pairs.at(0), pairs.at(-1)].some((pair) => pair !== undefined && isTurnedAt(text, pair.index))
    }
    const texts: Text[] = []
    for (const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); walk.nextNode(); )
      texts.push(walk.currentNode as Text)
    return [
      ...texts.filter(isTurned).map(({ data }) => `turned around: ${data}`),
      ...('ran' in globalThis ? ['a script ran'] : []),
      ...[...document.querySelectorAll(foreign)].map((one) => `not ours: ${one.outerHTML.slice(0, 120)}`),
      ...all.flatMap((one) =>
        one
          .getAttributeNames()
          .filter((name) => /^on/i.test(name))
          .map((name) => `a handler: ${name}`),
      ),
      ...links.filter((to) => !/^https?:$/.test(new URL(to, document.baseURI).protocol)).map((to) => `leads to ${to}`),
      ...expected.filter((text) => !shown.includes(text)).map((text) => `not shown: ${text}`),
    ]
  }, texts)
  const sideways = await sidewaysScroll(page)
  return sideways === 0 ? found : [...found, `scrolls ${sideways} px sideways`]
}

const h1 = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
async function must<T>(answer: Promise<{ readonly status: number; readonly reply: T; readonly problem: unknown }>): Promise<T> {
  const { status, reply, problem } = await answer
  if (status !== 200) throw new Error(`refused with ${status}: ${JSON.stringify(problem)}`)
  return reply
}

/** Texts shorter than a field asks for are followed by words. */
const askAbout = (who: Person, text: string, { verifier = text, link = null }: { verifier?: string; link?: string | null } = {}) =>
  who.ask(work.addWork, {
    params: { personId: who.personId },
    body: {
      ...{ competency: 'debugging', outcome: `${text} and so on`, context: `${text} and so on`, benefited: `${text} too` },
      ...{ link, verifierName: verifier, verifierEmail: null },
    },
  })
const addCertificate = (who: Person, text: string, verifyLink: string | null) =>
  who.ask(certificates.addCertificate, {
    params: { personId: who.personId },
    body: {
      ...{ competency: 'networks', level: 3, title: text, issuer: text, number: text },
      ...{ issuedOn: '2026-01-31', expiresOn: null, verifyLink },
    },
  })
const tokenOf = (link: string | null) => link!.split('#')[1]!

describe('what was typed', { timeout: 120_000 }, () => {
  test('as evidence, in every field of it: the same on every screen, and nothing more', async () => {
    const who = await house.newcomer(corpus[2])
    const params = { personId: who.personId }
    await sayAim(who)
    await sitBaseline(who)
    for (const text of corpus) {
      const { link } = await must(askAbout(who, text, { link: webLinks[0] }))
      await must(house.visitor().ask(work.rateWork, { body: { token: tokenOf(link), level: 4 } }))
      await must(addCertificate(who, text, webLinks[1]))
    }
    await must(askAbout(who, turning, { verifier: 'Jo' }))
    const { pieces } = await must(who.ask(competency.showCompetency, { params: { ...params, competencyId: 'debugging' } }))
    const rated = pieces.filter((piece) => piece.source === 'work')
    expect(rated.length).toBe(corpus.length)
    for (const [i, piece] of rated.entries()) {
      await must(
        who.ask(competency.disputeEvidence, { params: { ...params, evidenceId: piece.id }, body: { words: `${corpus[i]!}${turning}` } }),
      )
    }
    for (const text of corpus) await must(askAbout(who, text))
    const why = [turning, ...corpus].join('\n').slice(0, 500)
    const { aim, version } = await must(who.ask(start.showStart, { params }))
    await must(who.ask(start.saveAim, { params, body: { aim: { ...aim!, why: why }, version } }))

    const { page, context, faults } = await listeningWindow(who.cookie)
    const strange = async (path: string, ready: () => Promise<unknown>, texts: readonly string[]) => {
      await page.goto(path)
      await ready()
      return (await strangeOn(page, texts)).map((words) => `${path}: ${words}`)
    }
    const older = () => page.getByRole('button', { name: /^Older ones/ })
    expect([
      ...(await strange('/', () => h1(page, /^Towards/).waitFor(), [])),
      ...(await strange('/profile', () => h1(page, 'Profile').waitFor(), [])),
      ...(await strange('/competencies/debugging', () => older().click(), corpus)),
      ...(await strange('/competencies/networks', () => older().click(), corpus)),
      ...(await strange('/start', () => page.getByRole('button', { name: 'Save' }).waitFor(), [])),
      ...(await strange('/my-data/readable', () => page.getByText('Why', { exact: true }).waitFor(), corpus)),
      ...faults,
    ]).toEqual([])
    await page.goto('/start')
    expect(await page.getByLabel(/^Why do you want to go there/).inputValue()).toBe(why)
    await context.close()
  })

  test('as a name, on every screen that calls the person by it, and in the window of whoever is asked', async () => {
    const found: string[] = []
    const [own, other] = [await listeningWindow(), await listeningWindow()]
    const look = async (page: Page, name: string, where: string) => {
      // In the place itself, not only in the corner where every screen has it.
      await page.waitForFunction(([text, place]) => document.querySelector(place!)?.textContent?.includes(text!), [name, where])
      found.push(...(await strangeOn(page, [])).map((words) => `${name} at ${new URL(page.url()).pathname}: ${words}`))
    }
    const names = inNames(corpus)
    for (const [i, name] of names.entries()) {
      const who = await house.newcomer(name)
      await must(who.ask(start.saveConsent, { params: { personId: who.personId, kind: 'keep-answers' }, body: { given: true } }))
      const { link } = await must(askAbout(who, name, { link: webLinks[0] }))
      await own.signIn(who.cookie)
      await own.page.goto('/')
      await look(own.page, name, 'h1')
      // A new number sign alone loads nothing anew.
      await other.page.goto('about:blank')
      await other.page.goto(link!)
      await look(other.page, `${name} asks about`, 'h1')
      await look(other.page, `Hello ${name}.`, 'h1 + p')
      // One with markup, and those that are hard to lay out, go round all of their own screens.
      if (i > 0 && i < names.length - 2) continue
      await own.page.getByRole('banner').getByRole('link').last().click()
      await look(own.page, name, 'h1 + p')
      await own.page.getByRole('navigation').getByRole('link', { name: 'My data' }).click()
      await own.page.getByRole('button', { name: 'Delete my account' }).click()
      await look(own.page, name, '[role=dialog]')
      await own.page.getByRole('button', { name: 'Keep it' }).click()
      await own.page.getByRole('link', { name: 'Open as a page' }).click()
      await look(own.page, name, 'h1')
    }
    expect([...found, ...own.faults, ...other.faults]).toEqual([])
    await own.context.close()
    await other.context.close()
  })

  test('as a link: only the web is taken', async () => {
    const who = await house.newcomer()
    await must(who.ask(start.saveConsent, { params: { personId: who.personId, kind: 'keep-answers' }, body: { given: true } }))
    for (const link of noLinks) {
      const answers = [await askAbout(who, 'Jo', { link }), await addCertificate(who, 'Routing', link)]
      expect([link, ...answers.map(({ status }) => status)]).toEqual([link, 400, 400])
    }
  })

  test('as a name that would turn our words around, or that nobody can see: refused, and said at the field', async () => {
    const who = await house.newcomer()
    await must(who.ask(start.saveConsent, { params: { personId: who.personId, kind: 'keep-answers' }, body: { given: true } }))
    for (const name of [turning, `Jo${turning}`, 'Jo\u2069', 'Jo\nHaddad', '\u200b\u2060', ' ']) {
      const answers = [await askAbout(who, 'Jo', { verifier: name }), await addCertificate(who, name, null)]
      expect([name, ...answers.map(({ status }) => status)]).toEqual([name, 400, 400])
    }
    const { page, context, faults } = await listeningWindow()
    await page.goto('/new-account')
    await page.getByLabel('Your name').fill(`Jo${turning}`)
    await page.getByLabel('E-mail address').fill('jo@example.org')
    await page.getByLabel('Password').fill('correct horse battery staple')
    await page.getByRole('button', { name: 'Make account' }).click()
    await page.locator('[data-field=name][data-invalid]').getByText('It holds signs that cannot be used here: type it anew.').waitFor()
    await page.getByLabel('Your name').fill('Jo')
    await page.getByRole('button', { name: 'Make account' }).click()
    await h1(page, 'Where you are and want to go').waitFor()
    expect(faults.filter((words) => !/status of 400/.test(words))).toEqual([])
    await context.close()
  })

  test('in the address: whoever signs in stays here', async () => {
    const { page, context } = await listeningWindow()
    const who = await house.newcomer()
    const { email } = (await who.ask(accounts.showMe)).reply
    for (const next of [
      'https://example.org',
      '//example.org',
      '/\\example.org',
      '/\t/example.org',
      '/\n\\example.org',
      'javascript:ran=1',
    ]) {
      await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
      await page.getByLabel('E-mail address').fill(email)
      await page.getByLabel('Password').fill('correct horse battery staple')
      const entered = page.waitForEvent('framenavigated')
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      expect([next, (await entered).url()]).toEqual([next, `${house.url}/`])
    }
    await context.close()
  })
})
