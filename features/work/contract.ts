import Type, { type Static } from 'typebox'
import { defineContract } from '../contract.ts'
import { agreeFirst, changedMeanwhile, Day, Done, Email, gone, Line, OfPerson, Slug, Uuid, Version, WebLink } from '../shapes.ts'

const Words = (least: number, most: number) => Type.String({ minLength: least, maxLength: most, pattern: '\\S' })

/** Who is asked: somebody who manages you today, or anybody by name, who then gets a link. */
const Verifier = {
  managerId: Type.Optional(Uuid),
  verifierName: Type.Optional(Line(80)),
  verifierEmail: Type.Union([Email, Type.Null()]),
}
const Named = Type.Object(Verifier)
export type Named = Static<typeof Named>

export const WorkClaim = Type.Object(
  {
    competency: Slug,
    outcome: Words(10, 600),
    context: Words(10, 600),
    benefited: Words(3, 300),
    link: Type.Union([WebLink, Type.Null()]),
    ...Verifier,
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

const Level = Type.Integer({ minimum: 1, maximum: 5 })
const Token = Type.String({ minLength: 20, maxLength: 200 })
const linkSpent = {
  status: 410,
  title: 'This link is no longer good',
  remedy: 'It was used, withdrawn, or is older than 30 days. Ask for a new one.',
} as const

const notYourManager = {
  status: 422,
  title: 'This person does not manage you today',
  remedy: 'Choose one of those who do, or name somebody else.',
} as const
const nobodyNamed = { status: 422, title: 'Nobody is named', remedy: 'Choose a manager of yours, or name one person who saw it.' } as const
const ofWork = Type.Object({ ...OfPerson.properties, workId: Uuid })

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
        description: 'To hand to the named verifier, shown once; null when it goes out by mail, or to a manager who finds it here',
      }),
    }),
    refusals: {
      'agree-first': agreeFirst,
      'no-such-competency': { status: 422, title: 'There is no such competency', remedy: 'Choose one of those listed at /api/framework.' },
      'not-your-manager': notYourManager,
      'nobody-named': nobodyNamed,
    },
  },
  renewWorkLink: {
    method: 'POST',
    path: '/api/people/:personId/work/:workId/link',
    summary: 'Make a new link for the verifier; the old one stops working',
    params: ofWork,
    reply: Type.Object({ link: Type.String() }),
    refusals: { gone },
  },
  changeVerifier: {
    method: 'PUT',
    path: '/api/people/:personId/work/:workId/verifier',
    summary: 'Ask somebody else instead of a manager who has not answered',
    params: ofWork,
    body: Type.Object({ ...Verifier, version: Version }, { additionalProperties: false }),
    reply: Type.Object({ link: Type.Union([Type.String(), Type.Null()]) }),
    refusals: { gone, 'changed-meanwhile': changedMeanwhile, 'not-your-manager': notYourManager, 'nobody-named': nobodyNamed },
  },
  withdrawWork: {
    method: 'DELETE',
    path: '/api/people/:personId/work/:workId',
    summary: 'Take back a request that has not been answered',
    params: ofWork,
    reply: Done,
    refusals: { gone },
  },
  showWorkRequest: {
    method: 'GET',
    path: '/api/people/:personId/work-requests/:workId',
    shows: 'request',
    summary: 'For the manager who was asked: one piece of work; the person sees that you looked',
    params: ofWork,
    reply: WorkRequest,
    refusals: { gone },
  },
  rateWorkRequest: {
    method: 'POST',
    path: '/api/people/:personId/work-requests/:workId/rating',
    summary: 'For the manager who was asked: say at which level this work was done, under your name',
    params: ofWork,
    body: Type.Object({ level: Level }, { additionalProperties: false }),
    reply: Done,
    refusals: { gone },
  },
  declineWorkRequest: {
    method: 'DELETE',
    path: '/api/people/:personId/work-requests/:workId',
    summary: 'For the manager who was asked: you did not see it, or would rather not say',
    params: ofWork,
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
    body: Type.Object({ token: Token, level: Level }, { additionalProperties: false }),
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
