import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const root = import.meta.dirname
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const sheets = globSync('**/*.css', { cwd: root }).filter((file) => !file.includes('node_modules') && file !== 'tokens.css')
const code = globSync('**/*.{ts,tsx}', { cwd: root }).filter((file) => !/node_modules|\.test\.|\.d\.ts$/.test(file))

type Rule = { readonly where: string; readonly selector: string; readonly body: string }
const rules: readonly Rule[] = sheets.flatMap((file) =>
  [
    ...read(file)
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .matchAll(/([^{}]+)\{([^{}]*)\}/g),
  ].map((m) => ({
    where: `${file}: ${m[1]!.trim().replace(/\s+/g, ' ')}`,
    selector: m[1]!.trim(),
    body: m[2]!,
  })),
)
const values = (property: string) =>
  rules.flatMap(({ where, body }) =>
    [...body.matchAll(new RegExp(`(?:^|[\\s;])${property}: ([^;]+);`, 'g'))].map((m) => ({ where, value: m[1]! })),
  )

const inks = /^(var\(--(text|text-quiet|(accent|technical|people|warning)-text|on-accent)\)|inherit)$/
const grounds = /^(var\(--(page|surface|sunken|pressed|n2|water|(accent|technical|people|warning)-soft)\)|transparent|inherit)$/

test('no sheet but the tokens names a colour', () => {
  const literal = /#[0-9a-f]{3,8}\b|\b(rgb|rgba|hsl|hsla|oklch|oklab|lab|lch|hwb|color|color-mix)\(|:\s*(black|white|red|gr[ae]y)\b/i
  expect(rules.filter(({ body }) => literal.test(body)).map((rule) => rule.where)).toEqual([])
})

test('text is written in ink', () => {
  expect(values('color').filter(({ value }) => !inks.test(value))).toEqual([])
})

test('what is filled is a ground, or the accent with its own ink in the same rule', () => {
  const wrong = rules.filter(({ selector, body }) => {
    const fill = /(?:^|[\s;])background: ([^;]+);/.exec(body)?.[1]
    if (fill === undefined || grounds.test(fill)) return false
    if (/^var\(--accent(-strong)?\)$/.test(fill)) return !body.includes('color: var(--on-accent)')
    // A knob is a shape, and a shade lies over the page, not under text.
    return !(/\.knob$/.test(selector) || fill === 'var(--shade)')
  })
  expect(wrong.map((rule) => rule.where)).toEqual([])
})

test('sizes, weights and faces of type come from the tokens', () => {
  expect(values('font-size').filter(({ value }) => !/^(var\(--size-[1-6]\)|inherit|10pt)$/.test(value))).toEqual([])
  expect(values('font-weight').filter(({ value }) => !/^(var\(--weight(-strong)?\)|inherit)$/.test(value))).toEqual([])
  expect(values('font-family').filter(({ value }) => !/^var\(--font(-fixed)?\)$/.test(value))).toEqual([])
})

test('movement takes its time from the tokens', () => {
  const timed = [...values('transition'), ...values('animation')].filter(({ value }) => value !== 'none')
  expect(timed.length).toBeGreaterThan(5)
  // The one thing that goes on while one waits; it stands still under reduced motion.
  const untimed = timed.filter(({ value }) => /\d\s*m?s\b/.test(value) || !/var\(--(quick|calm)\)/.test(value))
  expect(untimed.map(({ value }) => value)).toEqual(['wander 1.6s linear infinite'])
})

test('every token that is used exists', () => {
  const known = new Set([...read('tokens.css').matchAll(/(--[a-z0-9-]+):/g)].map((m) => m[1]!))
  // Set by React Aria on the element itself.
  for (const own of ['--trigger-width', '--disclosure-panel-height']) known.add(own)
  const used = [...sheets, ...code].flatMap((file) =>
    [...read(file).matchAll(/var\((--[a-z0-9-]+)\)/g)].map((m) => ({ file, token: m[1]! })),
  )
  expect(used.length).toBeGreaterThan(300)
  expect(used.filter(({ token }) => !known.has(token))).toEqual([])
})

test('every class that code asks for stands in its sheet, and the other way round', () => {
  const wrong = code.flatMap((file) => {
    const source = read(file)
    return [...source.matchAll(/^import (\w+) from '(\.[^']+\.module\.css)'/gm)].flatMap(([, name, path]) => {
      const sheet = join(dirname(file), path!)
      if (!existsSync(join(root, sheet))) return [`${file}: no ${sheet}`]
      const asked = [...source.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'g'))].map((m) => m[1]!).filter((one) => one !== 'module')
      const there = classesOf(sheet)
      return asked.filter((one) => !there.has(one)).map((one) => `${file}: ${one}`)
    })
  })
  expect(wrong).toEqual([])
  const unused = sheets
    .filter((sheet) => sheet.endsWith('.module.css'))
    .flatMap((sheet) => {
      const name = sheet.split('/').at(-1)!
      const users = code.filter((file) => dirname(file) === dirname(sheet) && read(file).includes(`./${name}'`)).map(read)
      // Chosen by a prop: styles[kind].
      const chosen = users.some((source) => /\[(kind|tone|gap|half|`)/.test(source))
      return [...classesOf(sheet)]
        .filter((one) => !chosen && !users.some((source) => source.includes(`.${one}`)))
        .map((one) => `${sheet}: ${one}`)
    })
  expect(unused).toEqual([])
})

test('ui knows no feature: it imports itself, React, React Aria and d3, nothing else', () => {
  const outside = code.flatMap((file) =>
    [...read(file).matchAll(/(?:from|import) '([^']+)'|import\('([^']+)'\)/g)]
      .map((m) => m[1] ?? m[2]!)
      .filter((name) =>
        name.startsWith('.')
          ? join(dirname(file), name).startsWith('..')
          : !/^(react|react-dom(\/(client|server))?|react-aria-components(\/\w+)?|d3-\w+)$/.test(name),
      )
      .map((name) => `${file}: ${name}`),
  )
  expect(outside).toEqual([])
})

test('no attribute carries a style: the content security policy forbids it in what a server renders', () => {
  expect(code.filter((file) => /\bstyle=\{|\bstyle:|<style/.test(read(file)))).toEqual([])
})

function classesOf(sheet: string): ReadonlySet<string> {
  return new Set([...read(sheet).matchAll(/\.([a-zA-Z][\w-]*)(?=[^{}]*\{)/g)].map((m) => m[1]!))
}
