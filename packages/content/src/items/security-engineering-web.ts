import type { Random } from '@evenkeel/measure'
import type { Item } from '../item-model.ts'
import { integer, pick, shuffle } from './draw.ts'
import { grouped } from './figures.ts'
import { optionsFrom, type Trap } from './options.ts'
import { type BrowserRequest, browser, type Checks, type Cookie, isSent, siteOf } from './same-site.ts'
import { columns } from './text.ts'

type Secret = { readonly name: string; readonly length: number; readonly of: number; readonly what: string }

/** Easy: which random secret is the hardest to guess? */
export function guessSpace(random: Random): Item | null {
  const names = shuffle(random, ['alder', 'birch', 'cedar', 'maple', 'beech'])
  const secrets = [
    { length: integer(random, 14, 26), of: 10, what: 'digits' },
    { length: integer(random, 7, 13), of: 94, what: 'printable characters' },
    { length: integer(random, 9, 17), of: 26, what: 'small letters' },
    { length: integer(random, 8, 13), of: 62, what: 'letters or digits' },
    { length: integer(random, 3, 7), of: pick(random, [2048, 4096, 7776]), what: 'words of a list' },
  ].map((secret, place): Secret => ({ ...secret, name: names[place] ?? '' }))
  const bits = ({ length, of }: Secret) => length * Math.log2(of)
  const best = (measure: (secret: Secret) => number, from: readonly Secret[] = secrets) =>
    from.toSorted((a, b) => measure(b) - measure(a))[0] as Secret
  const right = best(bits)
  const isWords = ({ of }: Secret) => of > 100
  const letters = secrets.filter((secret) => !isWords(secret))
  const second = best(
    bits,
    secrets.filter((secret) => secret !== right),
  )
  const options = optionsFrom(random, right.name, [
    { text: best(({ length }) => length).name, misconception: 'judges by length alone' },
    { text: best(({ of }) => of, letters).name, misconception: 'judges by the kinds of characters alone' },
    { text: best(({ of }) => of).name, misconception: 'judges by the size of the set alone' },
    { text: best(({ length, of }) => length * of, letters).name, misconception: 'multiplies length and size of the set' },
    { text: best(bits, letters).name, misconception: 'counts a word as if it were one letter' },
    {
      text: best((secret) => (isWords(secret) ? secret.length * 5 * Math.log2(26) : bits(secret))).name,
      misconception: 'counts the letters of words instead of the words',
    },
  ])
  if (!options || bits(right) - bits(second) < 4) return null
  const ordered = secrets.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return {
    stem: 'Secrets are made by drawing symbols or words at random, each draw independent of the others and each symbol or word equally likely. An attacker knows how they are made and tries all possibilities. Which secret takes the most guesses?',
    exhibit: {
      language: 'text',
      text: columns(
        ['secret', 'draws', 'each one of'],
        ordered.map(({ name, length, of, what }) => [name, String(length), `${grouped(of)} ${what}`]),
      ),
    },
    options,
    explanation: `n draws from a set of k give k^n possibilities, n x log2(k) bits. ${ordered.map((secret) => `${secret.name}: ${secret.length} x log2(${grouped(secret.of)}) = ${bits(secret).toFixed(1)} bits.`).join(' ')} The most is ${right.name}.`,
  }
}

