import type { Random } from '@evenkeel/measure'
import type { Item, Tools } from '../item-model.ts'
import { integer, pick, shuffle } from './draw.ts'
import { grouped } from './figures.ts'
import { optionsFrom, type Trap } from './options.ts'
import { type BrowserRequest, browser, type Checks, type Cookie, isSent, siteOf } from './same-site.ts'

type Secret = { readonly length: number; readonly of: number; readonly what: string }

/** Easy: which random secret is the hardest to guess? */
export function guessSpace(random: Random): Item | null {
  const secrets: readonly Secret[] = [
    { length: integer(random, 14, 26), of: 10, what: 'digits' },
    { length: integer(random, 7, 13), of: 94, what: 'printable characters' },
    { length: integer(random, 9, 17), of: 26, what: 'small letters' },
    { length: integer(random, 8, 13), of: 62, what: 'letters or digits' },
    { length: integer(random, 3, 7), of: pick(random, [2048, 4096, 7776]), what: 'words of a list' },
  ]
  const bits = ({ length, of }: Secret) => length * Math.log2(of)
  const best = (measure: (secret: Secret) => number, from = secrets) => from.toSorted((a, b) => measure(b) - measure(a))[0] as Secret
  const text = ({ length, of, what }: Secret) => `${length} ${what}, each 1 of ${grouped(of)}`
  const right = best(bits)
  const isWords = ({ of }: Secret) => of > 100
  const letters = secrets.filter((secret) => !isWords(secret))
  const options = optionsFrom(random, text(right), [
    { text: text(best(({ length }) => length)), misconception: 'judges by length alone' },
    { text: text(best(({ of }) => of, letters)), misconception: 'judges by the kinds of characters alone' },
    { text: text(best(({ of }) => of)), misconception: 'judges by the size of the set alone' },
    { text: text(best(({ length, of }) => length * of, letters)), misconception: 'multiplies length and size of the set' },
    { text: text(best(bits, letters)), misconception: 'counts a word as if it were one letter' },
    { text: text(best((secret) => (isWords(secret) ? secret.length * 5 * Math.log2(26) : bits(secret)))), misconception: 'counts the letters of words instead of the words' },
  ])
  const second = best(bits, secrets.filter((secret) => secret !== right))
  if (!options || bits(right) - bits(second) < 4) return null
  const offered = secrets.filter((secret) => options.some((option) => option.text === text(secret)))
  return {
    stem: 'Secrets are made by drawing symbols or words at random from a set, each draw independent of the others. An attacker knows how they are made and tries all possibilities. Which secret takes the most guesses?',
    exhibit: null,
    options,
    explanation: `Drawing n times from a set of k gives k^n possibilities, n x log2(k) bits. ${offered.map((secret) => `${text(secret)}: ${bits(secret).toFixed(1)} bits.`).join(' ')} The most is ${text(right)}.`,
  }
}

type Hole = 'start' | 'end' | 'lines' | 'dot' | 'group' | 'slash' | 'longer' | 'range'

/** What somebody thinks who expects a hole that the pattern does not have. */
const expects: Readonly<Record<Hole, string>> = {
  start: 'overlooks that ^ fixes the start',
  end: 'overlooks that $ fixes the end',
  lines: 'thinks ^ and $ always fit at line breaks',
  dot: 'takes an escaped dot for any character',
  group: 'overlooks the brackets around the alternatives',
  slash: 'overlooks the slash that ends the host',
  longer: 'overlooks the upper limit of the length',
  range: 'thinks A-Za-z holds more than letters',
}

/** The brackets are never the hole: without them several inputs pass at once. */
type Check = { readonly meant: string; readonly holes: readonly Hole[]; pattern(hole: Hole | null): string; attacks(random: Random): Readonly<Partial<Record<Hole, string>>> }

const ends = (hole: Hole | null, body: string) => `/${hole === 'start' ? '' : '^'}${body}${hole === 'end' ? '' : '$'}/${hole === 'lines' ? 'm' : ''}`

