import { afterAll, expect, test } from 'vitest'
import { openSandbox } from '../../../../server/tools/sandbox.ts'
import { numbersIn, sampleItems } from './sample-items.ts'
import { securityEngineering } from './security-engineering.ts'

// Every key is found again in another way, from nothing but the words and the exhibit.

const sandbox = openSandbox()
afterAll(() => sandbox.close())
const tools = { run: sandbox.run, sql: () => Promise.reject(new Error('no query')) }

test('guess-space: all possibilities as whole numbers', async () => {
  for (const { key, exhibit } of await sampleItems(securityEngineering, 'guess-space', 100)) {
    const secrets = exhibit
      .split('\n')
      .slice(1)
      .map((line) => {
        const [draws = 0, of = 0] = numbersIn(line)
        return { name: line.split(' ')[0] ?? '', possibilities: BigInt(of) ** BigInt(draws) }
      })
    expect(secrets.reduce((most, secret) => (secret.possibilities > most.possibilities ? secret : most)).name).toBe(key)
  }
})

test('access-decision: of all options the rules allow only the key', async () => {
  for (const { item, key, exhibit } of await sampleItems(securityEngineering, 'access-decision', 100)) {
    const [table = '', people = ''] = exhibit.split('\n\n')
    const rules = table
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
    const groups = new Map(people.split('\n').map((line) => [line.split(' ')[0] ?? '', line.split(' is in ')[1]?.split(' and ') ?? []]))
    const allowed = item.options.filter(({ text }) => {
      const [, person = '', action = '', resource = ''] = /^(\w+): (\w+) (\S+)$/.exec(text) ?? []
      const effects = rules.flatMap(([, effect, who = '', what = '', where = '']) => {
        const pattern = new RegExp(`^${where.replace('*', '.*')}$`)
        return (who === person || groups.get(person)?.includes(who)) && (what === '*' || what === action) && pattern.test(resource)
          ? [effect]
          : []
      })
      return effects.length > 0 && effects.every((effect) => effect === 'allow')
    })
    expect(allowed.map((option) => option.text)).toEqual([key])
  }
})

test('regex-hole: of all options the pattern shown accepts only the key', async () => {
  for (const { item, key, exhibit } of await sampleItems(securityEngineering, 'regex-hole', 60, tools)) {
    const [, source = '', flags = ''] = /^const allowed = \/(.*)\/(m?)\n/.exec(exhibit) ?? []
    const accepted = item.options.filter(({ text }) => new RegExp(source, flags).test(JSON.parse(text)))
    expect(accepted.map((option) => option.text)).toEqual([key])
    const [, meant = '', meantFlags = ''] = /What is meant is \/(.*)\/(m?)\.$/.exec(item.explanation) ?? []
    expect(item.options.some(({ text }) => new RegExp(meant, meantFlags).test(JSON.parse(text)))).toBe(false)
  }
})

test('cookie-sent: of all options only the key carries the cookie', async () => {
  const seen = new Set<string>()
  for (const { item, key, stem, exhibit } of await sampleItems(securityEngineering, 'cookie-sent', 150)) {
    const home = /https:\/\/([\w.]+)\//.exec(stem)?.[1] ?? ''
    const attribute = (name: string) => new RegExp(`${name}=([^;]+)`).exec(exhibit)?.[1]
    seen.add(attribute('SameSite') ?? '')
    const carries = item.options.filter(({ text }) => {
      const [, method, scheme, host = '', path = '', by, page = ''] =
        /^(\w+) (\w+):\/\/([\w.]+)(\/\S*) \((\w+) on https:\/\/([\w.]+)\/\)$/.exec(text) ?? []
      const domain = attribute('Domain')
      const hostFits = domain ? `.${host}`.endsWith(`.${domain}`) : host === home
      const wanted = attribute('Path') ?? '/'
      const pathFits = wanted === '/' || `${path}/`.startsWith(`${wanted}/`)
      const schemeFits = scheme === 'https' || !exhibit.includes('; Secure')
      const sameSite = `.${page}`.endsWith(`.${home}`)
      const siteFits = { Strict: sameSite, Lax: sameSite || (by === 'link' && method === 'GET'), None: true }[attribute('SameSite') ?? '']
      return hostFits && pathFits && schemeFits && siteFits
    })
    expect(carries.map((option) => option.text)).toEqual([key])
  }
  expect([...seen].toSorted()).toEqual(['Lax', 'None', 'Strict'])
})

