import Type, { type Static } from 'typebox'
import { defineContract } from '../contract.ts'
import { Day, Estimate, Half, OfPerson, Slug, startFirst } from '../shapes.ts'

const TrendPoint = Type.Object({ day: Day, estimate: Estimate })

const HalfLine = Type.Object({
  half: Half,
  estimate: Estimate,
  floor: Type.Number(),
  pieces: Type.Integer({ description: 'Pieces of evidence' }),
  kinds: Type.Array(Type.String(), { description: 'Labels of the sources that spoke' }),
})

const CompetencyLine = Type.Object({
  competency: Slug,
  name: Type.String(),
  half: Half,
  estimate: Estimate,
  requirement: Type.Union([Type.Number(), Type.Null()], { description: 'What the target role asks; null if it does not ask for this' }),
  essential: Type.Boolean(),
  pieces: Type.Integer(),
  kinds: Type.Array(Type.String()),
  lastDay: Type.Union([Day, Type.Null()]),
  ageInDays: Type.Union([Type.Integer(), Type.Null()]),
  stale: Type.Boolean(),
  change: Type.Union([Type.Literal('probably up'), Type.Literal('no clear change'), Type.Literal('probably down'), Type.Null()]),
  trend: Type.Array(TrendPoint),
})

export const Profile = Type.Object({
  day: Day,
  name: Type.String(),
  currentTitle: Type.String(),
  targetTitle: Type.String(),
  halves: Type.Array(HalfLine, { description: 'technical, then people' }),
  difference: Type.Object({ mean: Type.Number(), sd: Type.Number(), words: Type.String() }),
  competencies: Type.Array(CompetencyLine),
  leftAside: Type.Array(Type.Object({ competency: Slug, name: Type.String(), pieces: Type.Integer() }), {
    description:
      'Evidence that is kept and counts for nothing now: the version of the framework you are judged by does not hold its competency',
  }),
})
export type Profile = Static<typeof Profile>

export const contract = defineContract({
  showProfile: {
    method: 'GET',
    path: '/api/people/:personId/profile',
    shows: 'profile',
    summary: 'Every competency by half, with its interval against the target role',
    params: OfPerson,
    reply: Profile,
    refusals: { 'start-first': startFirst },
  },
})
