import { balanceOf } from '@evenkeel/content'
import { describe, expect, test } from 'vitest'
import { ourContent, ours } from '../test-data/own.ts'
import { absent, ddatFiles, derived, onetFiles, present, tableOf } from '../test-data/upstream.ts'
import { balanceReport, isOver } from './balance-report.ts'
import type { Framework } from './framework.ts'
import { ddat } from './importers/ddat.ts'
import { onet } from './importers/onet.ts'
import { table } from './importers/table.ts'

if (!present) console.warn(absent)

const of = (rows: string) => table.read([tableOf('t.csv', `Role,Role level,Skill,Half,Weight\n${rows}`)])
const findings = (framework: Framework, rule: string) => balanceReport(framework).findings.filter((finding) => finding.rule === rule)

test('our own framework is in balance, and its shares are those of the content package', () => {
  const report = balanceReport(ours)
  const balance = balanceOf(ourContent)
  expect(report.mean?.byWeight.people).toBeCloseTo(balance.meanByWeight ?? 0, 12)
  expect(report.mean?.byCount.people).toBeCloseTo(balance.meanByCount ?? 0, 12)
  expect(report.findings).toEqual([])
  expect(isOver(report)).toBe(false)
})

test('by weight and by count are two figures; people, technical and unsorted make one whole', () => {
  const [level] = balanceReport(of('Helm,Senior,Talking,people,3\nHelm,Senior,Steering,technical,1\nHelm,Senior,Thinking,,1\n')).levels
  expect(level?.byCount).toEqual({ people: 1 / 3, technical: 1 / 3, unsorted: 1 / 3 })
  expect(level?.byWeight).toEqual({ people: 0.6, technical: 0.2, unsorted: 0.2 })
})

test('a half below 40 of 100 is a finding: an error when it is sure, a warning when unsorted skills could still change it', () => {
  const three = 'Helm,Senior,A,technical,1\nHelm,Senior,B,technical,1\nHelm,Senior,C,technical,1\n'
  expect(findings(of(`${three}Helm,Senior,D,people,1\n`), 'parity')[0]).toMatchObject({
    severity: 'error',
    level: 'helm/senior',
    message: 'Helm, Senior: 25 % of the weight is people requirements, below 40 %.',
  })
  expect(findings(of(`${three}Helm,Senior,D,people,1\nHelm,Senior,E,,1\n`), 'parity')[0]?.severity).toBe('warning')
  expect(findings(of(`${three}Helm,Senior,D,people,1\nHelm,Senior,E,people,1\nHelm,Senior,F,people,1\n`), 'parity')).toEqual([])
  expect(findings(of(three), 'none')[0]?.message).toBe('Helm, Senior: asks for nothing in the people half.')
  expect(findings(of(`${three}Helm,Senior,D,people,1\n`), 'too-few')[0]?.message).toContain(
    'the people half has 1 requirement, fewer than 3',
  )
})

test('a skill that is asked for twice, a missing floor and a missing plan for evidence are findings', () => {
  expect(findings(of('Helm,Senior,A,people,1\nHelm,Senior,A,people,1\n'), 'repeated')[0]?.message).toBe(
    'Helm, Senior: asks for "A" more than once, so it weighs more than it says.',
  )
  expect(findings(of('Helm,Senior,A,people,1\n'), 'floors')[0]).toMatchObject({ level: null, severity: 'warning' })
  const halves = { technical: { share: 50, floor: 2, evidence: ['self', 'manager'] }, people: { share: 50, floor: 0, evidence: ['self'] } }
  const bought = { ...ours, levels: ours.levels.map((level, i) => (i === 0 ? { ...level, halves } : level)) }
  expect(findings(bought, 'floors').map(({ level }) => level)).toEqual([ours.levels[0]?.id])
  expect(findings(bought, 'evidence').map(({ message }) => message)).toEqual([
    expect.stringContaining('the people half lets 1 kind of evidence speak'),
  ])
})

test('a framework that asks for nothing has no balance', () => {
  const report = balanceReport({ ...ours, requirements: [] })
  expect([report.mean, report.sentences, isOver(report)]).toEqual([
    null,
    ['Evenkeel competencies and roles asks for nothing yet: there is no balance to report.'],
    false,
  ])
})

test('the threshold is what the caller says', () => {
  const report = balanceReport(of('Helm,Senior,Talking,people,1\nHelm,Senior,Steering,technical,2\n'))
  expect([isOver(report), isOver(report, { leastShare: 0.3, mostWithout: 0 })]).toEqual([true, false])
  const none = balanceReport(
    of('Helm,Senior,Talking,people,1\nHelm,Senior,Steering,technical,1\nHelm,Junior,Steering,technical,1\nHand,Hand,Talking,people,1\n'),
  )
  expect([isOver(none), isOver(none, { leastShare: 0.4, mostWithout: 2 })]).toEqual([true, false])
})

