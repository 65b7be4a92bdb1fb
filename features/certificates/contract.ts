import Type, { type Static } from 'typebox'
import { defineContract } from '../contract.ts'
import { agreeFirst, Day, Done, gone, Line, OfPerson, Slug, Uuid, WebLink } from '../shapes.ts'

export const Certificate = Type.Object(
  {
    competency: Slug,
    level: Type.Integer({ minimum: 1, maximum: 5, description: 'The anchor that comes closest to what it proves' }),
    title: Line(120),
    issuer: Line(120),
    number: Type.Union([Line(80), Type.Null()]),
    issuedOn: Day,
    expiresOn: Type.Union([Day, Type.Null()]),
    verifyLink: Type.Union([WebLink, Type.Null()]),
  },
  { additionalProperties: false },
)
export type Certificate = Static<typeof Certificate>

/** Somebody looked. It says that and no more: no estimate changes with it. */
const Check = Type.Object({
  by: Type.String(),
  on: Day,
  seen: Type.Boolean({ description: 'false: it could not be checked, for the reason given' }),
  reason: Type.Union([Type.String(), Type.Null()]),
})
export type Check = Static<typeof Check>

/** What the manager who was asked sees. */
const CertificateToSee = Type.Object({
  person: Type.String(),
  competency: Type.String(),
  title: Type.String(),
  issuer: Type.String(),
  number: Type.Union([Type.String(), Type.Null()]),
  issuedOn: Day,
  expiresOn: Type.Union([Day, Type.Null()]),
  isExpired: Type.Boolean(),
  verifyLink: Type.Union([Type.String(), Type.Null()]),
  askedOn: Day,
  checks: Type.Array(Check),
})
export type CertificateToSee = Static<typeof CertificateToSee>

const Waiting = Type.Object({
  requestId: Uuid,
  managerId: Uuid,
  manager: Type.String(),
  askedOn: Day,
  reaches: Type.Boolean({ description: 'False while they do not manage you or certificates are not shared: they see nothing of it then' }),
})
const OwnCertificate = Type.Object({
  evidenceId: Uuid,
  isExpired: Type.Boolean(),
  waiting: Type.Array(Waiting),
  checks: Type.Array(Check),
})
export type OwnCertificate = Static<typeof OwnCertificate>

const Checks = Type.Object({
  isShared: Type.Boolean({ description: 'Whether those who manage you see your certificates today' }),
  managers: Type.Array(Type.Object({ personId: Uuid, name: Type.String() })),
  certificates: Type.Array(OwnCertificate),
})
export type Checks = Static<typeof Checks>

const ofRequest = Type.Object({ ...OfPerson.properties, requestId: Uuid })

export const contract = defineContract({
  addCertificate: {
    method: 'POST',
    path: '/api/people/:personId/certificates',
    summary: 'Add a certificate',
    params: OfPerson,
    body: Certificate,
    reply: Type.Object({ evidenceId: Uuid }),
    refusals: {
      'agree-first': agreeFirst,
      'no-such-competency': { status: 422, title: 'There is no such competency', remedy: 'Choose one of those listed at /api/framework.' },
      'dates-crossed': {
        status: 422,
        title: 'The dates do not fit',
        remedy: 'The issue date must exist, lie in the past, and come before the expiry date.',
      },
    },
  },
  showChecks: {
    method: 'GET',
    path: '/api/people/:personId/certificate-checks',
    shows: 'competency',
    summary: 'Your certificates: who was asked to look at them, and what they said',
    params: OfPerson,
    reply: Checks,
  },
  askForCheck: {
    method: 'POST',
    path: '/api/people/:personId/certificates/:evidenceId/requests',
    summary: 'Ask somebody who manages you to look at a certificate you share',
    params: Type.Object({ ...OfPerson.properties, evidenceId: Uuid }),
    body: Type.Object({ managerId: Uuid }, { additionalProperties: false }),
    reply: Type.Object({ requestId: Uuid }),
    refusals: {
      gone,
      'not-shared': {
        status: 409,
        title: 'You do not share certificates',
        remedy: 'Share them under What I share first; only then can a manager look at one.',
      },
      'not-your-manager': { status: 422, title: 'This person does not manage you today', remedy: 'Choose one of those who do.' },
      'asked-already': {
        status: 409,
        title: 'They are asked already',
        remedy: 'It waits among their requests. You may take it back and ask again.',
      },
    },
  },
  withdrawCheckRequest: {
    method: 'DELETE',
    path: '/api/people/:personId/certificate-requests/:requestId',
    summary: 'Take back a request that has not been answered',
    params: ofRequest,
    reply: Done,
    refusals: { gone },
  },
  showCertificateRequest: {
    method: 'GET',
    path: '/api/people/:personId/certificate-requests/:requestId',
    shows: 'request',
    summary: 'For the manager who was asked: one certificate; the person sees that you looked',
    params: ofRequest,
    reply: CertificateToSee,
    refusals: { gone },
  },
  answerCertificateRequest: {
    method: 'POST',
    path: '/api/people/:personId/certificate-requests/:requestId/check',
    summary: 'For the manager who was asked: say whether you saw it; it changes no estimate',
    params: ofRequest,
    body: Type.Object({ seen: Type.Boolean(), reason: Type.Union([Line(200), Type.Null()]) }, { additionalProperties: false }),
    reply: Done,
    refusals: {
      gone,
      'reason-missing': { status: 422, title: 'The reason is missing', remedy: 'Say in a line why it could not be checked.' },
    },
  },
})
