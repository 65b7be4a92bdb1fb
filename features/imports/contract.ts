import Type, { type Static } from 'typebox'
import { defineContract } from '../contract.ts'
import { changedMeanwhile, Done, gone, Line, Uuid, Version } from '../shapes.ts'

export const Kind = Type.Union([Type.Literal('people'), Type.Literal('ratings')])
export type Kind = Static<typeof Kind>

type Field = {
  readonly id: string
  readonly name: string
  readonly required: boolean
  readonly also: readonly string[]
  readonly says: string
}

/** What a column can mean, by kind of file; `also` are other headings it goes by. */
export const fields: Readonly<Record<Kind, readonly Field[]>> = {
  people: [
    { id: 'name', name: 'Name', required: true, also: ['full name', 'person', 'employee'], says: 'The name colleagues know them by.' },
    { id: 'email', name: 'E-mail', required: false, also: ['mail', 'e-mail address', 'email address'], says: 'Where the invitation goes.' },
    { id: 'role', name: 'Role', required: false, also: ['access'], says: 'member, manager, hr, owner or auditor; member when empty.' },
    { id: 'team', name: 'Team', required: false, also: ['department', 'unit', 'group'], says: 'Made when there is none of this name.' },
    { id: 'part', name: 'Part in the team', required: false, also: ['part', 'position'], says: 'member or manager; member when empty.' },
    { id: 'time-zone', name: 'Time zone', required: false, also: ['timezone', 'tz'], says: 'Such as Europe/Lisbon.' },
    { id: 'language', name: 'Language', required: false, also: ['locale', 'lang'], says: 'Such as en or de-CH.' },
    {
      id: 'external-id',
      name: 'Id elsewhere',
      required: false,
      also: ['external id', 'employee id', 'id', 'personnel number'],
      says: 'What another system calls them. The surest way to know them again.',
    },
  ],
  ratings: [
    {
      id: 'person',
      name: 'Person',
      required: true,
      also: ['subject', 'ratee', 'employee'],
      says: 'Who is rated: e-mail, id elsewhere or name.',
    },
    {
      id: 'rater',
      name: 'Rater',
      required: true,
      also: ['reviewer', 'rated by', 'by'],
      says: 'Who rates; may be empty where people rate themselves.',
    },
    {
      id: 'relation',
      name: 'Relation',
      required: true,
      also: ['relationship', 'role of rater', 'perspective'],
      says: 'self, manager, peer, report, customer or other.',
    },
    { id: 'competency', name: 'Competency', required: true, also: ['skill', 'criterion'], says: 'By its name or id here.' },
    {
      id: 'score',
      name: 'Score',
      required: true,
      also: ['rating', 'level', 'value', 'points'],
      says: '0 to 5 unless you say another scale.',
    },
    { id: 'date', name: 'Date', required: true, also: ['day', 'rated on', 'when'], says: 'Such as 2026-03-31.' },
  ],
}

const Scale = Type.Object(
  { lowest: Type.Number({ minimum: -1000, maximum: 1000 }), highest: Type.Number({ minimum: -1000, maximum: 1000 }) },
  { additionalProperties: false, description: 'The scale of the file; its ends become 0 and 5' },
)
export type Scale = Static<typeof Scale>

const State = Type.Union([
  Type.Literal('receiving'),
  Type.Literal('checking'),
  Type.Literal('ready'),
  Type.Literal('done'),
  Type.Literal('taken-back'),
  Type.Literal('broken'),
  Type.Literal('discarded'),
])
const Count = Type.Integer({ minimum: 0 })
const Note = Type.String({ description: 'A sentence about the file as a whole' })

export const Result = Type.Object({
  rows: Type.Object({ new: Count, changed: Count, same: Count, bad: Count, held: Count }),
  notes: Type.Array(Note),
  people: Type.Object({ added: Count, changed: Count, teams: Count, placesBegun: Count, placesEnded: Count }),
  evidence: Count,
  missing: Type.Object(
    { count: Count, names: Type.Array(Type.String()) },
    { description: 'People here who are not in the file; nothing is done about them' },
  ),
})
export type Result = Static<typeof Result>

const Listed = Type.Object({
  importId: Uuid,
  kind: Kind,
  state: State,
  fileName: Type.String(),
  size: Count,
  begunAt: Type.String(),
  begunBy: Type.String(),
  doneAt: Type.Union([Type.String(), Type.Null()]),
  version: Version,
})
const Shown = Type.Object({
  ...Listed.properties,
  received: Type.Integer({ description: 'Characters received so far: where to go on' }),
  seam: Type.String({ description: 'The last characters received' }),
  rowCount: Count,
  checked: Count,
  fault: Type.Union([Type.String(), Type.Null()]),
  header: Type.Array(Type.String()),
  columns: Type.Array(Type.Union([Type.String(), Type.Null()]), { description: 'What each column means; null: it is left out' }),
  unmapped: Type.Array(Type.String(), { description: 'What the file must have and no column means yet' }),
  scale: Type.Union([Scale, Type.Null()]),
  result: Type.Union([Result, Type.Null()]),
  toInvite: Count,
})
export type Shown = Static<typeof Shown>
export type Listed = Static<typeof Listed>

const BadRow = Type.Object({ line: Count, column: Type.String(), says: Type.String(), remedy: Type.String() })
export type BadRow = Static<typeof BadRow>

const OfImport = Type.Object({ importId: Uuid })
const wrongState = { status: 409, title: 'The import is not at this point', remedy: 'Load it again and see where it stands.' } as const
const broken = {
  status: 422,
  title: 'The file cannot be read',
  remedy: 'See "fault" of the import, mend the file and begin again.',
} as const

/** As much as one part may hold: in any script it stays under the limit of a request. */
export const partLength = 65_536

