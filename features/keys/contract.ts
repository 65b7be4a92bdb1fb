import Type, { type Static } from 'typebox'
import { defineContract } from '../contract.ts'
import { type Scope, scopes } from '../scopes.ts'
import { Day, Done, gone, Line, Uuid } from '../shapes.ts'

const Scopes = Type.Array(Type.Union(scopes.map(({ id }) => Type.Literal(id)) as Literals), {
  minItems: 1,
  maxItems: scopes.length,
  uniqueItems: true,
  description: 'What the key may do; settled when it is made',
})
type Literals = [ReturnType<typeof Type.Literal<Scope>>]

const Key = Type.Object({
  keyId: Uuid,
  name: Type.String(),
  scopes: Type.Array(Type.String()),
  madeBy: Type.String({ description: 'Their name' }),
  madeAt: Type.String(),
  lastUsedOn: Type.Union([Day, Type.Null()], { description: 'null: never' }),
  expiresAt: Type.String(),
  state: Type.Union([Type.Literal('good'), Type.Literal('expired'), Type.Literal('resting')], {
    description: 'resting: whoever made it is no longer an active owner, so it opens nothing',
  }),
})
export type Key = Static<typeof Key>

export const contract = defineContract({
  listKeys: {
    method: 'GET',
    path: '/api/organisation/keys',
    shows: 'connections',
    summary: 'The keys of the organisation, newest first; never their secrets',
    reply: Type.Object({ keys: Type.Array(Key) }),
  },
  makeKey: {
    method: 'POST',
    path: '/api/organisation/keys',
    inDemo: false,
    summary: 'Make a key for a program of the organisation; its secret is shown this once',
    body: Type.Object(
      { name: Line(60), scopes: Scopes, days: Type.Integer({ minimum: 1, maximum: 365, description: 'Until it expires' }) },
      { additionalProperties: false },
    ),
    reply: Type.Object({ keyId: Uuid, secret: Type.String({ description: 'Kept by nobody but you' }), expiresAt: Type.String() }),
    refusals: {
      'solo-account': {
        status: 409,
        title: 'This is a solo account',
        remedy: 'Keys belong to an organisation. Set one up first; nothing of yours is lost.',
      },
      'too-many-keys': {
        status: 409,
        title: 'There are 50 keys already',
        remedy: 'End the ones nothing uses any more, then make a new one.',
      },
    },
  },
  endKey: {
    method: 'DELETE',
    path: '/api/organisation/keys/:keyId',
    summary: 'End a key: from now on it opens nothing',
    params: Type.Object({ keyId: Uuid }),
    reply: Done,
    refusals: { gone },
  },
})
