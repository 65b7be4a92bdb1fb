import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { rules } from './lint/index.ts'
import { lintFramework } from './lint.ts'
import { type Content, loadContent } from './load.ts'

const root = new URL('../', import.meta.url)
const files = ['competencies', 'roles', 'situations'].flatMap((folder) =>
  readdirSync(new URL(folder, root)).map((name) => ({
    path: `${folder}/${name}`,
    text: readFileSync(new URL(`${folder}/${name}`, root), 'utf8'),
  })),
)
const { content, problems } = loadContent(files)

const kinds: Record<string, boolean> = { self: false, manager: true, work: true, certificate: true, test: true, situation: true }
const lint = (framework: Content) => lintFramework(framework, (source) => kinds[source])

describe('the shipped framework', () => {
  test('loads without a problem and passes every rule without a warning', () => {
    expect(problems).toEqual([])
    expect(content.roles.size).toBeGreaterThan(0)
    expect(lint(content)).toEqual([])
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
  const competencies = new Map(content.competencies)
  const ownership = competencies.get('ownership')!
  const alone =
    'Lays out zones, addresses and routes for new services within safe limits. A fault stays in its zone and is gone within minutes.'
  competencies.set('ownership', { ...ownership, anchors: { ...ownership.anchors, 5: alone } })
  competencies.delete('empathy')
  const findings = lint({ ...content, competencies, roles: new Map() })
  const severities = findings.map((finding) => finding.severity)
  expect(severities).toEqual([...severities].sort())
  expect(findings[0]).toMatchObject({ rule: 'even-halves', severity: 'error' })
  expect(findings.at(-1)).toMatchObject({ rule: 'reach', severity: 'warning' })
})