export const contract = defineContract({
  listImports: {
    method: 'GET',
    path: '/api/imports',
    shows: 'imports',
    summary: 'What was brought in from files, newest first',
    query: Type.Object({ after: Type.Optional(Uuid), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })) }),
    reply: Type.Object({ imports: Type.Array(Listed), next: Type.Union([Uuid, Type.Null()]) }),
  },
  beginImport: {
    method: 'POST',
    path: '/api/imports',
    inDemo: false,
    summary: 'Begin to bring in a file; its text follows in parts',
    body: Type.Object(
      { kind: Kind, fileName: Line(200), size: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }) },
      { additionalProperties: false },
    ),
    reply: Type.Object({ importId: Uuid }),
    refusals: {
      'solo-account': { status: 409, title: 'This is a solo account', remedy: 'Set up an organisation first; nothing of yours is lost.' },
    },
  },
  showImport: {
    method: 'GET',
    path: '/api/imports/:importId',
    shows: 'imports',
    summary: 'Where one import stands',
    params: OfImport,
    reply: Shown,
    refusals: { gone },
  },
  sendPart: {
    method: 'POST',
    path: '/api/imports/:importId/parts',
    summary: 'Send the next part of the text; a part that was received before changes nothing',
    params: OfImport,
    body: Type.Object(
      {
        offset: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description: 'Characters before this part' }),
        seam: Type.String({ maxLength: 64, description: 'The up to 64 characters before this part, so that no other file goes on here' }),
        text: Type.String({ maxLength: partLength }),
        isLast: Type.Boolean(),
      },
      { additionalProperties: false },
    ),
    reply: Type.Object({ received: Type.Integer({ description: 'Characters received so far: send on from there' }), state: State }),
    refusals: {
      gone,
      'wrong-state': wrongState,
      'other-file': { status: 409, title: 'This is not the file that was begun', remedy: 'Choose the same file, or begin a new import.' },
    },
  },
  chooseColumns: {
    method: 'PUT',
    path: '/api/imports/:importId/columns',
    summary: 'Say what the columns mean, and on which scale the scores are; the rows are then checked anew',
    params: OfImport,
    body: Type.Object(
      {
        columns: Type.Array(Type.Union([Type.String({ maxLength: 40 }), Type.Null()]), { maxItems: 200 }),
        scale: Type.Union([Scale, Type.Null()]),
        version: Version,
      },
      { additionalProperties: false },
    ),
    reply: Type.Object({ version: Version }),
    refusals: {
      gone,
      'wrong-state': wrongState,
      'changed-meanwhile': changedMeanwhile,
      'no-such-columns': {
        status: 422,
        title: 'The columns do not fit',
        remedy: 'Say one meaning, or none, for each column, and no meaning twice.',
      },
      'no-such-scale': { status: 422, title: 'This is no scale', remedy: 'The highest score must be above the lowest.' },
    },
  },
  checkImport: {
    method: 'POST',
    path: '/api/imports/:importId/checks',
    summary: 'Check the next rows; ask again until the state is "ready"',
    params: OfImport,
    reply: Type.Object({ state: State, checked: Count, rowCount: Count, version: Version }),
    refusals: {
      gone,
      'wrong-state': wrongState,
      broken,
      'columns-missing': { status: 422, title: 'A column is missing', remedy: 'Say which columns hold what is named under "unmapped".' },
    },
  },
  listBadRows: {
    method: 'GET',
    path: '/api/imports/:importId/bad-rows',
    shows: 'imports',
    summary: 'What is wrong, one line for each row, in the order of the file',
    params: OfImport,
    query: Type.Object({
      after: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    }),
    reply: Type.Object({ rows: Type.Array(BadRow), next: Type.Union([Count, Type.Null()]) }),
    refusals: { gone },
  },
  bringIn: {
    method: 'POST',
    path: '/api/imports/:importId/application',
    summary: 'Bring it in: all of it, or nothing',
    params: OfImport,
    body: Type.Object({ version: Version }, { additionalProperties: false }),
    reply: Type.Object({ result: Result, version: Version }),
    refusals: {
      gone,
      'wrong-state': wrongState,
      'changed-meanwhile': changedMeanwhile,
      'rows-bad': {
        status: 422,
        title: 'Some rows have mistakes in them',
        remedy: 'Mend the rows named in the list and send the file again.',
      },
      'check-again': {
        status: 409,
        title: 'The organisation has changed since the rows were checked',
        remedy: 'Check them again; nothing was brought in.',
      },
    },
  },
  discardImport: {
    method: 'DELETE',
    path: '/api/imports/:importId',
    summary: 'Throw away what was sent and not brought in',
    params: OfImport,
    reply: Done,
    refusals: { gone, 'wrong-state': wrongState },
  },
  takeBackImport: {
    method: 'POST',
    path: '/api/imports/:importId/taking-back',
    summary: 'Take an import back: its evidence is withdrawn; people it added who have not come yet are taken off the list',
    params: OfImport,
    body: Type.Object({ version: Version }, { additionalProperties: false }),
    reply: Type.Object({ withdrawn: Count, removed: Count, version: Version }),
    refusals: { gone, 'wrong-state': wrongState, 'changed-meanwhile': changedMeanwhile },
  },
  inviteImported: {
    method: 'POST',
    path: '/api/imports/:importId/invitations',
    inDemo: false,
    summary: 'Invite those an import added who have no link yet, up to 200 at once: by mail, or with links to hand over',
    params: OfImport,
    reply: Type.Object({ mailed: Count, links: Type.Array(Type.Object({ name: Type.String(), link: Type.String() })), left: Count }),
    refusals: { gone, 'wrong-state': wrongState },
  },
})
