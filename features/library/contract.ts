import Type, { type Static } from 'typebox'
import { defineContract } from '../contract.ts'
import { Done, gone, Half, Version } from '../shapes.ts'
import { importing } from './import-operations.ts'
import { Counts, File, FrameworkId, Of, OrNone, Page, Source } from './library-shapes.ts'

const Release = Type.Object({
  number: Type.Integer(),
  version: Type.String(),
  importer: Type.String(),
  importedAt: Type.String(),
  importedBy: Type.String(),
  changes: Type.Integer({ description: 'Lines of the difference to the release before; 0 for the first' }),
})

const Entry = Type.Object({
  frameworkId: FrameworkId,
  source: Source,
  counts: Counts,
  builtIn: Type.Boolean(),
  importedAt: OrNone(Type.String()),
  importedBy: OrNone(Type.String()),
  number: Type.Integer({ description: 'The release that counts; 1 for the first' }),
  version: Version,
})
export type Entry = Static<typeof Entry>

const Requirement = Type.Object({
  skill: Type.String(),
  name: Type.String(),
  about: OrNone(Type.String()),
  kind: Type.String(),
  half: OrNone(Half),
  required: OrNone(Type.Number()),
  levelName: OrNone(Type.String()),
  text: OrNone(Type.String()),
  weight: Type.Number(),
  essential: OrNone(Type.Boolean()),
  weightError: OrNone(Type.Number({ description: 'Standard error of the weight, where it was measured' })),
  requiredError: OrNone(Type.Number({ description: 'Standard error of the required level, where it was measured' })),
})
export type Requirement = Static<typeof Requirement>

const Scale = OrNone(Type.Object({ minimum: Type.Number(), maximum: Type.Number(), names: Type.Array(Type.String()) }))
const HalfOfLevel = Type.Object({ share: Type.Number(), floor: Type.Number(), evidence: Type.Array(Type.String()) })

const Shares = Type.Object({ people: Type.Number(), technical: Type.Number(), unsorted: Type.Number() })
const LevelShare = Type.Object({
  family: OrNone(Type.String()),
  role: Type.String(),
  roleName: Type.String(),
  level: Type.String(),
  title: Type.String(),
  requirements: Shares,
  byCount: Shares,
  byWeight: Shares,
  repeated: Type.Array(Type.String()),
})
const Mean = Type.Object({ mean: Type.Number(), se: OrNone(Type.Number()), figures: Type.Integer() })
const Balance = Type.Object({
  source: Source,
  rule: Type.Integer({ description: 'Version of the rule that sorts skills by name' }),
  over: Type.Boolean({ description: 'Further out of balance than 60 to 40, or a role level asks for nothing in a half' }),
  mean: OrNone(Type.Object({ byCount: Shares, byWeight: Shares })),
  families: Type.Array(Type.Object({ family: Type.String(), levels: Type.Integer(), byCount: Shares, byWeight: Shares })),
  levels: Type.Array(LevelShare),
  total: Type.Integer({ description: 'Role levels that ask for something; of the family, where one is chosen' }),
  next: OrNone(Type.Integer()),
  withoutPeople: Type.Integer(),
  withoutTechnical: Type.Integer(),
  errors: Type.Integer(),
  warnings: Type.Integer(),
  findings: Type.Array(
    Type.Object({
      rule: Type.String(),
      severity: Type.String(),
      level: OrNone(Type.String()),
      message: Type.String(),
      remedy: Type.String(),
    }),
  ),
  evidence: Type.Array(
    Type.Object({
      role: Type.String(),
      name: Type.String(),
      standIn: OrNone(Type.String()),
      people: Mean,
      technical: Mean,
      difference: Type.Object({ value: Type.Number(), se: OrNone(Type.Number()) }),
      sentence: Type.String(),
    }),
  ),
  measuredIn: Source,
  sentences: Type.Array(Type.String()),
})
export type Balance = Static<typeof Balance>

const Skill = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  name: Type.String(),
  about: OrNone(Type.String()),
  code: OrNone(Type.String()),
  half: OrNone(Half),
  sortedBy: OrNone(Type.Union([Type.Literal('framework'), Type.Literal('name')])),
  asked: Type.Integer({ description: 'How many role levels ask for it' }),
  anchors: Type.Array(Type.Object({ level: Type.Number(), name: OrNone(Type.String()), text: Type.String() })),
})
export type Skill = Static<typeof Skill>

const Role = Type.Object({
  id: Type.String(),
  name: Type.String(),
  about: OrNone(Type.String()),
  code: OrNone(Type.String()),
  family: OrNone(Type.String()),
  standIn: OrNone(Type.String()),
  levels: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), inUse: Type.Boolean(), requirements: Type.Integer() })),
})
export type Role = Static<typeof Role>

const Search = Type.Optional(Type.String({ maxLength: 200 }))
const Wanted = Type.Optional(Type.String({ maxLength: 500 }))
const unreadable = {
  status: 422,
  title: 'That is more than can be read at once',
  remedy: 'It took more than 30 seconds or 1 GB of memory. Split the framework, or leave out what is not about roles and skills.',
} as const

