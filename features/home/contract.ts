import Type, { type Static } from 'typebox'
import { defineContract } from '../contract.ts'
import { Chance, Day, Done, Estimate, Half, OfPerson, Sentence, Slug, Step, startFirst } from '../shapes.ts'

export const Home = Type.Object({
  day: Day,
  name: Type.String(),
  targetTitle: Type.String(),
  newVersion: Type.Boolean({ description: 'A newer version of the framework is in force than the one you are judged by' }),
  baseline: Type.Union([Type.Literal('none'), Type.Literal('open'), Type.Literal('finished')]),
  halves: Type.Array(Type.Object({ half: Half, estimate: Estimate, floor: Type.Number(), sentence: Sentence })),
  balance: Type.Object({ mean: Type.Number(), sd: Type.Number(), sentence: Sentence }),
  chance: Chance,
  step: Type.Union([Step, Type.Null()]),
  otherSteps: Type.Array(Step),
  since: Type.Union([Day, Type.Null()], { description: 'The visit before this one' }),
  changes: Type.Array(
    Type.Object({
      competency: Type.Union([Slug, Type.Null()]),
      name: Type.String(),
      half: Half,
      words: Type.String(),
      before: Estimate,
      after: Estimate,
    }),
  ),
  stale: Type.Array(Type.Object({ competency: Slug, name: Type.String(), half: Half, ageInDays: Type.Integer(), words: Sentence })),
})
export type Home = Static<typeof Home>

export const contract = defineContract({
  showHome: {
    method: 'GET',
    path: '/api/people/:personId/home',
    shows: 'home',
    summary: 'Both halves against the floor, one next step, what changed, what is getting stale',
    params: OfPerson,
    reply: Home,
    refusals: { 'start-first': startFirst },
  },
  recordVisit: {
    method: 'POST',
    path: '/api/people/:personId/visits',
    summary: 'You are here now; the next visit compares with this one',
    params: OfPerson,
    reply: Done,
  },
})
