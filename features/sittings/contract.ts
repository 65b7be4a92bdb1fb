import Type, { type Static } from 'typebox'
import { defineContract } from '../contract.ts'
import { agreeFirst, changedMeanwhile, Half, OfPerson, Slug, startFirst, Uuid, Version } from '../shapes.ts'

const Level = Type.Union([Type.Integer({ minimum: 0, maximum: 5 }), Type.Null()], { description: 'null: not seen yet' })
const Rating = Type.Integer({ minimum: 1, maximum: 5 })
export const Ratings = Type.Object({ a: Rating, b: Rating, c: Rating, d: Rating, e: Rating }, { additionalProperties: false })
export type Ratings = Static<typeof Ratings>

const SelfQuestion = Type.Object({
  competency: Slug,
  name: Type.String(),
  half: Half,
  about: Type.String(),
  anchors: Type.Array(Type.String()),
  answered: Type.Boolean(),
  level: Level,
})

const Exhibit = Type.Union([Type.Object({ language: Type.String(), text: Type.String() }), Type.Null()])

const TestItem = Type.Object({
  id: Uuid,
  competency: Slug,
  name: Type.String(),
  stem: Type.String(),
  exhibit: Exhibit,
  options: Type.Array(Type.String()),
})

const SituationQuestion = Type.Object({
  situation: Slug,
  competency: Slug,
  name: Type.String(),
  title: Type.String(),
  moment: Type.String(),
  options: Type.Array(Type.Object({ id: Type.String(), text: Type.String() })),
  ratings: Type.Union([Ratings, Type.Null()]),
})

/** An unfinished sitting: nobody else can read it, and nothing in it counts until it is finished. */
export const Sitting = Type.Object({
  id: Uuid,
  kind: Type.String({ description: 'baseline, test or situation' }),
  subject: Type.Union([Slug, Type.Null()]),
  state: Type.Union([Type.Literal('open'), Type.Literal('finished')]),
  version: Version,
  minutesLeft: Type.Integer(),
  self: Type.Array(SelfQuestion),
  test: Type.Object({ total: Type.Integer(), answered: Type.Integer(), current: Type.Union([TestItem, Type.Null()]) }),
  situations: Type.Array(SituationQuestion),
})
export type Sitting = Static<typeof Sitting>

/** After the end: what was right and why, for learning. */
export const Review = Type.Object({
  id: Uuid,
  kind: Type.String(),
  finishedAt: Type.String(),
  counted: Type.Integer({ description: 'Pieces of evidence this sitting became' }),
  items: Type.Array(
    Type.Object({
      competency: Slug,
      name: Type.String(),
      stem: Type.String(),
      exhibit: Exhibit,
      options: Type.Array(
        Type.Object({
          text: Type.String(),
          right: Type.Boolean(),
          mine: Type.Boolean(),
          misconception: Type.Union([Type.String(), Type.Null()]),
        }),
      ),
      explanation: Type.String(),
    }),
  ),
  situations: Type.Array(
    Type.Object({
      competency: Slug,
      name: Type.String(),
      title: Type.String(),
      moment: Type.String(),
      rationale: Type.String(),
      keyBy: Type.Union([Type.Literal('starting'), Type.Literal('experts')], {
        description: 'Who rated the options for the key: its authors to begin with, or experts since',
      }),
      options: Type.Array(Type.Object({ text: Type.String(), mine: Rating, key: Rating, why: Type.String() })),
    }),
  ),
})
export type Review = Static<typeof Review>

const ofSitting = Type.Object({ ...OfPerson.properties, sittingId: Uuid })
const finished = {
  status: 409,
  title: 'This sitting is finished',
  remedy: 'Start another one; what you answered here already counts.',
} as const
const notAsked = {
  status: 422,
  title: 'That was not asked in this sitting',
  remedy: 'Load the sitting again and answer what it shows.',
} as const
const gone = { status: 404, title: 'There is nothing here', remedy: 'Start a sitting from home.' } as const
const refusals = { 'changed-meanwhile': changedMeanwhile, finished, 'not-asked': notAsked, gone } as const

export const contract = defineContract({
  openSitting: {
    method: 'POST',
    path: '/api/people/:personId/sittings',
    summary: 'Start a baseline, a short test or a situation, or go on with the one that is open',
    params: OfPerson,
    body: Type.Object(
      { kind: Type.Union([Type.Literal('baseline'), Type.Literal('test'), Type.Literal('situation')]), competency: Type.Optional(Slug) },
      { additionalProperties: false },
    ),
    reply: Sitting,
    refusals: {
      'start-first': startFirst,
      'agree-first': agreeFirst,
      'nothing-to-ask': {
        status: 409,
        title: 'There is nothing left to ask here',
        remedy: 'Each question counts once. Add another kind of evidence instead.',
      },
      'already-done': { status: 409, title: 'You have done your baseline', remedy: 'Look at your home, or take a short test.' },
    },
  },
  showSitting: {
    method: 'GET',
    path: '/api/people/:personId/sittings/:sittingId',
    shows: 'sitting',
    summary: 'A sitting as far as it has come',
    params: ofSitting,
    reply: Sitting,
    refusals: { gone },
  },
  saveSelf: {
    method: 'PUT',
    path: '/api/people/:personId/sittings/:sittingId/self/:competencyId',
    summary: 'Save one answer about yourself',
    params: Type.Object({ ...ofSitting.properties, competencyId: Slug }),
    body: Type.Object({ level: Level, version: Version }, { additionalProperties: false }),
    reply: Sitting,
    refusals,
  },
  saveItem: {
    method: 'PUT',
    path: '/api/people/:personId/sittings/:sittingId/items/:itemId',
    summary: 'Answer the item on the table, or pass on it; the next one follows',
    params: Type.Object({ ...ofSitting.properties, itemId: Uuid }),
    body: Type.Object(
      {
        answered: Type.Union([Type.Integer({ minimum: 0, maximum: 9 }), Type.Null()], { description: 'Index of the option; null to pass' }),
        seconds: Type.Union([Type.Number({ minimum: 0, maximum: 86_400 }), Type.Null()]),
        version: Version,
      },
      { additionalProperties: false },
    ),
    reply: Sitting,
    refusals,
  },
  saveSituation: {
    method: 'PUT',
    path: '/api/people/:personId/sittings/:sittingId/situations/:situationId',
    summary: 'Save how well you think each option works',
    params: Type.Object({ ...ofSitting.properties, situationId: Slug }),
    body: Type.Object({ ratings: Ratings, version: Version }, { additionalProperties: false }),
    reply: Sitting,
    refusals,
  },
  finishSitting: {
    method: 'POST',
    path: '/api/people/:personId/sittings/:sittingId/finish',
    summary: 'Finish: what was answered becomes evidence, what was skipped says nothing',
    params: ofSitting,
    body: Type.Object({ version: Version }, { additionalProperties: false }),
    reply: Review,
    refusals,
  },
  showReview: {
    method: 'GET',
    path: '/api/people/:personId/sittings/:sittingId/review',
    shows: 'sitting',
    summary: 'What was right and why, after the end',
    params: ofSitting,
    reply: Review,
    refusals: { gone },
  },
})
