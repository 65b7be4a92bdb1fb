import Type, { type Static } from 'typebox'
import { defineContract } from '../contract.ts'
import { agreeFirst, Day, OfPerson, Slug, Uuid } from '../shapes.ts'

const Words = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: '\\S' })

export const Certificate = Type.Object(
  {
    competency: Slug,
    level: Type.Integer({ minimum: 1, maximum: 5, description: 'The anchor that comes closest to what it proves' }),
    title: Words(120),
    issuer: Words(120),
    number: Type.Union([Words(80), Type.Null()]),
    issuedOn: Day,
    expiresOn: Type.Union([Day, Type.Null()]),
    verifyLink: Type.Union([Type.String({ maxLength: 500, pattern: '^https?://[^\\s]+$' }), Type.Null()]),
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
