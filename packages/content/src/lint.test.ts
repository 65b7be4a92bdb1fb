import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { rules } from './lint/index.ts'
import { lintFramework } from './lint.ts'
import { loadContent } from './load.ts'

const root = new URL('../', import.meta.url)
const files = ['competencies', 'roles', 'situations'].flatMap((folder) =>
  readdirSync(new URL(folder, root)).map((name) => ({
    path: `${folder}/${name}`,
    text: readFileSync(new URL(`${folder}/${name}`, root), 'utf8'),
  })),
)
const { content, problems } = loadContent(files)

describe('the shipped framework', () => {
  test('loads without a problem and passes every rule without a warning', () => {
    expect(problems).toEqual([])
    expect(content.roles.size).toBeGreaterThan(0)
    expect(lintFramework(content)).toEqual([])
  })

  test('has fourteen competencies in each half', () => {
    const halves = Map.groupBy(content.competencies.values(), (competency) => competency.half)
    expect([...halves].map(([half, all]) => [half, all.length]).sort()).toEqual([
      ['people', 14],
      ['technical', 14],
    ])
  })

  test('lets what is known about technology fade sooner than what is known about people', () => {
    const meanOf = (half: string) => {
      const days = [...content.competencies.values()].filter((c) => c.half === half).map((c) => c.halfLifeInDays)
      return days.reduce((sum, each) => sum + each, 0) / days.length
    }
    expect(meanOf('technical')).toBeLessThan(0.75 * meanOf('people'))
  })

  test('is written in British spelling, without exclamation marks', () => {
    const texts = [...content.competencies.values()].flatMap((c) => [c.name, c.about, ...Object.values(c.anchors)])
    const american =
      /\b\w+iz(?:e|es|ed|ing|ation)\b(?<!size|sizes|sized|prize|prizes)|\b(?:behavior|color|favor|center|license[sd]?|judgment|catalog|defense|analyze)\w*\b/i
    expect(texts.filter((text) => text.includes('!') || american.test(text))).toEqual([])
  })
})

test('each rule has an id of its own and says what it asks', () => {
  expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length)
  for (const { asks } of rules) expect(asks).toMatch(/^[A-Z].{20,}\.$/)
})

test('a finding carries the id of its rule, and errors come before warnings', () => {
  const ownership = content.competencies.get('ownership')!
  const alone =
    'Waits until the checks of a whole night shift have run on the new version. The service holds and the record of the night is complete.'
  const spoiled = { ...ownership, anchors: { ...ownership.anchors, 2: 'Waits for the user. The user waits.', 5: alone } }
  const findings = lintFramework({ ...content, competencies: new Map(content.competencies).set('ownership', spoiled) })
  expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
    ['length', 'error'],
    ['reach', 'warning'],
    ['length', 'warning'],
  ])
})

test('sources are known, and independent, as the measure package says', () => {
  const [family] = content.roles.values()
  const levels = family!.levels.map((level) => ({ ...level, people: { ...level.people, evidence: ['self', 'manager', 'hearsay'] } }))
  const findings = lintFramework({ ...content, roles: new Map(content.roles).set(family!.id, { ...family!, levels }) })
  expect(new Set(findings.map(({ rule, message }) => `${rule}: ${message}`))).toEqual(
    new Set([
      'evidence: There is no source of evidence "hearsay".',
      'evidence: Only 1 independent kind of evidence may speak for the people half (manager).',
    ]),
  )
})
