import { describe, expect, test } from 'vitest'
import { absent, onetFiles, present, tableOf } from '../../test-data/upstream.ts'
import { difference } from '../difference.ts'
import type { ImportFile } from '../files.ts'
import { requirementsOf } from '../framework.ts'
import { onet } from './onet.ts'

if (!present) console.warn(absent)

describe.skipIf(!present)('the published O*NET 29.3 extract', () => {
  const framework = onet.read(present ? onetFiles() : [], { source: { version: '29.3' } })
  const figures = framework.requirements.flatMap(({ figures: both }) => [both?.required, both?.weight].filter((figure) => figure !== null))

  test('43 occupations and 2,380 skill rows; the 16 marked for suppression are left out and named, the rest keep their standard errors', () => {
    expect(framework.counted).toEqual({
      occupations: 43,
      'skill rows': 2380,
      'skill rows suppressed': 16,
      'occupations without ratings': 9,
    })
    expect(figures).toHaveLength(2380 - 16)
    expect(figures.every((figure) => figure && figure.se !== null && figure.n !== null)).toBe(true)
    expect(framework.problems.filter(({ what }) => what.includes('recommend suppress'))).toHaveLength(16)
    const programming = requirementsOf(framework, '15-1251-00').find(({ skill }) => skill === '2-b-3-e')
    expect(programming).toMatchObject({ weight: 4.75, figures: { weight: { value: 4.75, se: 0.1637, n: 8 } } })
  })

  test('an occupation without ratings is named, together with the one that stands in for it', () => {
    const developers = framework.roles.find(({ code }) => code === '15-1252.00')
    expect(developers?.standIn).toBe('15-1299-08')
    expect(framework.requirements.filter(({ role }) => role === developers?.id)).toEqual([])
    expect(requirementsOf(framework, developers?.id ?? '')).toHaveLength(35)
    expect(framework.problems.find(({ what }) => what.includes('15-1252.00'))).toEqual({
      file: 'occupations.csv',
      line: 21,
      what: 'Software Developers (15-1252.00) has no ratings in release 29.3.',
      remedy: 'Computer Systems Engineers/Architects (15-1299.08) stands in for it. Say so wherever its figures are shown.',
    })
    expect(framework.problems).toHaveLength(16 + 9)
  })

  test('without the list of related occupations the nearest code stands in', () => {
    const alone = onet.read(onetFiles(['occupations', 'skills']), { source: { version: '29.3' } })
    expect(alone.roles.find(({ code }) => code === '15-1252.00')?.standIn).toBe('15-1251-00')
  })

  test('the release is part of the notice; without one it is asked for', () => {
    expect(framework.source.notice).toContain('from the O*NET 29.3 Database by the U.S. Department of Labor')
    const unnamed = onetFiles().map((file) => ({ ...file, name: file.name.replace(/.*\//, '') }))
    expect(onet.read(unnamed).problems[0]?.remedy).toBe('Name the release as the version of the source, such as 29.3.')
  })

  test('knowledge and work styles are read where they are handed in', () => {
    const { counted } = onet.read(onetFiles(['occupations', 'skills', 'knowledge', 'work_styles']), { source: { version: '29.3' } })
    expect(counted).toMatchObject({ 'skill rows': 2380, 'knowledge rows': 2244, 'work style rows': 544 })
  })
})

/** One made-up occupation in the shape up to 30.3, and as release 31.0 writes the same. */
const before: ImportFile[] = [
  tableOf(
    'db_29_3_text/Occupation Data.txt',
    'O*NET-SOC Code\tTitle\tDescription\n15-0001.00\tBell Ringers\tRing bells, and "listen".\n15-0002.00\tBell Makers\tMake bells.\n'.replaceAll(
      '"',
      '',
    ),
  ),
  tableOf(
    'db_29_3_text/Skills.txt',
    [
      'O*NET-SOC Code\tTitle\tElement ID\tElement Name\tScale ID\tScale Name\tData Value\tN\tStandard Error\tLower CI Bound\tUpper CI Bound\tRecommend Suppress\tNot Relevant\tDate\tDomain Source',
      '15-0001.00\tBell Ringers\t2.A.1.b\tActive Listening\tIM\tImportance\t4.00\t8\t0.1000\t3.8040\t4.1960\tN\t\t08/2024\tAnalyst',
      '15-0001.00\tBell Ringers\t2.A.1.b\tActive Listening\tLV\tLevel\t4.50\t8\t0.2000\t4.1080\t4.8920\tN\tN\t08/2024\tAnalyst',
      '15-0001.00\tBell Ringers\t2.B.3.k\tTroubleshooting\tIM\tImportance\t3.00\t8\t0.2000\t2.6080\t3.3920\tN\t\t08/2024\tAnalyst',
      '15-0001.00\tBell Ringers\t2.B.3.k\tTroubleshooting\tLV\tLevel\t2.50\t8\t0.3000\t1.9120\t3.0880\tY\tN\t08/2024\tAnalyst',
    ].join('\n'),
  ),
]
const snake =
  'onetsoc_code,element_id,scale_id,data_value,n,standard_error,lower_ci_bound,upper_ci_bound,recommend_suppress,not_relevant,date_updated,domain_source'
const after: ImportFile[] = [
  tableOf(
    'occupation_data.csv',
    'onetsoc_code,title,description\n15-0001.00,Bell Ringers,"Ring bells, and listen."\n15-0002.00,Bell Makers,Make bells.\n',
  ),
  tableOf('content_model_reference.csv', 'element_id,element_name,description\n2.A.1.b,Active Listening,NULL\n2.B.3.k,Troubleshooting,\n'),
  tableOf(
    'essential_skills.csv',
    `${snake}\n15-0001.00,2.A.1.b,IM,4.00,8,0.1000,3.8040,4.1960,N,NULL,2026-08-01,Analyst\n15-0001.00,2.A.1.b,LV,4.50,8,0.2000,4.1080,4.8920,N,N,2026-08-01,Analyst\n`,
  ),
  tableOf(
    'transferable_skills.csv',
    `${snake}\n15-0001.00,2.B.3.k,IM,3.00,8,0.2000,2.6080,3.3920,N,NULL,2026-08-01,Analyst\n15-0001.00,2.B.3.k,LV,2.50,8,0.3000,1.9120,3.0880,Y,N,2026-08-01,Analyst\n`,
  ),
]

test('release 31.0 with its split skills and new columns gives the same model as the releases before', () => {
  const [old, fresh] = [onet.read(before), onet.read(after, { source: { version: '31.0' } })]
  expect(difference(old, fresh).lines).toEqual([
    '~ source onet: version was "29.3", is "31.0"',
    expect.stringContaining('~ source onet: notice was'),
  ])
  expect(fresh.source.notice).toContain('O*NET 31.0 Database')
  expect(old.requirements).toHaveLength(2)
  expect(old.requirements[1]).toMatchObject({
    required: null,
    figures: { required: null, weight: { value: 3, se: 0.2, n: 8, low: 2.608, high: 3.392 } },
  })
  expect(old.roles[1]?.standIn).toBe('15-0001-00')
  expect(old.skills.map(({ half }) => half)).toEqual(['people', 'technical'])
})

test('the release is read off the folder of the download', () => {
  expect(onet.read(before).source.version).toBe('29.3')
})
