import Schema from 'typebox/schema'
import { describe, expect, test } from 'vitest'
import { ours } from '../../test-data/own.ts'
import { absent, ddatFiles, niceFiles, onetFiles, present, publishedText, tableOf } from '../../test-data/upstream.ts'
import { difference } from '../difference.ts'
import type { Framework } from '../framework.ts'
import { ddat } from '../importers/ddat.ts'
import { exchangeYaml } from '../importers/exchange-yaml.ts'
import { nice } from '../importers/nice.ts'
import { onet } from '../importers/onet.ts'
import { table } from '../importers/table.ts'
import { toCase } from './case.ts'
import { toCsv, toRows } from './csv.ts'
import { toYaml } from './yaml.ts'

if (!present) console.warn(absent)

const frameworks = (): [string, Framework][] => [
  ['ours', ours],
  ...(present
    ? ([
        ['ddat', ddat.read(ddatFiles(), { source: { version: '2026-03-23' } })],
        ['nice', nice.read(niceFiles())],
        ['onet', onet.read(onetFiles(), { source: { version: '29.3' } })],
      ] as [string, Framework][])
    : []),
]
const context = { base: 'https://evenkeel.example/ims/case/v1p0/', creator: 'Harbour Office', changedAt: '2026-11-22T10:00:00+00:00' }
const harmful = (text: string): Framework => ({
  ...ours,
  skills: ours.skills.map((skill, i) => (i === 0 ? { ...skill, name: text } : skill)),
})

describe.each(frameworks())('%s', (_, framework) => {
  test('goes out as YAML and comes back identical', () => {
    expect(exchangeYaml.read([{ name: 'back.yaml', text: toYaml(framework) }])).toEqual(framework)
  })

  test('goes out as CSV and comes back without a difference', () => {
    const back = table.read([tableOf('back.csv', toCsv(framework))])
    expect(back.problems).toEqual([])
    expect(difference(framework, back).lines).toEqual([])
  })

  test('goes out as a CASE package whose GUIDs are all different, lead somewhere, and are the same every time', () => {
    const exports = [1, 2, 3].map(() => toCase(structuredClone(framework), context))
    const [first] = exports
    expect(exports.every((again) => JSON.stringify(again) === JSON.stringify(first))).toBe(true)
    const { CFItems = [], CFAssociations = [], CFDocument } = first ?? {}
    const nodes = new Set([CFDocument?.identifier, ...CFItems.map(({ identifier }) => identifier)])
    expect(nodes.size).toBe(CFItems.length + 1)
    expect(new Set(CFAssociations.map(({ identifier }) => identifier)).size).toBe(CFAssociations.length)
    expect(CFAssociations.every((link) => nodes.has(link.originNodeURI.identifier) && nodes.has(link.destinationNodeURI.identifier))).toBe(
      true,
    )
    const asked = CFAssociations.filter(({ associationType }) => associationType !== 'isChildOf')
    expect(asked).toHaveLength(framework.requirements.length)
  })

  test.skipIf(!present)('validates against the CASE 1.0 schema', () => {
    const schema = JSON.parse(publishedText('schemas/case/case-v1p0-cfpackage-schema.json'))
    const [valid, errors] = Schema.Errors(schema, toCase(framework, context))
    expect(errors).toEqual([])
    expect(valid).toBe(true)
  })
})

test.skipIf(!present)('the CASE schema does refuse what is wrong', () => {
  const schema = JSON.parse(publishedText('schemas/case/case-v1p0-cfpackage-schema.json'))
  const [valid] = Schema.Errors(schema, toCase(ours, { ...context, changedAt: 'yesterday' }))
  expect(valid).toBe(false)
})

test('a new version keeps its GUIDs, another framework has its own', () => {
  const guid = (source: Partial<Framework['source']>) =>
    toCase({ ...ours, source: { ...ours.source, ...source } }, context).CFItems[0]?.identifier
  expect(guid({ version: '2' })).toBe(guid({}))
  expect(guid({ id: 'other' })).not.toBe(guid({}))
})

test('texts that YAML has its own ideas about come back as they were', () => {
  const texts = [
    'no',
    '1e3',
    '~',
    ' x ',
    'a: b',
    '# x',
    '"',
    "'",
    '- x',
    'x\n\n y\n',
    '\tx',
    '\u0085\u2028',
    '---',
    '|',
    '>-',
    '{',
    '*a',
    '&a',
    '!!js',
    '0x1f',
    '2026-01-01',
    '=',
  ]
  for (const text of texts) {
    expect(exchangeYaml.read([{ name: 'y.yaml', text: toYaml(harmful(text)) }]).skills[0]?.name, JSON.stringify(text)).toBe(text)
  }
})

test('a thing with a source of its own keeps it', () => {
  const borrowed = { ...ours.source, id: 'elsewhere', notice: 'Somebody else wrote this.' }
  const mixed = { ...ours, skills: ours.skills.map((skill, i) => (i === 0 ? { ...skill, source: borrowed } : skill)) }
  expect(exchangeYaml.read([{ name: 'y.yaml', text: toYaml(mixed) }])).toEqual(mixed)
})

test('an exported file that was edited into a contradiction is refused whole, by line', () => {
  const text = toYaml(ours).replace('skill: programming', 'skill: sorcery')
  const line = text.split('\n').findIndex((candidate) => candidate.includes('sorcery')) + 1
  const { problems, skills } = exchangeYaml.read([{ name: 'y.yaml', text }])
  expect(problems).toEqual([
    { file: 'y.yaml', line, what: 'There is no skill "sorcery".', remedy: 'Correct the id, or add what it points at.' },
  ])
  expect(skills).toEqual([])
})

test('a name that is a formula leaves guarded in every row and comes back as it was', () => {
  const text = '=HYPERLINK("http://x")'
  const { header, rows } = toRows(harmful(text))
  const column = header.indexOf('Skill')
  expect(
    rows
      .map((row) => row[column])
      .filter((cell) => cell?.includes('HYPERLINK'))
      .every((cell) => cell === `'${text}`),
  ).toBe(true)
  expect(rows.flat().filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell))).toEqual([])
  expect(table.read([tableOf('back.csv', toCsv(harmful(text)))]).skills.find(({ id }) => id === ours.skills[0]?.id)?.name).toBe(text)
})
