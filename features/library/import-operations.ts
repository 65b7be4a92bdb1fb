import Type, { type Static } from 'typebox'
import type { Refusal } from '../contract.ts'
import { changedMeanwhile, Done, gone, Half, Uuid, Version } from '../shapes.ts'
import { Counts, FrameworkId, OrNone, Page, Source } from './library-shapes.ts'

/** What an import may hold. The whole is about 20 MB; a part stays well below a body of 1 MiB, whatever script it is written in. */
export const limits = {
  files: 60,
  characters: 20_000_000,
  parts: 150,
  partCharacters: 250_000,
  partBytes: 1024 * 1024,
  open: 10,
  frameworks: 100,
} as const

/** A text in parts of a size, never through the middle of a character. */
export function piecesOf(text: string, size: number): string[] {
  const pieces: string[] = []
  for (let at = 0; at < text.length; ) {
    const end = at + size < text.length && /[\ud800-\udbff]/.test(text.charAt(at + size - 1)) ? at + size - 1 : at + size
    pieces.push(text.slice(at, end))
    at = end
  }
  return pieces.length > 0 ? pieces : ['']
}

const FileName = Type.String({ minLength: 1, maxLength: 200, pattern: '^[^\\p{Cc}\\u2028-\\u202e\\u2066-\\u2069]+$' })
const Field = Type.String({ minLength: 1, maxLength: 60 })
const Text = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: '\\S' })

export const Mapping = Type.Object(
  {
    columns: Type.Record(Type.String({ maxLength: 500 }), Field, { description: 'Title of a column to the field it holds' }),
    grades: Type.Optional(Type.Array(Text(200), { maxItems: 50, description: 'Names of the levels, lowest first' })),
  },
  { additionalProperties: false },
)

