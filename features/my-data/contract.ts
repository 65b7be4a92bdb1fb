import Type, { type Static } from 'typebox'
import { defineContract } from '../contract.ts'
import { OfPerson, Uuid } from '../shapes.ts'

const Look = Type.Object({ at: Type.String(), who: Type.String(), did: Type.String(), about: Type.String() })

/** Everything we hold about a person, with what was worked out from it. */
export const Export = Type.Object({
  format: Type.Literal('evenkeel-person/1'),
  exportedAt: Type.String(),
  person: Type.Object({
    id: Uuid,
    name: Type.String(),
    email: Type.String(),
    role: Type.String(),
    since: Type.String(),
    timeZone: Type.Union([Type.String(), Type.Null()]),
    language: Type.Union([Type.String(), Type.Null()]),
    idElsewhere: Type.Union([Type.String(), Type.Null()]),
  }),
  aim: Type.Unknown(),
  consents: Type.Array(Type.Object({ kind: Type.String(), given: Type.Boolean(), at: Type.String() })),
  evidence: Type.Array(
    Type.Object({
      id: Uuid,
      source: Type.String(),
      sourceVersion: Type.Integer(),
      day: Type.String(),
      recordedAt: Type.String(),
      payload: Type.Unknown(),
      label: Type.String({ description: 'What this way of knowing is called' }),
      says: Type.String({ description: 'What it says, in words' }),
      details: Type.Array(Type.Object({ label: Type.String(), text: Type.String() })),
      withdrawn: Type.Boolean(),
      disputes: Type.Array(Type.Object({ words: Type.String(), at: Type.String() })),
    }),
  ),
  sittings: Type.Array(
    Type.Object({
      id: Uuid,
      kind: Type.String(),
      state: Type.String(),
      startedAt: Type.String(),
      finishedAt: Type.Union([Type.String(), Type.Null()]),
      plan: Type.Unknown(),
      answers: Type.Unknown(),
    }),
  ),
  work: Type.Array(Type.Unknown()),
  certificateRequests: Type.Array(Type.Unknown()),
  certificateChecks: Type.Array(Type.Unknown()),
  estimates: Type.Array(
    Type.Object({
      competency: Type.String(),
      name: Type.String(),
      half: Type.String(),
      mean: Type.Number(),
      sd: Type.Number(),
      start: Type.Number(),
    }),
  ),
  howYouRate: Type.Union([
    Type.Null(),
    Type.Object(
      {
        people: Type.Integer({ description: 'How many people you rated' }),
        mean: Type.Number({
          description: 'Levels above others, below 0 where you are stricter; what is expected of somebody you have not rated yet',
        }),
        sd: Type.Number(),
      },
      { description: 'How strict you rate, as learned at night; null below five people, where it would tell about one of them' },
    ),
  ]),
  log: Type.Array(Look),
})
export type Export = Static<typeof Export>

export const contract = defineContract({
  showLooks: {
    method: 'GET',
    path: '/api/people/:personId/looks',
    shows: 'my-data',
    summary: 'Who saw or did what with your data, newest first',
    params: OfPerson,
    query: Type.Object(
      { before: Type.Optional(Type.String({ pattern: '^\\d{1,18}$' })), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })) },
      { additionalProperties: false },
    ),
    reply: Type.Object({ looks: Type.Array(Look), next: Type.Union([Type.String(), Type.Null()]) }),
  },
  exportPerson: {
    method: 'GET',
    path: '/api/people/:personId/export',
    shows: 'my-data',
    summary: 'Everything we hold about you, as JSON',
    params: OfPerson,
    reply: Export,
  },
  erasePerson: {
    method: 'DELETE',
    path: '/api/people/:personId',
    summary: 'Delete your account and everything in it, for good',
    inDemo: false,
    params: OfPerson,
    body: Type.Object({ name: Type.String({ maxLength: 80, description: 'Your name, typed once more' }) }, { additionalProperties: false }),
    reply: Type.Object({ receipt: Uuid, at: Type.String(), rows: Type.Integer({ description: 'Rows removed' }) }),
    refusals: {
      'name-differs': { status: 422, title: 'The name does not match', remedy: 'Type your name exactly as it stands above the field.' },
      'not-solo': {
        status: 409,
        title: 'This account belongs to an organisation',
        remedy: 'Ask the organisation to end the membership first.',
      },
    },
  },
})
