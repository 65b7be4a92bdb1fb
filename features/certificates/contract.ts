import Type, { type Static } from 'typebox'
import { defineContract } from '../contract.ts'
import { agreeFirst, Day, Line, OfPerson, Slug, Uuid, WebLink } from '../shapes.ts'

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
})