/** Hard: which request carries the cookie? */
export function cookieSent(random: Random): Item | null {
  const brand = pick(random, ['shop', 'bank', 'clinic', 'school'])
  const home = `${brand}.example`
  const other = pick(random, ['news.example', 'deals.example', 'forum.example'])
  const path = pick(random, ['/', '/', '/account', '/admin'])
  const cookie: Cookie = {
    host: home,
    domain: random() < 0.4 ? home : null,
    path,
    secure: random() < 0.7,
    sameSite: pick(random, ['Strict', 'Lax', 'Lax', 'None']),
  }
  // Browsers refuse SameSite=None without Secure.
  if (cookie.sameSite === 'None' && !cookie.secure) return null
  const inside = path === '/' ? ['/', '/cart', '/help'] : [`${path}/edit`, path, `${path}s`, '/help']
  const requests = shuffle(
    random,
    [home, `app.${home}`, other].flatMap((page) =>
      [home, `api.${home}`].flatMap((host) =>
        inside.flatMap((asked) =>
          // Whether plain http is the same site depends on the browser: offered only where Secure decides.
          (cookie.secure ? (['https', 'http'] as const) : (['https'] as const)).flatMap((scheme): BrowserRequest[] => {
            const request = { page, host, path: asked, scheme }
            // Browsers block or upgrade plain http inside a page; only a link goes there.
            if (scheme === 'http') return [{ ...request, by: 'link', method: 'GET' }]
            return [
              { ...request, by: 'link', method: 'GET' },
              { ...request, by: 'form', method: 'POST' },
              { ...request, by: 'fetch', method: 'GET' },
              { ...request, by: 'image', method: 'GET' },
            ]
          }),
        ),
      ),
    ),
  )
  const right = requests.find((request) => isSent(cookie, request) && (request.page !== request.host || random() < 0.5))
  if (!right) return null
  const used = new Set<BrowserRequest>([right])
  const trapFor = (change: Partial<Checks>, misconception: string): Trap[] => {
    const found = requests.find(
      (request) => !used.has(request) && !isSent(cookie, request) && isSent(cookie, request, { ...browser, ...change }),
    )
    if (!found) return []
    used.add(found)
    return [{ text: write(found), misconception }]
  }
  const options = optionsFrom(random, write(right), [
    ...trapFor({ host: 'subdomains too' }, 'thinks a cookie without Domain goes to subdomains'),
    ...trapFor({ path: 'any prefix' }, 'thinks a path fits everything that begins with the same letters'),
    ...trapFor({ path: 'ignored' }, 'overlooks the path'),
    ...trapFor({ secure: false }, 'overlooks Secure'),
    ...trapFor({ site: 'links always' }, 'thinks a link carries every cookie'),
    ...trapFor({ site: 'forms too' }, 'thinks Lax lets a form of another site post with the cookie'),
    ...trapFor({ site: 'fetch too' }, 'thinks credentials: include overrules SameSite'),
    ...trapFor({ site: 'images too' }, 'thinks Lax covers everything that only reads'),
  ])
  if (!options) return null
  const attributes = [
    ...(cookie.domain ? [`Domain=${cookie.domain}`] : []),
    `Path=${cookie.path}`,
    ...(cookie.secure ? ['Secure'] : []),
    'HttpOnly',
    `SameSite=${cookie.sameSite}`,
  ]
  const offered = [...used].filter((request) => request !== right && options.some((option) => option.text === write(request)))
  return {
    stem: `A browser got this cookie from https://${home}/ and keeps it. Third-party cookies are not blocked, fetch calls use credentials: 'include', every page was opened over https, and hosts with the same last two labels, such as ${home}, are one site. Addresses are asked for as written, without an upgrade from http to https. Which of these requests carries the cookie?`,
    exhibit: { language: 'http', text: `Set-Cookie: sid=8f3a; ${attributes.join('; ')}` },
    options,
    explanation: [
      `${write(right)}: ${siteOf(right.page) === siteOf(right.host) ? 'page and target are the same site' : cookie.sameSite === 'None' ? 'SameSite=None sends it across sites' : 'a link that changes the address shown and only reads is the one thing Lax lets through from another site'}, and host, path and scheme fit, so it carries the cookie.`,
      ...offered.map((request) => `${write(request)}: ${refusal(cookie, request)}.`),
    ].join(' '),
  }
}

function write({ method, scheme, host, path, by, page }: BrowserRequest): string {
  return `${method} ${scheme}://${host}${path} (${by} on https://${page}/)`
}

function refusal(cookie: Cookie, request: BrowserRequest): string {
  if (!isSent({ ...cookie, path: '/', secure: false, sameSite: 'None' }, request))
    return 'without Domain the cookie belongs to its own host only'
  if (!isSent({ ...cookie, secure: false, sameSite: 'None' }, request)) return `the path is not below ${cookie.path}`
  if (!isSent({ ...cookie, sameSite: 'None' }, request)) return 'Secure keeps it off plain http'
  return `SameSite=${cookie.sameSite} keeps it back`
}
