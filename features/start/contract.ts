import Type, { type Static } from 'typebox'
import { defineContract } from '../contract.ts'
import { changedMeanwhile, Done, OfPerson, Slug, Version } from '../shapes.ts'

export const Aim = Type.Object(
  {
    currentFamily: Slug,
    currentLevel: Slug,
    targetFamily: Slug,
    targetLevel: Slug,
    hoursAWeek: Type.Number({ minimum: 0.5, maximum: 40, multipleOf: 0.5 }),
    why: Type.String({ maxLength: 500 }),
  },
  { additionalProperties: false },
)
export type Aim = Static<typeof Aim>

export const Consent = Type.Object({
  kind: Slug,
  title: Type.String(),
  says: Type.String(),
  needed: Type.Boolean({ description: 'Without it Evenkeel cannot work for you' }),
  given: Type.Boolean(),
  at: Type.Union([Type.String(), Type.Null()]),
})
export type Consent = Static<typeof Consent>

export const contract = defineContract({
  showStart: {
    method: 'GET',
    path: '/api/people/:personId/start',
    shows: 'aim',
    summary: 'Where you are, where you want to go, and what you agreed to',
    params: OfPerson,
    reply: Type.Object({ aim: Type.Union([Aim, Type.Null()]), version: Version, consents: Type.Array(Consent) }),
  },
  saveAim: {
    method: 'PUT',
    path: '/api/people/:personId/aim',
    summary: 'Say where you are and where you want to go',
    params: OfPerson,
    body: Type.Object({ aim: Aim, version: Version }, { additionalProperties: false }),
    reply: Type.Object({ version: Version }),
    refusals: {
      'changed-meanwhile': changedMeanwhile,
      'no-such-role': {
        status: 422,
        title: 'There is no such role or level',
        remedy: 'Choose one of the roles listed at /api/organisation/framework.',
      },
    },
  },
  saveConsent: {
    method: 'PUT',
    path: '/api/people/:personId/consents/:kind',
    summary: 'Agree to something, or take it back',
    params: Type.Object({ ...OfPerson.properties, kind: Slug }),
    body: Type.Object({ given: Type.Boolean() }, { additionalProperties: false }),
    reply: Done,
    refusals: { 'no-such-consent': { status: 422, title: 'There is no such question', remedy: 'Load the list of consents again.' } },
  },
})
