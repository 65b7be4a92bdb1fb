import Type, { type Static } from 'typebox'
import { defineContract } from '../contract.ts'
import { agreeFirst, Day, Done, Email, gone, Line, OfPerson, Slug, Uuid, WebLink } from '../shapes.ts'

const Words = (least: number, most: number) => Type.String({ minLength: least, maxLength: most, pattern: '\\S' })

export const WorkClaim = Type.Object(
  {
    competency: Slug,
    outcome: Words(10, 600),
    context: Words(10, 600),
    benefited: Words(3, 300),
    link: Type.Union([WebLink, Type.Null()]),
    verifierName: Line(80),
    verifierEmail: Type.Union([Email, Type.Null()]),
  },
  { additionalProperties: false },
)
export type WorkClaim = Static<typeof WorkClaim>

/** What the named verifier sees: the work and the anchors, nothing else about the person. */
export const WorkRequest = Type.Object({
  person: Type.String(),
  verifier: Type.String(),
  competency: Type.String(),
  about: Type.String(),
  anchors: Type.Array(Type.String()),
  outcome: Type.String(),
  context: Type.String(),
  benefited: Type.String(),
  link: Type.Union([Type.String(), Type.Null()]),
  askedOn: Day,
})
export type WorkRequest = Static<typeof WorkRequest>

const Token = Type.String({ minLength: 20, maxLength: 200 })
const linkSpent = {
  status: 410,
  title: 'This link is no longer good',
  remedy: 'It was used, withdrawn, or is older than 30 days. Ask for a new one.',
} as const

export const contract = defineContract({
  addWork: {
    method: 'POST',
    path: '/api/people/:personId/work',
    summary: 'Add work evidence and ask somebody who saw it to rate it',
    params: OfPerson,
    body: WorkClaim,
    reply: Type.Object({
      workId: Uuid,
      link: Type.Union([Type.String(), Type.Null()], {
        description: 'To hand to the named verifier, shown once; null when it goes out by mail',
      }),
    }),
    refusals: {
      'agree-first': agreeFirst,
      'no-such-competency': { status: 422, title: 'There is no such competency', remedy: 'Choose one of those listed at /api/framework.' },
    },
  },
  renewWorkLink: {
    method: 'POST',
    path: '/api/people/:personId/work/:workId/link',
    summary: 'Make a new link for the verifier; the old one stops working',
    params: Type.Object({ ...OfPerson.properties, workId: Uuid }),
    reply: Type.Object({ link: Type.String() }),
    refusals: { gone },
  },
  withdrawWork: {
    method: 'DELETE',
    path: '/api/people/:personId/work/:workId',
    summary: 'Take back a request that has not been answered',
    params: Type.Object({ ...OfPerson.properties, workId: Uuid }),
    reply: Done,
    refusals: { gone },
  },
  openWorkRequest: {
    method: 'POST',
    path: '/api/work-requests/open',
    summary: 'For the verifier: what is asked',
    body: Type.Object({ token: Token }, { additionalProperties: false }),
    reply: WorkRequest,
    refusals: { 'link-spent': linkSpent },
    credential: true,
  },
  rateWork: {
    method: 'POST',
    path: '/api/work-requests/rate',
    summary: 'For the verifier: say at which level this work was done',
    body: Type.Object({ token: Token, level: Type.Integer({ minimum: 1, maximum: 5 }) }, { additionalProperties: false }),
    reply: Done,
    refusals: { 'link-spent': linkSpent },
    credential: true,
  },
  declineWork: {
    method: 'POST',
    path: '/api/work-requests/decline',
    summary: 'For the verifier: you did not see it, or would rather not say',
    body: Type.Object({ token: Token }, { additionalProperties: false }),
    reply: Done,
    refusals: { 'link-spent': linkSpent },
    credential: true,
  },
})
