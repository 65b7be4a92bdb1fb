import Type, { type Static } from 'typebox'
import { defineContract } from '../contract.ts'
import { Day, Estimate, Half, OfPerson, Slug, Uuid } from '../shapes.ts'

/** A line of a manager's Monday page: what waits for three minutes of attention, never how anybody ranks. */
const Report = Type.Object({
  personId: Uuid,
  name: Type.String(),
  teams: Type.Array(Type.String()),
  lastRatedOn: Type.Union([Day, Type.Null()]),
  shared: Type.Integer({ description: 'Kinds of evidence the person shares' }),
  stale: Type.Array(Type.Object({ competency: Slug, name: Type.String(), lastDay: Day })),
  unseen: Type.Array(Type.Object({ competency: Slug, name: Type.String() }), {
    description: 'What the current role asks for and nothing shared speaks about: no chance to show it yet, or not shared',
  }),
  praise: Type.Union([Type.Object({ competency: Slug, name: Type.String() }), Type.Null()], {
    description: 'Where the person works clearly above what the current role asks: worth saying',
  }),
})
export type Report = Static<typeof Report>

const Line = Type.Object({
  competency: Slug,
  name: Type.String(),
  half: Half,
  about: Type.String(),
  anchors: Type.Array(Type.String()),
  requirement: Type.Union([Type.Number(), Type.Null()]),
  estimate: Type.Union([Estimate, Type.Null()], { description: 'null: nothing shared speaks about it' }),
  lastRatedOn: Type.Union([Day, Type.Null()]),
})

/** A certificate the person shares, and who has looked at it. */
const Certificate = Type.Object({
  evidenceId: Uuid,
  name: Type.String({ description: 'The competency it speaks about' }),
  title: Type.String(),
  issuer: Type.String(),
  issuedOn: Day,
  expiresOn: Type.Union([Day, Type.Null()]),
  isExpired: Type.Boolean(),
  checks: Type.Array(Type.Object({ by: Type.String(), on: Day, seen: Type.Boolean(), reason: Type.Union([Type.String(), Type.Null()]) })),
})

/** What somebody asks of you: three minutes. What it is stands behind the link, and opening it is a look the person sees. */
const Request = Type.Object({
  kind: Type.Union([Type.Literal('work'), Type.Literal('certificate')]),
  id: Uuid,
  personId: Uuid,
  person: Type.String(),
  competency: Slug,
  name: Type.String(),
  askedOn: Day,
})
export type Request = Static<typeof Request>

export const ReportPage = Type.Object({
  name: Type.String(),
  currentTitle: Type.Union([Type.String(), Type.Null()]),
  shares: Type.Array(Type.String()),
  lines: Type.Array(Line),
  certificates: Type.Array(Certificate, { description: 'Empty unless the person shares them' }),
})
export type ReportPage = Static<typeof ReportPage>

export const Rating = Type.Object(
  {
    competency: Slug,
    level: Type.Integer({ minimum: 1, maximum: 5 }),
    situation: Type.String({ minLength: 10, maxLength: 600, pattern: '\\S' }),
    seenOn: Day,
    confidence: Type.Union([Type.Literal('low'), Type.Literal('medium'), Type.Literal('high')], { description: 'How much of it was seen' }),
  },
  { additionalProperties: false },
)
export type Rating = Static<typeof Rating>

export const contract = defineContract({
  listReports: {
    method: 'GET',
    path: '/api/reports',
    shows: 'reports',
    summary: 'The people of the teams you manage, and what waits for you',
    reply: Type.Object({ reports: Type.Array(Report) }),
  },
  listRequests: {
    method: 'GET',
    path: '/api/requests',
    shows: 'reports',
    summary: 'What the people you manage ask of you, the oldest first; a hundred at most',
    reply: Type.Object({ requests: Type.Array(Request) }),
  },
  showReport: {
    method: 'GET',
    path: '/api/people/:personId/report',
    shows: 'reports',
    summary: 'Somebody you manage, from what they share; they see that you looked',
    params: OfPerson,
    reply: ReportPage,
  },
  ratePerson: {
    method: 'POST',
    path: '/api/people/:personId/ratings',
    summary: 'Say at which level you saw somebody work, when and in which situation; under your name',
    params: OfPerson,
    body: Rating,
    reply: Type.Object({ evidenceId: Uuid }),
    refusals: {
      'no-such-competency': { status: 422, title: 'There is no such competency', remedy: 'Choose one of those listed at /api/framework.' },
      'no-such-day': { status: 422, title: 'You cannot have seen it on that day', remedy: 'Choose a day that exists, today or earlier.' },
    },
  },
})
