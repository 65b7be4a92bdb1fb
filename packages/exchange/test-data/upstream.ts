import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { parse } from 'csv-parse/sync'
import { delimiterOf, type ImportFile, tableFile } from '../src/files.ts'

/** Public frameworks as they were published; not part of the repository. Beside the project, or where EVENKEEL_PUBLISHED says. */
const elsewhere = process.env.EVENKEEL_PUBLISHED
const shared = elsewhere ? pathToFileURL(`${elsewhere}/`) : new URL('../../../../shared/data/', import.meta.url)

export const present = existsSync(new URL('ddat-2026-03/ddat_roles_skills.csv', shared))
export const absent = 'Skipped: no published frameworks at ../shared/data beside the project.'

export const publishedText = (path: string) => readFileSync(new URL(path, shared), 'utf8')

/** A table as a slice would hand it in: parsed, with the line on which each record ends. */
export function tableOf(name: string, text: string): ImportFile {
  const records = parse(text, { bom: true, delimiter: delimiterOf(text), info: true, relax_column_count: true }) as unknown
  return tableFile(
    name,
    (records as { info: { lines: number }; record: string[] }[]).map(({ info, record }) => ({ line: info.lines, cells: record })),
  )
}

export const publishedTable = (path: string) => tableOf(path, publishedText(path))

export const publishedFolder = (folder: string): ImportFile[] =>
  readdirSync(new URL(folder, shared)).map((name) => ({ name, text: publishedText(`${folder}/${name}`) }))

export const ddatFiles = () => ['ddat_roles_skills', 'ddat_skills_az'].map((name) => publishedTable(`ddat-2026-03/${name}.csv`))

export const niceFiles = (): ImportFile[] => [{ name: 'nice.json', text: publishedText('nice-2.1.0/cprt_SP_800_181_2_1_0.json') }]

export const onetFiles = (names = ['occupations', 'skills', 'related_occupations', 'content_model_reference']) =>
  names.map((name) => publishedTable(`onet-29.3-computer/${name}.csv`))

/** Rows of a derivation that goes with the published files, by column. */
export const derived = (path: string) => parse(publishedText(path), { columns: true }) as Record<string, string>[]
