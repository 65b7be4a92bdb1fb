import { describe, expect, test } from 'vitest'
import { absent, niceFiles, present } from '../../test-data/upstream.ts'
import { difference } from '../difference.ts'
import { nice } from './nice.ts'

if (!present) console.warn(absent)

describe.skipIf(!present)('the published NICE components', () => {
  const framework = nice.read(present ? niceFiles() : [])
  const kind = (wanted: string) => framework.skills.filter((skill) => skill.kind === wanted).length

  test('are all there', () => {
    expect([kind('task'), kind('knowledge'), kind('skill'), kind('competency area')]).toEqual([946, 662, 540, 11])
    expect([framework.families.length, framework.roles.length]).toEqual([5, 41])
    expect(framework.counted.relations).toBe(5460)
    expect(framework.problems).toEqual([])
    expect(framework.source.version).toBe('2.1.0')
  })

  test('every relation became a requirement or a family, or is a code or a place in an order', () => {
    const { 'opm code': codes = 0, sort = 0 } = framework.counted
    const inFamilies = framework.roles.filter(({ family }) => family !== null).length
    expect(framework.requirements.length + inFamilies + codes + sort).toBe(5460)
  })

  test('a second import changes nothing', () => {
    expect(difference(framework, nice.read(niceFiles())).changes).toEqual([])
  })
})

test('a relation that points nowhere is left out and named', () => {
  const element = { element_type: 'work_role', element_identifier: 'R1', title: 'Harbour master', text: '' }
  const relationships = [{ source_element_identifier: 'R1', dest_element_identifier: 'T9' }]
  const { requirements, problems } = nice.read([
    { name: 'n.json', document: { response: { elements: { elements: [element], relationships } } } },
  ])
  expect(requirements).toEqual([])
  expect(problems.map(({ what }) => what)).toEqual([
    'response.elements.relationships[0] points at "T9", which is not among the elements. It was left out.',
  ])
})

test('what belongs to a competency area is asked of no role', () => {
  const element = (type: string, id: string) => ({ element_type: type, element_identifier: id, title: id, text: '' })
  const elements = [element('competency_area', 'A1'), element('skill', 'S1')]
  const relationships = [{ source_element_identifier: 'A1', dest_element_identifier: 'S1' }]
  const { roles, requirements, problems } = nice.read([
    { name: 'n.json', document: { response: { elements: { elements, relationships } } } },
  ])
  expect([roles, requirements, problems]).toEqual([[], [], []])
})
