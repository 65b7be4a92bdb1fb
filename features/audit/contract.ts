import Type, { type Static } from 'typebox'
import { defineContract } from '../contract.ts'

const Entry = Type.Object({
  seq: Type.String({ description: 'Its place in the chain' }),
  at: Type.String({ format: 'date-time' }),
  who: Type.String({ description: 'Name of the person, of the key, or "Somebody outside" for a link, "Evenkeel" for a job' }),
  did: Type.String(),
  op: Type.String({ description: 'Name of the operation' }),
  kind: Type.String({ description: 'What kind of thing it was done to' }),
  whom: Type.Union([Type.String(), Type.Null()], { description: 'The person it was about, if any' }),
})
export type Entry = Static<typeof Entry>

export const Check = Type.Object({
  rows: Type.Integer({ description: 'Rows in the chain, also those that are not listed' }),
  whole: Type.Boolean(),
  says: Type.String(),
})

export const contract = defineContract({
  listAudit: {
    method: 'GET',
    path: '/api/audit',
    shows: 'audit',
    summary:
      'Who did what to what kind of thing in this organisation, newest first; never content, and not what people do with their own data',
    query: Type.Object(
      {
        before: Type.Optional(Type.String({ pattern: '^\\d{1,18}$' })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
        deed: Type.Optional(Type.String({ maxLength: 60, description: 'Name of one operation' })),
      },
      { additionalProperties: false },
    ),
    reply: Type.Object({
      entries: Type.Array(Entry),
      next: Type.Union([Type.String(), Type.Null()]),
      deeds: Type.Array(Type.Object({ op: Type.String(), did: Type.String() }), { description: 'What can be asked for by `deed`' }),
    }),
  },
  checkAudit: {
    method: 'GET',
    path: '/api/audit/check',
    summary: 'Whether the chain of the log is whole: nothing changed, removed or added',
    reply: Check,
  },
})
