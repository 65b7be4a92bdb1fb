import { describe, expect, test } from 'vitest'
import { absent, ddatFiles, present, tableOf } from '../../test-data/upstream.ts'
import { difference } from '../difference.ts'
import { ddat } from './ddat.ts'

if (!present) console.warn(absent)

describe.skipIf(!present)('the published DDaT framework', () => {
  const files = present ? ddatFiles() : []
  const framework = ddat.read(files, { source: { version: '2026-03-23' } })

  test('has the counts of its publisher, and nothing is left out', () => {
    expect(framework.counted).toEqual({
      families: 8,
      roles: 52,
      'role levels': 205,
      'level names': 202,
      skills: 189,
      'requirements with a level': 1796,
      'requirements without a level': 28,
    })
    expect(
      [framework.families, framework.roles, framework.levels, framework.skills, framework.requirements].map(({ length }) => length),
    ).toEqual([8, 52, 205, 189, 1824])
    expect(new Set(framework.levels.map(({ title }) => title)).size).toBe(202)
    expect(framework.skills.flatMap(({ anchors }) => anchors)).toHaveLength(4 * 189 - unanchored)
  })

  test('reports each of the 28 requirements without a level, by its line', () => {
    expect(framework.problems).toHaveLength(28)
    expect(new Set(framework.problems.map(({ line }) => line)).size).toBe(28)
    expect(framework.problems.every(({ what, file }) => what.includes('NOT IN USE') && file === 'ddat_roles_skills.csv')).toBe(true)
    expect(framework.levels.filter(({ inUse }) => !inUse)).toHaveLength(4)
  })

  test('a second import changes nothing; a new version says so', () => {
    expect(difference(framework, ddat.read(ddatFiles(), { source: { version: '2026-03-23' } })).changes).toEqual([])
    expect(difference(framework, ddat.read(ddatFiles(), { source: { version: '2026-06-23' } })).lines).toEqual([
      '~ source ddat: version was "2026-03-23", is "2026-06-23"',
    ])
  })

  test('orders the levels of a role by what they ask for', () => {
    const ladder = framework.levels.filter(({ role }) => role === 'technical-architect').toSorted((a, b) => a.order - b.order)
    expect(ladder.map(({ title }) => title)).toEqual([
      'Associate technical architect',
      'Technical architect',
      'Senior technical architect',
      'Lead technical architect',
      'Principal technical architect',
    ])
  })
})

/** The 22 skills that only the Senior Civil Service is asked for have no steps. */
const unanchored = 4 * 22

test('without the list from A to Z the steps that roles ask for are the anchors', () => {
  const roles = tableOf(
    'roles.csv',
    'Role Family,Role,Role Level,Skill Name,Skill Level,Skill Level Description\nBoats,Helm,Senior,Steering,Expert,Any sea.\nBoats,Helm,Junior,Steering,Awareness,Knows the rudder.\n',
  )
  const { skills, levels } = ddat.read([roles])
  expect(skills[0]?.anchors).toEqual([
    { level: 1, name: 'Awareness', text: 'Knows the rudder.' },
    { level: 4, name: 'Expert', text: 'Any sea.' },
  ])
  expect(levels.map(({ title, order }) => [title, order])).toEqual([
    ['Senior', 2],
    ['Junior', 1],
  ])
})

test('a row with an empty cell is left out and named', () => {
  const roles = tableOf('roles.csv', 'Role Family,Role,Role Level,Skill Name,Skill Level\nBoats,,Senior,Steering,Expert\n')
  const { requirements, problems } = ddat.read([roles])
  expect(requirements).toEqual([])
  expect(problems).toEqual([
    { file: 'roles.csv', line: 2, what: 'There is nothing under Role. The row was left out.', remedy: 'Fill it in, or take the row out.' },
  ])
})
