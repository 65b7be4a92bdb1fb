import Value from 'typebox/value'
import { describe, expect, test } from 'vitest'
import { small } from '../../test-data/small.ts'
import { tableOf } from '../../test-data/upstream.ts'
import { difference } from '../difference.ts'
import { toCsv } from '../export/csv.ts'
import { toYaml } from '../export/yaml.ts'
import type { ImportFile } from '../files.ts'
import { Framework } from '../framework.ts'
import { brokenReferences } from '../references.ts'
import { exchangeYaml } from './exchange-yaml.ts'
import { importers } from './index.ts'
import { table } from './table.ts'

const lists = ['families', 'roles', 'levels', 'skills', 'requirements'] as const
const thingsOf = (framework: Framework) => lists.flatMap((list) => framework[list] as readonly { source: Framework['source'] }[])
const filesFor = (id: string): ImportFile[] => small[id] ?? []

const cyclic: unknown[] = []
cyclic.push(cyclic)
const deep = JSON.parse(`${'['.repeat(3000)}${']'.repeat(3000)}`)
const junk: readonly ImportFile[][] = [
  [],
  ...[
    '',
    '\u0000',
    'just a sentence',
    '---\n',
    '{"a":',
    '[[[',
    'a: &a [*a]',
    'a: *b',
    `${'- '.repeat(3000)}x`,
    '<table><tr><td>',
    '# ',
    '\ud800',
    '```',
  ].flatMap((text) => ['x.json', 'x.yaml', 'x.md', 'x.csv', ''].map((name) => [{ name, text }])),
  ...[
    null,
    7,
    'text',
    [],
    {},
    [null],
    { response: 7 },
    { response: { elements: { elements: [null, 7, {}] } } },
    { topics: 'x' },
    { topics: [null, {}] },
    { competencies: [null], roles: [7] },
    deep,
    cyclic,
  ].map((document) => [{ name: 'x.json', document }]),
  ...[
    { header: [], rows: [] },
    { header: [''], rows: [{ line: 2, cells: [] }] },
    { header: ['__proto__', 'constructor'], rows: [{ line: 2, cells: ['__proto__', 'toString', 'more'] }] },
  ].map((table) => [{ name: 'x.csv', table }]),
]

test('every importer has an id of its own and small files to be tried on', () => {
  expect(new Set(importers.map(({ id }) => id)).size).toBe(importers.length)
  expect(importers.filter(({ id }) => filesFor(id).length === 0)).toEqual([])
})

describe.each(importers)('$id', (importer) => {
  const files = filesFor(importer.id)
  const framework = importer.read(files)

  test('knows its own files, before any other importer', () => {
    expect(importers.filter(({ detects }) => detects(files))[0]?.id).toBe(importer.id)
  })

  test('reads a clean file without a problem, and something of every kind that is in it', () => {
    expect(framework.problems).toEqual([])
    expect(framework.skills.length).toBeGreaterThan(0)
    if (importer.id !== 'etsy') expect(framework.requirements.length).toBeGreaterThan(0)
    expect([...Value.Errors(Framework, framework)]).toEqual([])
    expect(brokenReferences(framework)).toEqual([])
  })

  test('every object carries its source, with version, licence and notice', () => {
    for (const { source } of thingsOf(framework)) expect(source).toEqual(framework.source)
    for (const said of [framework.source.version, framework.source.licence, framework.source.notice]) expect(said).not.toBe('')
  })

  test('what the person who imports says of the source goes before what the importer knows', () => {
    const { source, ...rest } = importer.read(files, { source: { version: '2026-03-23', notice: 'As agreed.' } })
    expect(source).toEqual({ ...framework.source, version: '2026-03-23', notice: 'As agreed.' })
    expect(thingsOf({ source, ...rest }).every((thing) => thing.source.version === '2026-03-23')).toBe(true)
  })

  test('reads the same twice, ids included', () => {
    const second = importer.read(files)
    expect(second).toEqual(framework)
    expect(difference(framework, second)).toEqual({ changes: [], lines: [] })
  })

  test('goes out as YAML and comes back the same', () => {
    expect(exchangeYaml.read([{ name: 'back.yaml', text: toYaml(framework) }])).toEqual(framework)
  })

  test('goes out as CSV and comes back without a difference', () => {
    const back = table.read([tableOf('back.csv', toCsv(framework))])
    expect(back.problems).toEqual([])
    expect(difference(framework, back).lines).toEqual([])
  })

  test('refuses junk: names the file, what is wrong and what to do, and reads nothing', () => {
    for (const files of junk) {
      const refused = importer.read(files)
      const shown = JSON.stringify(files[0] && 'text' in files[0] ? files[0] : files[0]?.name)
      expect(refused.requirements, shown).toEqual([])
      expect(refused.roles, shown).toEqual([])
      expect(refused.problems.length, shown).toBeGreaterThan(0)
      expect([...Value.Errors(Framework, refused)], shown).toEqual([])
    }
  })

  test('survives files that were damaged on the way: what it reads holds together', { timeout: 120_000 }, () => {
    const random = dice(importer.id.length * 7919 + 1)
    for (let round = 0; round < 120; round++) {
      const damaged = files.map((file) => damage(file, random))
      const read = importer.read(damaged)
      expect([...Value.Errors(Framework, read)].slice(0, 1)).toEqual([])
      expect(brokenReferences(read).slice(0, 1)).toEqual([])
      if (round % 12 > 0) continue
      expect(exchangeYaml.read([{ name: 'back.yaml', text: toYaml(read) }])).toEqual(read)
      // A table without a row has nowhere to say whose it is.
      if (read.skills.length > 0) expect(difference(read, table.read([tableOf('back.csv', toCsv(read))])).lines).toEqual([])
    }
  })
})

/** Park and Miller's generator: the same damage every time. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

const nasty = [
  '',
  ' ',
  '__proto__',
  'constructor',
  '=1+1',
  '-1',
  '1e999',
  'NaN',
  'NULL',
  '\u0000',
  '\ud800',
  '🛠️',
  '<td>',
  '"',
  "'",
  'x'.repeat(5000),
  'level 3',
]

function damage(file: ImportFile, random: () => number): ImportFile {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T
  if ('table' in file) {
    const { header, rows } = file.table
    const hurt = rows.flatMap((row) => {
      if (random() < 0.1) return []
      const cells = row.cells.map((cell) => (random() < 0.05 ? pick(nasty) : cell))
      return [{ line: row.line, cells: random() < 0.1 ? cells.slice(0, Math.floor(random() * cells.length)) : cells }]
    })
    return {
      name: file.name,
      table: { header: header.map((title) => (random() < 0.02 ? pick(nasty) : title)), rows: random() < 0.2 ? [...hurt, ...hurt] : hurt },
    }
  }
  const text = 'text' in file ? file.text : JSON.stringify(file.document, null, 1)
  const lines = text.split('\n')
  for (let i = 0; i < 1 + random() * 5; i++) {
    const at = Math.floor(random() * lines.length)
    const line = lines[at] ?? ''
    const cut = Math.floor(random() * line.length)
    lines.splice(
      at,
      1,
      ...pick<string[]>([
        [],
        [line, line],
        [line.slice(0, cut) + pick(nasty) + line.slice(cut)],
        [line.slice(0, cut)],
        [line.replace(/:.*/, `: ${pick(['null', '7', '[]', '{}', 'x'])}`)],
      ]),
    )
  }
  const hurt = lines.join('\n')
  if ('text' in file) return { name: file.name, text: hurt }
  try {
    return { name: file.name, document: JSON.parse(hurt) }
  } catch {
    return { name: file.name, text: hurt }
  }
}
