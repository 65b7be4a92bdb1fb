import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { delimiterOf, type Framework, type ImportFile, importers, tableFile } from '@evenkeel/exchange'
import { parse as parseCsv } from 'csv-parse/sync'
import { parse as parseYaml } from 'yaml'
import { StartProblem } from '../server/config/start-problem.ts'

/** A framework of anybody's, from a file or a folder; `version` where the files carry none. */
export function readFramework(from: string, version: string | undefined): Framework {
  const files = filesUnder(from)
  const importer = importers.find((one) => one.detects(files))
  if (!importer) {
    const known = importers.map(({ label, reads }) => `${label}: ${reads}`).join('\n  ')
    throw new StartProblem('not-suitable', `Nothing here reads ${from}.`, `Hand in one of these:\n  ${known}`)
  }
  return importer.read(files, version === undefined ? {} : { source: { version } })
}

function filesUnder(from: string): ImportFile[] {
  try {
    if (!statSync(from).isDirectory()) return [fileOf(from, basename(from))]
    const names = readdirSync(from, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    return names
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .map((path) => fileOf(path, relative(join(from, '..'), path)))
  } catch (cause) {
    if (cause instanceof StartProblem) throw cause
    throw new StartProblem('not-suitable', `${from} cannot be read: ${(cause as Error).message}.`, 'Give a file or a folder that exists.')
  }
}

function fileOf(path: string, name: string): ImportFile {
  const text = readFileSync(path, 'utf8')
  try {
    if (/\.(csv|tsv|txt)$/i.test(name)) return tableFile(name, rowsOf(text))
    if (/\.json$/i.test(name)) return { name, document: JSON.parse(text) as unknown }
    if (/\.ya?ml$/i.test(name)) return { name, document: parseYaml(text) as unknown }
  } catch (cause) {
    throw new StartProblem(
      'not-suitable',
      `${name} is damaged: ${(cause as Error).message}.`,
      'Fetch the file again, or mend the place that is named.',
    )
  }
  return { name, text }
}

type Record = { readonly record: readonly string[]; readonly info: { readonly lines: number } }

function rowsOf(text: string) {
  const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, delimiter: delimiterOf(text) }
  const records = parseCsv(text, options) as unknown as readonly Record[]
  return records.map(({ record, info }) => ({ line: info.lines, cells: record }))
}