const checks: readonly Check[] = [
  {
    meant: 'a name of small letters, digits and hyphens, a dot, and png or jpg',
    holes: ['start', 'end', 'lines', 'dot', 'group'],
    pattern: (hole) => ends(hole, `[a-z0-9-]+${hole === 'dot' ? '.' : '\\.'}${hole === 'group' ? 'png|jpg' : '(png|jpg)'}`),
    attacks(random) {
      const name = `${pick(random, ['cat', 'logo', 'team', 'map'])}-${integer(random, 1, 99)}`
      return {
        start: pick(random, [`../${name}.png`, `/etc/${name}.jpg`, `<b>${name}.jpg`]),
        end: pick(random, [`${name}.png.exe`, `${name}.jpg?x=1`, `${name}.png/..`]),
        lines: pick(random, [`${name}.png\n<script>`, `rm -r /\n${name}.jpg`]),
        dot: pick(random, [`${name}_png`, `${name}/jpg`, `${name}:png`]),
        group: pick(random, ['run.exe jpg', '/bin/sh#jpg', '%00jpg']),
      }
    },
  },
  {
    meant: 'an address on the host app.corp.example over https',
    holes: ['start', 'lines', 'dot', 'slash'],
    pattern: (hole) =>
      `/${hole === 'start' ? '' : '^'}https:\\/\\/app${hole === 'dot' ? '.' : '\\.'}corp\\.example${hole === 'slash' ? '' : '\\/'}/${hole === 'lines' ? 'm' : ''}`,
    attacks(random) {
      const path = pick(random, ['login', 'pay', 'home', 'start', 'done'])
      return {
        start: pick(random, [`http://evil.example/?${path}=https://app.corp.example/`, `javascript:alert('https://app.corp.example/${path}')`]),
        lines: `javascript:alert(1)\nhttps://app.corp.example/${path}`,
        dot: pick(random, [`https://appxcorp.example/${path}`, `https://app-corp.example/${path}`]),
        slash: pick(random, [`https://app.corp.example.evil.example/${path}`, `https://app.corp.example@evil.example/${path}`]),
      }
    },
  },
  {
    meant: 'ORD- and exactly six digits',
    holes: ['start', 'end', 'lines', 'longer'],
    pattern: (hole) => ends(hole, `ORD-[0-9]${hole === 'longer' ? '{6,}' : '{6}'}`),
    attacks(random) {
      const id = `ORD-${integer(random, 100_000, 999_999)}`
      return {
        start: pick(random, [`'${id}`, `..${id}`, `X${id}`]),
        end: pick(random, [`${id}' OR 1`, `${id};--`, `${id}<br>`]),
        lines: pick(random, [`${id}\nDROP`, `DROP\n${id}`]),
        longer: `${id}${integer(random, 0, 9999)}`,
      }
    },
  },
  {
    meant: 'three to twelve letters or digits',
    holes: ['start', 'end', 'lines', 'range', 'longer'],
    pattern: (hole) => ends(hole, `[${hole === 'range' ? 'A-z' : 'A-Za-z'}0-9]${hole === 'longer' ? '{3,}' : '{3,12}'}`),
    attacks(random) {
      const name = `${pick(random, ['Mia', 'Tom', 'Lea', 'Kai'])}${integer(random, 1, 999)}`
      return {
        start: pick(random, [`'${name}`, `../${name}`, `=${name}`]),
        end: pick(random, [`${name}'--`, `${name}/..`, `${name}<b>`]),
        lines: pick(random, [`${name}\n<b>`, `<b>\n${name}`]),
        range: pick(random, [`${name}^${name.slice(0, 3)}`, `${name}\\x`, `[${name}]`, `\`${name}\``]),
        longer: `${name}${name}${name}`,
      }
    },
  },
]

/** Middle: which bad input does a check let through? The pattern is run on each of them. */
export async function regexHole(random: Random, tools: Tools): Promise<Item | null> {
  const check = pick(random, checks)
  const hole = pick(
    random,
    check.holes.filter((one) => one !== 'group'),
  )
  const attacks = check.attacks(random)
  const inputs = check.holes.map((one) => attacks[one] ?? '')
  const patterns = [check.pattern(hole), ...check.holes.map((one) => check.pattern(one)), check.pattern(null)]
  const code = `for (const pattern of [${patterns.join(', ')}]) print(${JSON.stringify(inputs)}.map((input) => (pattern.test(input) ? 1 : 0)).join(''))`
  const [passed = '', ...believed] = (await tools.run(code)).split('\n')
  const meant = believed.pop() ?? ''
  const key = check.holes.indexOf(hole)
  // Whatever else passes through the same hole is not offered. Each trap is an input this pattern refuses and the pattern with the expected hole would accept.
  const traps = check.holes.flatMap((one, place): Trap[] =>
    passed[place] === '0' && believed[place]?.[place] === '1' ? [{ text: JSON.stringify(inputs[place]), misconception: expects[one] }] : [],
  )
  const text = JSON.stringify(inputs[key] ?? '')
  const options = optionsFrom(random, text, traps)
  if (!options || passed[key] !== '1' || meant.includes('1')) return null
  return {
    stem: `A check in JavaScript is meant to accept nothing but ${check.meant}. It has a hole. Which of these inputs does it let through? (They are written as JavaScript strings: \\n is a line break.)`,
    exhibit: { language: 'javascript', text: `const allowed = ${check.pattern(hole)}\nconst accepted = allowed.test(input)` },
    options,
    explanation: `${why[hole]} So ${text} passes. What is meant is ${check.pattern(null)}.`,
  }
}

const why: Readonly<Record<Hole, string>> = {
  start: 'Without ^ at the start anything may stand before the part that fits.',
  end: 'Without $ at the end anything may follow the part that fits.',
  lines: 'With the flag m, ^ and $ fit at every line break: one good line is enough, whatever stands on the other lines.',
  dot: 'A dot that is not escaped fits any character.',
  group: 'Without brackets the bar splits the whole pattern.',
  slash: 'Nothing says that the host ends there: more of a host name, or @ and another host, may follow.',
  longer: 'The count has no upper limit.',
  range: 'In the character table [ \\ ] ^ _ and ` stand between Z and a, so A-z holds them too.',
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
  const right = requests.find((request) => isSent(cookie, request) && (request.page !== request.host || random() < 0.2))
  if (!right) return null
  const used = new Set<BrowserRequest>([right])
  const trapFor = (change: Partial<Checks>, misconception: string): Trap[] => {
    const found = requests.find((request) => !used.has(request) && !isSent(cookie, request) && isSent(cookie, request, { ...browser, ...change }))
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
  if (!isSent({ ...cookie, path: '/', secure: false, sameSite: 'None' }, request)) return 'without Domain the cookie belongs to its own host only'
  if (!isSent({ ...cookie, secure: false, sameSite: 'None' }, request)) return `the path is not below ${cookie.path}`
  if (!isSent({ ...cookie, sameSite: 'None' }, request)) return 'Secure keeps it off plain http'
  return `SameSite=${cookie.sameSite} keeps it back`
}
