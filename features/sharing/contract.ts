import Type, { type Static } from 'typebox'
import { defineContract } from '../contract.ts'
import { Done, OfPerson, Slug, Uuid } from '../shapes.ts'

const Shared = Type.Object({
  source: Slug,
  label: Type.String(),
  explains: Type.String(),
  pieces: Type.Integer({ description: 'How many of these you have today, and would share' }),
  known: Type.Integer({ description: 'Said by others in this organisation under their names: known here already' }),
  shared: Type.Boolean(),
})
export type Shared = Static<typeof Shared>

export const contract = defineContract({
  showSharing: {
    method: 'GET',
    path: '/api/people/:personId/sharing',
    shows: 'sharing',
    summary: 'Which kinds of evidence those who manage you see, kind by kind; nothing by default',
    params: OfPerson,
    reply: Type.Object({
      organisation: Type.String(),
      kind: Type.String(),
      managers: Type.Array(Type.String()),
      sources: Type.Array(Shared),
    }),
  },
  listManagers: {
    method: 'GET',
    path: '/api/people/:personId/managers',
    shows: 'sharing',
    summary: 'Those who manage you today: whom you may ask to rate work or to look at a certificate',
    params: OfPerson,
    reply: Type.Object({ managers: Type.Array(Type.Object({ personId: Uuid, name: Type.String() })) }),
  },
  saveSharing: {
    method: 'PUT',
    path: '/api/people/:personId/sharing/:source',
    summary: 'Share a kind of evidence with those who manage you, or stop; at once',
    params: Type.Object({ ...OfPerson.properties, source: Slug }),
    body: Type.Object({ shared: Type.Boolean() }, { additionalProperties: false }),
    reply: Done,
    refusals: { 'no-such-source': { status: 422, title: 'There is no such kind of evidence', remedy: 'Choose one of those listed.' } },
  },
})
