import { type Draft, draftOf } from '../draft.ts'
import { type ImportFile, type Reading, tablesWith } from '../files.ts'
import type { Framework, FrameworkSource } from '../framework.ts'
import { nameOrNone, textOrNone } from '../names.ts'
import { defineImporter, type Given, undated } from './importer.ts'
import { occupationCode, ratingColumns, ratingsIn, readRatings } from './onet-ratings.ts'
import { standInFor } from './onet-stand-ins.ts'

/** The O*NET database: occupations with the importance and the level of what they take, each with its standard error. */
export const onet = defineImporter({
  id: 'onet',
  label: 'O*NET (US Department of Labor)',
  reads:
    'Tables of one release, tab-separated or with commas: Skills (from 31.0: Essential Skills and Transferable Skills), Occupation Data, and, if wanted, Knowledge, Work Styles, Related Occupations and the Content Model Reference.',
  detects: (files) => ratingsIn(files).length > 0,
  read: (files, given) => {
    const release = releaseOf(files, given)
    const draft = draftOf(sourceOf(release), given?.source)
    const tables = ratingsIn(files)
    const [first] = files
    if (tables.length === 0) {
      const what = `No table of skills, knowledge or work styles here has the columns ${ratingColumns.join(', ')}.`
      draft.problem(
        first?.name ?? 'no file',
        null,
        what,
        'Hand in the Skills table of the database; from release 31.0 the Essential and the Transferable Skills.',
      )
      return draft.done()
    }
    if (release === undated) {
      const what = 'The tables do not say which release they are from, and the licence asks for the release in the notice.'
      draft.problem(first?.name ?? 'no file', null, what, 'Name the release as the version of the source, such as 29.3.')
    }
    readOccupations(draft, files, tables)
    readRatings(draft, files, tables)
    return withStandIns(draft, files)
  },
})

function sourceOf(release: string): FrameworkSource {
  const named = release === undated ? 'O*NET Database' : `O*NET ${release} Database`
  return {
    id: 'onet',
    name: 'O*NET Database',
    version: release,
    licence: 'CC BY 4.0',
    notice: `This product includes information from the ${named} by the U.S. Department of Labor, Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA. Evenkeel has modified all or some of this information. USDOL/ETA has not approved, endorsed, or tested these modifications.`,
    address: 'https://www.onetcenter.org/database.html',
  }
}

/** The release as it is said, as the folder of the download has it (db_29_3_text), or as its read-me names it. */
function releaseOf(files: readonly ImportFile[], given: Given | undefined): string {
  const inNames = files.map(({ name }) => /(?:db_|o\*?net[-_ ])(\d+)[_.](\d+)/i.exec(name)).find(Boolean)
  const inTexts = files.map((file) => ('text' in file ? /O\*NET\W{0,3}(\d+)\.(\d+) Database/.exec(file.text) : null)).find(Boolean)
  const found = inNames ?? inTexts
  return nameOrNone(given?.source?.version) ?? (found ? `${found[1]}.${found[2]}` : undated)
}

function readOccupations(draft: Draft, files: readonly ImportFile[], tables: readonly Reading[]): void {
  const [list] = tablesWith(files, [occupationCode, 'Title', 'Description'])
  for (const table of list ? [list, ...tables] : tables) {
    for (const row of table.rows) {
      const code = table.cell(row, occupationCode)
      if (!code) continue
      const name = nameOrNone(table.cell(row, 'Title')) ?? code
      const role = draft.role(code, { name, code, about: textOrNone(table.cell(row, 'Description')) })
      draft.level(role, code, { id: `${role}/all`, title: name })
    }
  }
  draft.count('occupations', draft.roles.size)
}

/** Occupations without ratings keep their place; whose figures to read instead is named, never copied. */
function withStandIns(draft: Draft, files: readonly ImportFile[]): Framework {
  const framework = draft.done({ minimum: 0, maximum: 7, names: [] })
  const [list] = tablesWith(files, [occupationCode, 'Title', 'Description'])
  const [related] = tablesWith(files, [occupationCode, 'Related O*NET-SOC Code', 'Index'])
  const asked = new Set(framework.requirements.map(({ role }) => role))
  const rated = framework.roles.filter(({ id }) => asked.has(id))
  for (const role of framework.roles) {
    if (asked.has(role.id) || !role.code) continue
    const code = standInFor(
      role.code,
      rated.flatMap((other) => other.code ?? []),
      related,
    )
    const standIn = rated.find((other) => other.code === code)
    role.standIn = standIn?.id ?? null
    const line = list?.rows.find((row) => list.cell(row, occupationCode) === role.code)?.line ?? null
    const what = `${role.name} (${role.code}) has no ratings in release ${framework.source.version}.`
    const remedy = standIn
      ? `${standIn.name} (${standIn.code}) stands in for it. Say so wherever its figures are shown.`
      : 'Nothing here can stand in for it. Choose a role of your own instead.'
    draft.problem(list?.file ?? 'occupations', line, what, remedy)
  }
  draft.count('occupations without ratings', framework.roles.length - rated.length)
  return draft.done(framework.scale)
}