describe.skipIf(!present)('on DDaT', () => {
  const report = balanceReport(ddat.read(present ? ddatFiles() : []))

  test('a quarter of what a role level asks for are people skills; ten levels ask for none', () => {
    expect(report.levels).toHaveLength(201)
    expect(Math.abs((report.mean?.byCount.people ?? 0) - 0.254)).toBeLessThanOrEqual(0.001)
    expect(Math.abs((report.mean?.byWeight.people ?? 0) - 0.254)).toBeLessThanOrEqual(0.001)
    expect(report.withoutPeople).toHaveLength(10)
    expect(isOver(report)).toBe(true)
    const share = (family: string) => report.families.find((candidate) => candidate.family === family)?.byCount.people.toFixed(2)
    expect([share('Data'), share('Software development'), share('IT operations')]).toEqual(['0.12', '0.16', '0.30'])
  })

  test('each of the nine levels of a software developer asks for exactly one people skill', () => {
    const developers = report.levels.filter(({ role }) => role === 'software-developer')
    expect(developers.map(({ requirements }) => requirements.people)).toEqual(Array(9).fill(1))
  })

  test('every role level has the count of the derivation made elsewhere', () => {
    const expected = derived('ddat-2026-03/derived_people_share_by_role_level.csv').map(
      (row) => `${row.Role}, ${row['Role Level']?.trim()}: ${row.sum} of ${row.count}`,
    )
    const found = report.levels.map(
      ({ roleName, title, requirements: { people, technical, unsorted } }) =>
        `${roleName}, ${title}: ${people} of ${people + technical + unsorted}`,
    )
    expect(found.toSorted()).toEqual(expected.toSorted())
  })

  test('skills asked for more than once are named', () => {
    expect(report.findings.filter(({ rule }) => rule === 'repeated')).toHaveLength(13)
  })
})

describe.skipIf(!present)('O*NET importance as evidence', () => {
  const framework = onet.read(present ? onetFiles() : [], { source: { version: '29.3' } })
  const { evidence, sentences } = balanceReport(ours, framework)

  test('agrees with the derivation made elsewhere, to its two decimals', () => {
    const codes = new Map(framework.roles.map(({ id, code }) => [code, id]))
    for (const row of derived('onet-29.3-computer/derived_people_vs_tech_importance.csv')) {
      const found = evidence.find(({ role }) => role === codes.get(row.soc ?? ''))
      expect(Math.abs((found?.people.mean ?? 0) - Number(row.people_IM)), row.title).toBeLessThan(0.0051)
      expect(Math.abs((found?.technical.mean ?? 0) - Number(row.tech_IM)), row.title).toBeLessThan(0.0051)
    }
  })

  test('carries the standard errors along: root of the sum of squares over n', () => {
    const programmers = evidence.find(({ name }) => name === 'Computer Programmers')
    const errors = framework.requirements
      .filter(({ role, skill }) => role === '15-1251-00' && framework.skills.find(({ id }) => id === skill)?.half === 'people')
      .map(({ figures }) => figures?.weight?.se ?? Number.NaN)
    expect(errors).toHaveLength(9)
    expect(programmers?.people.se).toBeCloseTo(Math.sqrt(errors.reduce((sum, se) => sum + se ** 2, 0)) / 9, 12)
    expect(programmers?.difference.se).toBeCloseTo(Math.hypot(programmers?.people.se ?? 0, programmers?.technical.se ?? 0), 12)
    expect(programmers?.sentence).toMatch(
      /^Computer Programmers: mean importance of people skills 2\.79 ± 0\.0\d, technical skills 2\.93 ± 0\.0\d; /,
    )
  })

  test('in 19 of the 22 rated computer occupations and their managers the people half is at least as important', () => {
    const rated = new Set(
      framework.roles.filter(({ code, standIn }) => standIn === null && /^(15-12|11-3021)/.test(code ?? '')).map(({ id }) => id),
    )
    const among = evidence.filter(({ role }) => rated.has(role))
    expect([among.length, among.filter(({ difference }) => difference.value >= 0).length]).toEqual([22, 19])
    expect(sentences.at(-1)).toMatch(/^In \d+ of 34 occupations measured in O\*NET Database 29\.3/)
  })

  test('borrowed figures say whose they are', () => {
    expect(evidence.find(({ name }) => name === 'Software Developers')?.sentence).toContain(
      'These are the figures of Computer Systems Engineers/Architects',
    )
  })
})
