import type { ColumnType, Generated } from 'kysely'
import type { Json } from './kinds.ts'

/** A version of an organisation's own framework: the one draft, or published and unchangeable. */
export type FrameworkVersionTable = {
  org_id: string
  number: number
  state: 'draft' | 'published'
  /** Competencies and role families, as packages/content knows them. */
  document: Json<unknown>
  /** What was taken out of the draft and can be put back. */
  removed: ColumnType<unknown, string | undefined, string>
  made_by: string
  made_at: Date
  published_by: string | null
  published_at: Date | null
  why: Generated<string>
  version: Generated<number>
}

/** One framework of somebody else's; `number` is the release that counts. */
export type LibraryFrameworkTable = { org_id: string; framework_id: string; source_id: string; number: number; version: Generated<number> }

/** The document is as large as a framework: ask for parts of it, or for its text. */
export type LibraryReleaseTable = {
  org_id: string
  framework_id: string
  number: number
  importer: string
  source: Json<unknown>
  counts: Json<unknown>
  /** How many lines the difference to the release before has; all of it is new: 0. */
  changes: number
  document: Json<unknown>
  imported_at: Date
  imported_by: string
}

export type LibraryImportTable = {
  org_id: string
  import_id: string
  person_id: string
  opened_at: Date
  files: Json<unknown>
  given: Json<unknown> | null
  reading: Json<unknown> | null
  lines: Json<unknown> | null
  document: Json<unknown> | null
  against: Json<unknown> | null
  version: Generated<number>
}

export type LibraryPartTable = { org_id: string; import_id: string; file: number; part: number; text: string }