test('least-change: of all options only the key takes away one right and gives none', async () => {
  for (const { item, key, stem, exhibit } of await sampleItems(securityEngineering, 'least-change', 100)) {
    const [, person = '', permission = ''] = /so far nothing is denied\. (\w+) must lose the right to ([\w ]+), and/.exec(stem) ?? []
    const target = `${person}/${permission}`
    const before = world(exhibit)
    expect(before).toContain(target)
    const exact = item.options.filter(({ text }) => {
      const after = world(changed(exhibit, text), /^deny "(.*)" to the role (\w+)$/.exec(text))
      return !after.has(target) && before.size === after.size + 1 && [...after].every((one) => before.has(one))
    })
    expect(exact.map((option) => option.text)).toEqual([key])
  }
})

/** Everything everybody may do, read from the text: 'ana/read invoices'. */
function world(text: string, denial: RegExpExecArray | null = null): Set<string> {
  const [roleLines = '', peopleLines = ''] = text.split('\n\n')
  const own = new Map<string, readonly string[]>()
  const from = new Map<string, readonly string[]>()
  for (const line of roleLines.split('\n')) {
    const [, role = '', grants = '', parents = ''] = /^(\w+): ?([^;]*)(?:; inherits from (.*))?$/.exec(line) ?? []
    own.set(role, grants.split(', '))
    from.set(role, parents.split(' and ').filter(Boolean))
  }
  const above = (role: string): readonly string[] => [role, ...(from.get(role) ?? []).flatMap(above)]
  const may = new Set<string>()
  for (const line of peopleLines.split('\n')) {
    const person = line.split(' ')[0] ?? ''
    const roles = [...line.matchAll(/the role (\w+)/g)].flatMap(([, role = '']) => above(role))
    const denied = denial && roles.includes(denial[2] ?? '') ? denial[1] : null
    for (const role of roles) for (const grant of own.get(role) ?? []) if (grant !== '' && grant !== denied) may.add(`${person}/${grant}`)
  }
  return may
}

/** The text after a change told in words. */
function changed(text: string, change: string): string {
  const lines = text.split('\n')
  const edit = (begins: string, how: (line: string) => string) =>
    lines.map((line) => (line.startsWith(begins) ? how(line) : line)).join('\n')
  const [, role = '', person = ''] = /^take the role (\w+) from (\w+)$/.exec(change) ?? []
  if (role) return edit(`${person} has`, (line) => line.replace(new RegExp(`the role ${role}\\b`), ''))
  const [, heir = '', parent = ''] = /^let (\w+) no longer inherit from (\w+)$/.exec(change) ?? []
  if (heir) return edit(`${heir}:`, (line) => line.replace(new RegExp(`; inherits from ${parent}$`), ''))
  const [, grant = '', holder = ''] = /^take "(.*)" out of the role (\w+)$/.exec(change) ?? []
  if (grant)
    return edit(`${holder}:`, (line) =>
      line
        .replace(new RegExp(`(: |, )${grant}(?=,|;|$)`), '$1')
        .replace(': , ', ': ')
        .replace(/, (?=;|$)/, ''),
    )
  const [, who = '', gained = '', lost = ''] = /^give (\w+) the role (\w+) instead of (\w+)$/.exec(change) ?? []
  if (who) return edit(`${who} has`, (line) => line.replace(new RegExp(`the role ${lost}\\b`), `the role ${gained}`))
  return text
}
