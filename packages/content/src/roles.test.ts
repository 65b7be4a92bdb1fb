import { readdirSync, readFileSync } from 'node:fs'
import Value from 'typebox/value'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { Competency } from './competency.ts'
import { RoleFamily, type RoleLevel } from './role-family.ts'

const files = (room: string) => readdirSync(new URL(`../${room}/`, import.meta.url)).filter((name) => name.endsWith('.yaml'))
const read = (room: string, name: string): unknown => parse(readFileSync(new URL(`../${room}/${name}`, import.meta.url), 'utf8'))

const halves = ['technical', 'people'] as const
const halfOf = new Map(
  files('competencies')
    .map((name) => Value.Parse(Competency, read('competencies', name)))
    .map((c) => [c.id, c.half]),
)
const families = files('roles').map((name) => ({ name, family: Value.Parse(RoleFamily, read('roles', name)) }))
const levels = families.flatMap(({ family }) => family.levels.map((level) => ({ id: level.id, level })))
const steps = families.flatMap(({ family }) =>
  family.levels.slice(1).map((upper, i) => ({ id: upper.id, upper, lower: family.levels[i]! })),
)

type Side = RoleLevel['technical']
/** sum(weight x level) / sum(weight): what the floor is compared with. */
const weightedMean = ({ requirements }: Side) =>
  requirements.reduce((sum, r) => sum + r.weight * r.level, 0) / requirements.reduce((sum, r) => sum + r.weight, 0)
const levelOf = (side: Side, competency: string) => side.requirements.find((r) => r.competency === competency)?.level ?? 0

describe('role families', () => {
  test('four families of four or five levels, each file named for its family, no level id twice', () => {
    expect(families.map(({ family }) => `${family.id}.yaml`)).toEqual(families.map(({ name }) => name))
    expect(families.map(({ family }) => family.id)).toEqual([
      'engineering-management',
      'it-support',
      'platform-reliability',
      'software-engineering',
    ])
    for (const { family } of families) expect([4, 5]).toContain(family.levels.length)
    expect(new Set(levels.map(({ id }) => id)).size).toBe(levels.length)
  })

  test('every competency is asked for somewhere', () => {
    const asked = new Set(levels.flatMap(({ level }) => halves.flatMap((h) => level[h].requirements.map((r) => r.competency))))
    expect(halfOf.size).toBe(28)
    expect([...halfOf.keys()].filter((id) => !asked.has(id))).toEqual([])
  })
})

describe.each(levels)('$id', ({ level }) => {
  test('parity: each half weighs 40 to 60 and both make 100', () => {
    for (const half of halves) {
      expect(level[half].share).toBeGreaterThanOrEqual(40)
      expect(level[half].share).toBeLessThanOrEqual(60)
    }
    expect(level.technical.share + level.people.share).toBe(100)
  })

  test('each half asks for 6 to 10 competencies of its own, 2 to 4 of them essential', () => {
    for (const half of halves) {
      const { requirements } = level[half]
      const ids = requirements.map((r) => r.competency)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.filter((id) => halfOf.get(id) !== half)).toEqual([])
      expect(ids.length).toBeGreaterThanOrEqual(6)
      expect(ids.length).toBeLessThanOrEqual(10)
      const essential = requirements.filter((r) => r.essential).length
      expect(essential).toBeGreaterThanOrEqual(2)
      expect(essential).toBeLessThanOrEqual(4)
    }
  })

  // Anchors of level 1 say what goes wrong, so no role asks for them; a bar at 5 could never be shown to be cleared.
  test('levels are half steps from 1.5 to 4.5', () => {
    for (const r of halves.flatMap((half) => level[half].requirements)) {
      expect(Number.isInteger(r.level * 2)).toBe(true)
      expect(r.level).toBeGreaterThanOrEqual(1.5)
      expect(r.level).toBeLessThanOrEqual(4.5)
    }
  })

  test('the floor lies under the weighted mean by the same slack in both halves', () => {
    for (const half of halves) {
      const slack = weightedMean(level[half]) - level[half].floor
      expect(level[half].floor).toBeGreaterThan(0)
      expect(slack).toBeGreaterThanOrEqual(0.35 - 1e-9)
      expect(slack).toBeLessThanOrEqual(0.45 + 1e-9)
    }
  })

  test('each half can be shown in at least two independent ways', () => {
    const independent = ['manager', 'work', 'certificate', 'test', 'situation']
    for (const half of halves) {
      const { evidence } = level[half]
      expect(new Set(evidence).size).toBe(evidence.length)
      expect(evidence.filter((id) => id !== 'self' && !independent.includes(id))).toEqual([])
      expect(evidence.filter((id) => independent.includes(id)).length).toBeGreaterThanOrEqual(2)
    }
  })

  test('leadership is named as behaviour, and sentences stay short', () => {
    expect(level.changes.filter((change) => /^Leads without (a|using the) title: /.test(change))).toHaveLength(1)
    for (const text of [level.purpose, ...level.changes]) {
      expect(text).not.toMatch(/!/)
      for (const sentence of text.split(/[.?]\s/)) expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(25)
    }
  })
})

describe.each(steps)('the step up to $id', ({ lower, upper }) => {
  test('drops no requirement and lowers none', () => {
    for (const half of halves)
      for (const r of lower[half].requirements) expect(levelOf(upper[half], r.competency), r.competency).toBeGreaterThanOrEqual(r.level)
  })

  test('asks for more in both halves', () => {
    for (const half of halves) {
      expect(weightedMean(upper[half])).toBeGreaterThan(weightedMean(lower[half]))
      expect(upper[half].floor).toBeGreaterThan(lower[half].floor)
    }
  })

  test('asks for more leadership, title or not', () => {
    expect(levelOf(upper.people, 'leading-mentoring')).toBeGreaterThan(levelOf(lower.people, 'leading-mentoring'))
  })
})

test('senior means the same in every family: essentials at 3.5 or 4', () => {
  const seniors = levels.filter(({ id }) => id.startsWith('senior-'))
  expect(seniors).toHaveLength(4)
  for (const { level } of seniors)
    for (const r of halves.flatMap((half) => level[half].requirements))
      if (r.essential) expect([3.5, 4], `${level.id} ${r.competency}`).toContain(r.level)
})

test('entry levels ask for 2 to 2.5 on essentials where nobody has led before', () => {
  for (const { family } of families.filter(({ family }) => family.id !== 'engineering-management'))
    for (const r of halves.flatMap((half) => family.levels[0]![half].requirements))
      if (r.essential) expect([2, 2.5], `${family.id} ${r.competency}`).toContain(r.level)
})
