import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { type Framework, type ImportFile, importers } from '@evenkeel/exchange'
import { StartProblem } from '../server/config/start-problem.ts'
import { importFileOf, isDamaged } from '../server/exchange/sent-file.ts'

/** A framework of anybody's, from a file or a folder; `version` where the files carry none. */
export function readFramework(from: string, version: string | undefined): Framework {
  const files = textsUnder(from).map(({ name, text }) => wholeFile(name, text))
  const importer = importers.find((one) => one.detects(files))
  if (!importer) {
    const known = importers.map(({ label, reads }) => `${label}: ${reads}`).join('\n  ')
    throw new StartProblem('not-suitable', `Nothing here reads ${from}.`, `Hand in one of these:\n  ${known}`)
  }
  return importer.read(files, version === undefined ? {} : { source: { version } })
}

/** The file, or every file of the folder, by name and text. */
export function textsUnder(from: string): { readonly name: string; readonly text: string }[] {
  try {
    if (!statSync(from).isDirectory()) return [{ name: basename(from), text: readFileSync(from, 'utf8') }]
    const names = readdirSync(from, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    return names
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .map((path) => ({ name: relative(join(from, '..'), path), text: readFileSync(path, 'utf8') }))
  } catch (cause) {
    throw new StartProblem('not-suitable', `${from} cannot be read: ${(cause as Error).message}.`, 'Give a file or a folder that exists.')
  }
}

function wholeFile(name: string, text: string): ImportFile {
  const file = importFileOf(name, text)
  if (!isDamaged(file)) return file
  throw new StartProblem('not-suitable', `${name} is damaged: ${file.what}`, 'Fetch the file again, or mend the place that is named.')
}
