import Type, { type Static } from 'typebox'
import { defineContract } from '../contract.ts'
import { agreeFirst, Day, Done, Estimate, gone, Half, OfPerson, Slug, Step, startFirst, Uuid, Version } from '../shapes.ts'

const Piece = Type.Object({
  id: Uuid,
  source: Type.String(),
  label: Type.String(),
  counts: Type.Boolean({ description: 'False for practice and for what was withdrawn' }),
  day: Day,
  says: Type.String({ description: 'What it says, in words' }),
  value: Type.Union([Type.Number(), Type.Null()], { description: 'On the 0 to 5 scale; null if it says nothing by itself' }),
  noise: Type.Union([Type.Number(), Type.Null()]),
  pull: Type.Number({ description: 'How far it pulls the estimate from the start, in levels' }),
  details: Type.Array(Type.Object({ label: Type.String(), text: Type.String() })),
  stale: Type.Boolean(),
  withdrawn: Type.Boolean(),
  disputes: Type.Array(Type.Object({ words: Type.String(), day: Day })),
  may: Type.Object({ withdraw: Type.Boolean(), restore: Type.Boolean(), dispute: Type.Boolean() }),
})

const Waiting = Type.Object({
  workId: Uuid,
  outcome: Type.String(),
  verifier: Type.String(),
  managerId: Type.Union([Uuid, Type.Null()], { description: 'The manager who was asked; null: whoever holds the link' }),
  askedOn: Day,
  version: Version,
})

export const CompetencyDetail = Type.Object({
  competency: Slug,
  name: Type.String(),
  half: Half,
  about: Type.String(),
  status: Type.String(),
  halfLifeInDays: Type.Integer(),
  anchors: Type.Array(Type.String()),
  estimate: Estimate,
  requirement: Type.Union([Type.Number(), Type.Null()]),
  targetTitle: Type.String(),
  atLevel: Type.Integer({ description: 'The anchor the estimate is nearest to, 1 to 5' }),
  start: Type.Number({ description: 'Where everybody in your role starts, before any evidence' }),
  otherPulls: Type.Number({ description: 'What evidence about other competencies adds, since competencies go together' }),
  pieces: Type.Array(Piece),
  waiting: Type.Array(Waiting),
  selfView: Type.Union([Type.Object({ self: Type.Number(), others: Estimate, gap: Type.Number(), words: Type.String() }), Type.Null()]),
  steps: Type.Array(Step),
  canTest: Type.Boolean(),
  canRateSituation: Type.Boolean(),
})
export type CompetencyDetail = Static<typeof CompetencyDetail>

const ofEvidence = Type.Object({ ...OfPerson.properties, evidenceId: Uuid })
const Words = Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' })

export const contract = defineContract({
  showCompetency: {
    method: 'GET',
    path: '/api/people/:personId/competencies/:competencyId',
    shows: 'competency',
    summary: 'One competency: anchors, evidence, how much each piece pulls, and what to do next',
    params: Type.Object({ ...OfPerson.properties, competencyId: Slug }),
    reply: CompetencyDetail,
    refusals: { 'start-first': startFirst, gone },
  },
  assess: {
    method: 'POST',
    path: '/api/people/:personId/self-assessments',
    summary: 'Say where you see yourself today',
    params: OfPerson,
    body: Type.Object(
      { competency: Slug, level: Type.Union([Type.Integer({ minimum: 0, maximum: 5 }), Type.Null()]) },
      { additionalProperties: false },
    ),
    reply: Type.Object({ evidenceId: Uuid }),
    refusals: {
      'agree-first': agreeFirst,
      'no-such-competency': { status: 422, title: 'There is no such competency', remedy: 'Choose one of those listed at /api/framework.' },
    },
  },
  withdrawEvidence: {
    method: 'POST',
    path: '/api/people/:personId/evidence/:evidenceId/withdrawal',
    summary: 'Withdraw a piece of evidence: it no longer counts, as if it had never been',
    params: ofEvidence,
    body: Type.Object({ reason: Type.String({ maxLength: 500 }) }, { additionalProperties: false }),
    reply: Done,
    refusals: { gone },
  },
  restoreEvidence: {
    method: 'DELETE',
    path: '/api/people/:personId/evidence/:evidenceId/withdrawal',
    summary: 'Undo a withdrawal',
    params: ofEvidence,
    reply: Done,
    refusals: { gone },
  },
  disputeEvidence: {
    method: 'POST',
    path: '/api/people/:personId/evidence/:evidenceId/disputes',
    summary: 'Say what is wrong about a piece of evidence; it stays on record beside it',
    params: ofEvidence,
    body: Type.Object({ words: Words }, { additionalProperties: false }),
    reply: Done,
    refusals: { gone },
  },
})
