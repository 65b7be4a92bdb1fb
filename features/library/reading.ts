import {
  type Column,
  type Framework,
  type FrameworkSource,
  guessMapping,
  type Half,
  halfOf,
  type ImportFile,
  importers,
  type Mapping,
  type Trouble,
  tableColumns,
} from '@evenkeel/exchange'

/** A file as it was sent: its parts, in order. */
export type SentFile = { readonly name: string; readonly parts: readonly string[] }

/** What a person says beside the files: how to read them, and what they know of the source. */
export type Chosen = { readonly importer?: string; readonly mapping?: Mapping; readonly source?: Partial<FrameworkSource> }

export type Counts = {
  readonly families: number
  readonly roles: number
  readonly levels: number
  readonly skills: number
  readonly requirements: number
  /** Of the requirements, how many come without a level. */
  readonly withoutLevel: number
  /** Whether it brings along how important things are, as it was measured. */
  readonly measured: boolean
}

export type TableSeen = { readonly file: string; readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] }

/** What came of reading: everything a person needs to decide, and the document apart from it. */
export type Reading = {
  /** Every way to read these files, the one to propose first. */
  readonly candidates: readonly string[]
  readonly importer: string | null
  /** The table of a mapping: its first rows. */
  readonly table: TableSeen | null
  readonly mapping: Mapping | null
  readonly source: FrameworkSource | null
  readonly counted: Readonly<Record<string, number>>
  readonly counts: Counts
  readonly problems: number
  /** The first of what comes out. */
  readonly preview: readonly { role: string; level: string; skill: string; half: Half | null; required: number | null }[]
}

export type Read = { readonly reading: Reading; readonly document: string }

const rowsSeen = 5
const signsSeen = 80
const previewed = 12
const tableImporter = 'table'

/**
 * The files as a framework. What could not even be parsed (`damaged`) is a problem like those the importer finds. A table of nobody in particular is
 * known by the name it is given, so that two tables are two frameworks.
 */
export function readingOf(
  files: readonly ImportFile[],
  damaged: readonly Trouble[],
  chosen: Chosen,
): { reading: Reading; framework: Framework } {
  const able = importers.filter(({ detects }) => detects(files))
  const importer = importers.find(({ id }) => id === chosen.importer) ?? able[0] ?? (hasTable(files) ? tableOfAnybody() : undefined)
  const table = importer?.id === tableImporter ? tableIn(files) : null
  const mapping = table ? (usable(chosen.mapping, table.header) ?? guessMapping(table.header, table.rows)) : null
  const read = (source: Partial<FrameworkSource>) => importer?.read(files, { source, ...(mapping ? { mapping } : {}) })
  const first = read(chosen.source ?? {})
  const named = first?.source.id === tableImporter && chosen.source?.name ? slugOf(chosen.source.name) : ''
  const framework = (named ? read({ ...chosen.source, id: named }) : first) ?? nothingRead(files)
  framework.problems = [...damaged, ...framework.problems]
  const reading: Reading = {
    candidates: able.map(({ id }) => id),
    importer: importer?.id ?? null,
    table: table && {
      file: table.file,
      header: table.header,
      rows: table.rows.slice(0, rowsSeen).map(({ cells }) => cells.map(shortened)),
    },
    mapping,
    source: importer ? framework.source : null,
    counted: framework.counted,
    counts: countsOf(framework),
    problems: framework.problems.length,
    preview: previewOf(framework),
  }
  return { reading, framework }
}

/** Every way to read a framework, for people to know which files to choose. */
export const knownImporters = importers.map(({ id, label, reads }) => ({ id, label, reads }))

/** The fields a column may stand for: those a person would think of first, as the table form lists them. */
export const fieldsOfTables: readonly Pick<Column, 'field' | 'title'>[] = tableColumns.map(({ field, title }) => ({ field, title }))

function countsOf({ families, roles, levels, skills, requirements }: Framework): Counts {
  return {
    families: families.length,
    roles: roles.length,
    levels: levels.length,
    skills: skills.length,
    requirements: requirements.length,
    withoutLevel: requirements.filter(({ required }) => required === null).length,
    measured: requirements.some(({ figures }) => figures?.weight != null),
  }
}

function previewOf({ roles, levels, skills, requirements }: Framework): Reading['preview'] {
  return requirements.slice(0, previewed).map(({ role, level, skill, required }) => {
    const asked = skills.find(({ id }) => id === skill)
    return {
      role: shortened(roles.find(({ id }) => id === role)?.name ?? role),
      level: shortened(levels.find(({ id }) => id === level)?.title ?? level),
      skill: shortened(asked?.name ?? skill),
      half: asked ? halfOf(asked) : null,
      required,
    }
  })
}

const hasTable = (files: readonly ImportFile[]) => files.some((file) => 'table' in file)
const tableOfAnybody = () => importers.find(({ id }) => id === tableImporter)

function tableIn(files: readonly ImportFile[]) {
  for (const file of files) if ('table' in file) return { file: file.name, ...file.table }
  return null
}

/** A mapping of other files says nothing of this table. */
function usable(mapping: Mapping | undefined, header: readonly string[]): Mapping | undefined {
  return mapping && Object.keys(mapping.columns).every((title) => header.includes(title)) ? mapping : undefined
}

function nothingRead(files: readonly ImportFile[]): Framework {
  const problem: Trouble = {
    file: files[0]?.name ?? 'no file',
    line: null,
    what: 'None of the ways to read a framework knows these files.',
    remedy: 'Choose all files of one framework as they were published, or a table with a column of skills.',
  }
  const source = { id: 'unknown', name: 'Unknown', version: 'undated', licence: 'not stated', notice: 'Not read.', address: null }
  return { source, scale: null, families: [], roles: [], levels: [], skills: [], requirements: [], counted: {}, problems: [problem] }
}

const shortened = (text: string) => (text.length > signsSeen ? `${text.slice(0, signsSeen - 1).toWellFormed()}…` : text)

const slugOf = (name: string) =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80)