export const Chosen = Type.Object(
  {
    importer: Type.Optional(Field),
    mapping: Type.Optional(Mapping),
    source: Type.Optional(
      Type.Object(
        {
          name: Type.Optional(Text(200)),
          version: Type.Optional(Text(80)),
          licence: Type.Optional(Text(200)),
          notice: Type.Optional(Text(2000)),
          address: Type.Optional(Type.String({ maxLength: 500, pattern: '^https?://[^\\s\\p{Cc}]+$' })),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
)
export type Chosen = Static<typeof Chosen>

const OfImport = Type.Object({ readingId: Uuid })
const Trouble = Type.Object({
  file: Type.String(),
  line: OrNone(Type.Integer()),
  what: Type.String(),
  remedy: Type.String(),
})
export type Trouble = Static<typeof Trouble>

const Import = Type.Object({
  importId: Uuid,
  version: Version,
  openedAt: Type.String(),
  files: Type.Array(Type.Object({ name: Type.String(), characters: Type.Integer(), parts: Type.Integer(), received: Type.Integer() })),
  chosen: Chosen,
  reading: OrNone(
    Type.Object({
      candidates: Type.Array(Type.String()),
      importer: OrNone(Type.String()),
      table: OrNone(Type.Object({ file: Type.String(), header: Type.Array(Type.String()), rows: Type.Array(Type.Array(Type.String())) })),
      mapping: OrNone(Mapping),
      source: OrNone(Source),
      counted: Type.Record(Type.String(), Type.Integer()),
      counts: Counts,
      problems: Type.Integer(),
      preview: Type.Array(
        Type.Object({
          role: Type.String(),
          level: Type.String(),
          skill: Type.String(),
          half: OrNone(Half),
          required: OrNone(Type.Number()),
        }),
      ),
    }),
  ),
  /** What is stored of this source already; null: nothing. */
  against: OrNone(
    Type.Object({
      frameworkId: FrameworkId,
      number: Type.Integer(),
      version: Type.String(),
      changes: Type.Integer({ description: 'Lines of the difference; 0: the same' }),
    }),
  ),
  importers: Type.Array(Type.Object({ id: Type.String(), label: Type.String(), reads: Type.String() })),
  fields: Type.Array(Type.Object({ field: Type.String(), title: Type.String() })),
})
export type Import = Static<typeof Import>

const largest = `${limits.files} files with ${limits.characters / 1_000_000} million characters in all`
const tooLarge = { status: 422, title: 'That is more than one import takes', remedy: `Choose at most ${largest}.` } as const
const solo = { status: 409, title: 'This is a solo account', remedy: 'Set up an organisation first; nothing of yours is lost.' } as const

export const importing = <const U extends Refusal>(unreadable: U) =>
  ({
    openImport: {
      method: 'POST',
      path: '/api/library/imports',
      inDemo: false,
      summary: 'Begin to bring in a framework: name the files, then send them part by part',
      body: Type.Object(
        {
          files: Type.Array(
            Type.Object(
              { name: FileName, characters: Type.Integer({ minimum: 0 }), parts: Type.Integer({ minimum: 1, maximum: limits.parts }) },
              { additionalProperties: false },
            ),
            {
              minItems: 1,
            },
          ),
        },
        { additionalProperties: false },
      ),
      reply: Type.Object({
        importId: Uuid,
        partCharacters: Type.Integer({ description: 'The most characters (UTF-16 units) a part may have' }),
      }),
      refusals: {
        'solo-account': solo,
        'too-large': tooLarge,
        'too-many-open': {
          status: 409,
          title: 'There are imports nobody has finished',
          remedy: 'Bring in or let go of one of them first; those older than a week go by themselves.',
        },
      },
    },
    sendImportPart: {
      method: 'PUT',
      path: '/api/library/imports/:readingId/parts',
      summary: 'Send one part of one file, both counted from 0; sending it again replaces it',
      params: OfImport,
      body: Type.Object(
        {
          file: Type.Integer({ minimum: 0, maximum: limits.files - 1 }),
          part: Type.Integer({ minimum: 0, maximum: limits.parts - 1 }),
          text: Type.String({ maxLength: limits.partCharacters }),
        },
        { additionalProperties: false },
      ),
      largestBody: limits.partBytes,
      reply: Done,
      refusals: {
        gone,
        'not-announced': { status: 422, title: 'There is no such part', remedy: 'Send the parts of the files you named.' },
      },
    },
    readImport: {
      method: 'POST',
      path: '/api/library/imports/:readingId/reading',
      summary: 'Read the files as they are, or as you say: nothing comes into the library yet',
      params: OfImport,
      body: Chosen,
      reply: Type.Object({ version: Version }),
      refusals: {
        gone,
        'changed-meanwhile': changedMeanwhile,
        incomplete: {
          status: 409,
          title: 'Not all of the files have arrived',
          remedy: 'Send the parts that are missing, then read again.',
        },
        'too-much': unreadable,
      },
    },
    showFrameworkImport: {
      method: 'GET',
      path: '/api/library/imports/:readingId',
      shows: 'import',
      summary: 'What was read from the files, and what it would change',
      params: OfImport,
      reply: Import,
      refusals: { gone },
    },
    listImportProblems: {
      method: 'GET',
      path: '/api/library/imports/:readingId/problems',
      shows: 'import',
      summary: 'Everything that could not be read as it stands, with place and remedy; a page at a time',
      params: OfImport,
      query: Type.Object(Page),
      reply: Type.Object({ total: Type.Integer(), next: OrNone(Type.Integer()), problems: Type.Array(Trouble) }),
      refusals: { gone },
    },
    listImportChanges: {
      method: 'GET',
      path: '/api/library/imports/:readingId/changes',
      shows: 'import',
      summary: 'What would be different from the release in the library, line by line; a page at a time',
      params: OfImport,
      query: Type.Object(Page),
      reply: Type.Object({ total: Type.Integer(), next: OrNone(Type.Integer()), lines: Type.Array(Type.String()) }),
      refusals: { gone },
    },
    bringInFramework: {
      method: 'POST',
      path: '/api/library/imports/:readingId/arrival',
      summary: 'Bring into the library what was read; if it is the same as what is there, nothing is written',
      params: OfImport,
      body: Type.Object({ version: Version }, { additionalProperties: false }),
      reply: Type.Object({
        frameworkId: FrameworkId,
        number: Type.Integer({ description: 'The release that counts now' }),
        brought: Type.Boolean({ description: 'False: the library holds exactly this already' }),
      }),
      refusals: {
        gone,
        'changed-meanwhile': changedMeanwhile,
        'not-read': {
          status: 409,
          title: 'There is nothing to bring in',
          remedy: 'Read the files first, in a way that finds roles or skills.',
        },
        'say-version': {
          status: 422,
          title: 'The files do not say which version this is',
          remedy: 'Say the version or the date of the release, then read again. Notices and later changes go by it.',
        },
        'library-full': {
          status: 409,
          title: 'The library is full',
          remedy: `It holds ${limits.frameworks} frameworks. Take one out first.`,
        },
      },
    },
    dropImport: {
      method: 'DELETE',
      path: '/api/library/imports/:readingId',
      summary: 'Let go of an import; the library stays as it is',
      params: OfImport,
      reply: Done,
      refusals: { gone },
    },
  }) as const
