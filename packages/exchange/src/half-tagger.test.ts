import { describe, expect, test } from 'vitest'
import { ours } from '../test-data/own.ts'
import { absent, ddatFiles, present } from '../test-data/upstream.ts'
import { halfByName, halfOf } from './half-tagger.ts'
import { ddat } from './importers/ddat.ts'

if (!present) console.warn(absent)

test.each([
  ['Communicating data', 'people', 'communicat'],
  ['Communication (security architect)', 'people', 'communicat'],
  ['Leading design', 'people', 'leading'],
  ['Data governance leadership', 'technical', 'data'],
  ['Research management, leadership and assurance', 'technical', 'assurance'],
  ['Ownership, risk and integrity', 'people', 'ownership'],
  ['Collaboration tooling', 'technical', 'tooling'],
  ['Financial ownership', null, null],
  ['Item writing', null, null],
  ['IT', 'technical', 'it'],
  ['Strategic thinking (data)', null, null],
  ['', null, null],
])('"%s" belongs to %s because of "%s"', (name, half, because) => {
  expect(halfByName(name)).toEqual({ half, because })
})

test('all of our own competencies are sorted as we sort them', () => {
  expect(ours.skills.filter(({ name, half }) => halfByName(name).half !== half).map(({ name }) => name)).toEqual([])
})

test('what a framework says of a skill goes before its name', () => {
  expect(halfOf({ half: 'technical', name: 'Listening' })).toBe('technical')
})

describe.skipIf(!present)('on DDaT', () => {
  test('29 of 189 skills are people skills', () => {
    const { skills } = ddat.read(present ? ddatFiles() : [])
    expect(skills).toHaveLength(189)
    expect(skills.filter((skill) => halfOf(skill) === 'people')).toHaveLength(29)
  })
})

test('a name made to be slow is not', () => {
  const start = performance.now()
  halfByName('('.repeat(200_000))
  halfByName(`${'a '.repeat(100_000)}`)
  expect(performance.now() - start).toBeLessThan(2000)
})
