import { describe, expect, test } from 'vitest'
import { tableOf } from '../../test-data/upstream.ts'
import type { ImportFile } from '../files.ts'
import { guessMapping } from '../table/mapping.ts'
import { table } from './table.ts'

const guess = (text: string) => {
  const file = tableOf('t.csv', text)
  return 'table' in file ? guessMapping(file.table.header, file.table.rows) : null
}
const complaints = (text: string, given?: Parameters<typeof table.read>[1]) =>
  table.read([tableOf('t.csv', text)], given).problems.map(({ line, what }) => `${line}: ${what}`)

describe('the guess', () => {
  test('goes by the titles of columns', () => {
    expect(
      guess('Job title,Grade,Competency,Proficiency,Importance,What it looks like\nHelm,Senior,Steering,3,2,Holds the course.\n'),
    ).toEqual({
      columns: {
        'Job title': 'role.name',
        Grade: 'level.title',
        Competency: 'skill.name',
        Proficiency: 'requirement.required',
        Importance: 'requirement.weight',
        'What it looks like': 'requirement.descriptor',
      },
    })
  })

  test('goes by what stands in a column where its title does not say', () => {
    expect(guess('Role,Level,Skill,Sort\nHelm,Working,Steering,hard\nHelm,Expert,Talking,soft\n')).toEqual({
      columns: { Role: 'role.name', Level: 'requirement.required', Skill: 'skill.name', Sort: 'skill.half' },
      grades: ['Awareness', 'Working', 'Practitioner', 'Expert'],
    })
    expect(guess('Role,Level,Skill\nHelm,Senior helm,Steering\n')?.columns.Level).toBe('level.title')
  })
})

test('a mapping says what columns mean that no guess would find', () => {
  const text = 'Wer,Was,Wie gut\nHelm,Steuern,sicher\nHelm,Reden,etwas\n'
  const mapping = { columns: { Wer: 'role.name', Was: 'skill.name', 'Wie gut': 'requirement.required' }, grades: ['etwas', 'sicher'] }
  const { requirements, scale, problems, levels } = table.read([tableOf('t.csv', text)], { mapping })
  expect(requirements.map(({ level, skill, required, weight }) => [level, skill, required, weight])).toEqual([
    ['helm/helm', 'steuern', 2, 1],
    ['helm/helm', 'reden', 1, 1],
  ])
  expect(scale).toEqual({ minimum: 1, maximum: 2, names: ['etwas', 'sicher'] })
  expect(levels).toHaveLength(1)
  expect(problems).toEqual([])
})

test('every bad row is named by its line and what is wrong, and left out; good rows around it are read', () => {
  const text = `Role,Role level,Skill,Half,Required level,Weight
Helm,Senior,Steering,technical,3,1
Helm,Senior,Talking,people,rather good,1
Helm,Senior,Talking,people,3,heavy
Helm,Senior,Talking,people,3,0
Helm,Senior,Talking,both,3,1
Helm,Senior,Steering,people,3,1
Helm,Senior,Steering,technical,4,1
Helm,Senior,,,3,1
,,,people,,1
,,,,,
Helm,Senior,Talking,people,"2,5",
`
  expect(complaints(text)).toEqual([
    '3: "rather good" under "Required level" is not a number (or name the grades from lowest to highest in the mapping). The row was left out.',
    '4: "heavy" under "Weight" is not a number. The row was left out.',
    '5: The weight 0 is not above 0. The row was left out.',
    '6: "both" under "Half" is not "technical" or "people". The row was left out.',
    '7: "Steering" belongs to the technical half in a row above and to the people half here. The row was left out.',
    '8: "Steering" is asked for here at 4, in line 2 at 3. The row was left out.',
    '9: The row asks for something but names no skill. It was left out.',
    '10: The row names neither a role nor a skill. It was left out.',
  ])
  const { requirements } = table.read([tableOf('t.csv', text)])
  expect(requirements.map(({ skill, required }) => [skill, required])).toEqual([
    ['steering', 3],
    ['talking', 2.5],
  ])
})

test('a row with a skill and no role says what a level looks like', () => {
  const { skills, requirements } = table.read([
    tableOf('t.csv', 'Role,Skill,Required level,Descriptor\n,Steering,2,Holds the course.\nHelm,Steering,2,\n'),
  ])
  expect(skills[0]?.anchors).toEqual([{ level: 2, name: null, text: 'Holds the course.' }])
  expect(requirements).toHaveLength(1)
  expect(complaints('Role,Skill,Required level\n,Steering,2\n')[0]).toMatch(/^2: The row names no role/)
  expect(complaints('Role,Skill,Required level,Descriptor\n,Steering,2,One.\n,Steering,2,Two.\n')[0]).toMatch(
    /^3: "Steering" at level 2 is described twice/,
  )
})

test('a table or a mapping that cannot work is refused with what would', () => {
  const one = tableOf('t.csv', 'A,B\n1,2\n')
  const refused = (mapping: Record<string, string>, files: ImportFile[] = [one]) =>
    table.read(files, { mapping: { columns: mapping } }).problems[0]
  expect(table.read([one]).problems[0]?.what).toBe('No column is known to hold the skills. The table has: A, B.')
  expect(refused({ A: 'skill.name', B: 'role.shoe size' })?.what).toBe('The mapping names a field "role.shoe size", which there is not.')
  expect(refused({ A: 'skill.name', C: 'role.name' })?.what).toBe('The mapping names a column "C", which the table does not have.')
  expect(refused({ A: 'skill.name' }, [])?.what).toBe('There is no table here.')
})

test('names that make the same id stay apart, whichever comes first', () => {
  const ids = (names: string) =>
    table.read([tableOf('t.csv', `Role,Skill\nHelm,${names.split(' ').join('\nHelm,')}\n`)]).skills.map(({ id }) => id)
  expect(ids('C C++ C# c')).toEqual(['c', 'c-plus-plus', 'c-sharp', expect.stringMatching(/^c-[0-9a-f]{8}$/)])
  expect(new Set(ids('!! ??')).size).toBe(2)
})