export const contract = defineContract({
  listLibrary: {
    method: 'GET',
    path: '/api/library',
    shows: 'library',
    summary: 'The frameworks at hand: the built-in one first, then those of others that were brought in',
    reply: Type.Object({
      frameworks: Type.Array(Entry),
      importers: Type.Array(Type.Object({ id: Type.String(), label: Type.String(), reads: Type.String() })),
    }),
  },
  listNotices: {
    method: 'GET',
    path: '/api/library/notices',
    shows: 'library',
    summary: 'Whose words these are: source, version, licence, notice and address of every framework',
    reply: Type.Object({ notices: Type.Array(Source) }),
  },
  showLibraryFramework: {
    method: 'GET',
    path: '/api/library/:frameworkId',
    shows: 'library',
    summary: 'One framework: its source, scale and families, and the releases that were brought in',
    params: Of,
    reply: Type.Object({
      ...Entry.properties,
      scale: Scale,
      counted: Type.Record(Type.String(), Type.Integer()),
      families: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), about: OrNone(Type.String()), roles: Type.Integer() })),
      releases: Type.Array(Release),
    }),
    refusals: { gone },
  },
  listLibraryRoles: {
    method: 'GET',
    path: '/api/library/:frameworkId/roles',
    shows: 'library',
    summary: 'Roles with their levels, in the order of the framework; a page at a time',
    params: Of,
    query: Type.Object({ ...Page, search: Search, family: Wanted }),
    reply: Type.Object({ total: Type.Integer(), next: OrNone(Type.Integer()), roles: Type.Array(Role) }),
    refusals: { gone },
  },
  listLibrarySkills: {
    method: 'GET',
    path: '/api/library/:frameworkId/skills',
    shows: 'library',
    summary: 'Skills with what each looks like at its levels; a page at a time',
    params: Of,
    query: Type.Object({
      ...Page,
      search: Search,
      half: Type.Optional(Type.Union([Half, Type.Literal('unsorted')])),
    }),
    reply: Type.Object({ total: Type.Integer(), next: OrNone(Type.Integer()), skills: Type.Array(Skill) }),
    refusals: { gone },
  },
  showLibraryLevel: {
    method: 'GET',
    path: '/api/library/:frameworkId/level',
    shows: 'library',
    summary: 'What one level of a role asks for, each requirement with its half',
    params: Of,
    query: Type.Object({ level: Type.String({ minLength: 1, maxLength: 500 }) }),
    reply: Type.Object({
      source: Source,
      id: Type.String(),
      title: Type.String(),
      purpose: OrNone(Type.String()),
      changes: Type.Array(Type.String()),
      inUse: Type.Boolean(),
      halves: OrNone(Type.Object({ technical: HalfOfLevel, people: HalfOfLevel })),
      scale: Scale,
      role: Type.Object({ id: Type.String(), name: Type.String(), about: OrNone(Type.String()) }),
      standIn: OrNone(Type.String()),
      total: Type.Integer(),
      requirements: Type.Array(Requirement),
    }),
    refusals: { gone },
  },
  showLibraryBalance: {
    method: 'GET',
    path: '/api/library/:frameworkId/balance',
    shows: 'library',
    summary: 'How a framework balances the two halves: shares, findings with remedies, measured importance with its error',
    params: Of,
    query: Type.Object({ ...Page, family: Wanted, measured: Type.Optional(FrameworkId) }),
    reply: Balance,
    refusals: { gone },
  },
  exportLibraryBalance: {
    method: 'GET',
    path: '/api/library/:frameworkId/balance/export',
    summary: 'The whole balance report as a file: JSON, or CSV with a row for each role level',
    params: Of,
    query: Type.Object({ format: Type.Union([Type.Literal('csv'), Type.Literal('json')]), measured: Type.Optional(FrameworkId) }),
    reply: File,
    file: ['text/csv', 'application/json'],
    refusals: { gone },
  },
  exportLibraryFramework: {
    method: 'GET',
    path: '/api/library/:frameworkId/export',
    summary: 'The framework as a file: YAML keeps everything, CSV opens anywhere, CASE is what learning systems read',
    params: Of,
    query: Type.Object({ format: Type.Union([Type.Literal('yaml'), Type.Literal('csv'), Type.Literal('case')]) }),
    reply: File,
    file: ['application/yaml', 'text/csv', 'application/json'],
    refusals: { gone },
  },
  listReleaseChanges: {
    method: 'GET',
    path: '/api/library/:frameworkId/changes',
    shows: 'library',
    summary: 'What changed from one release to another, line by line; a page at a time',
    params: Of,
    query: Type.Object({
      ...Page,
      before: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
      now: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    }),
    reply: Type.Object({ total: Type.Integer(), next: OrNone(Type.Integer()), lines: Type.Array(Type.String()) }),
    refusals: { gone },
  },
  removeLibraryFramework: {
    method: 'POST',
    path: '/api/library/:frameworkId/removal',
    summary: 'Take a framework of others out of the library, with all its releases; the files can be brought in again',
    params: Of,
    body: Type.Object({ version: Version }, { additionalProperties: false }),
    reply: Done,
    refusals: {
      gone,
      'changed-meanwhile': { status: 409, title: 'It was changed meanwhile', remedy: 'Load it again: a newer release is there now.' },
      'built-in': { status: 409, title: 'The built-in framework stays', remedy: 'Only frameworks that were brought in can be taken out.' },
    },
  },
  ...importing(unreadable),
})

export { type Chosen, type Import, limits, piecesOf, type Trouble } from './import-operations.ts'
export type { Counts, Source } from './library-shapes.ts'
