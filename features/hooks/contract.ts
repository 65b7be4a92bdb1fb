import Type, { type Static } from 'typebox'
import { defineContract } from '../contract.ts'
import { type EventId, events } from '../events.ts'
import { changedMeanwhile, Done, gone, Uuid, Version } from '../shapes.ts'

const Event = Type.Union(events.filter(({ evenPaused }) => !evenPaused).map(({ id }) => Type.Literal(id)) as Literals)
type Literals = [ReturnType<typeof Type.Literal<Exclude<EventId, 'ping'>>>]

const Url = Type.String({ minLength: 10, maxLength: 500, pattern: '^https?://[!-~]+$', description: 'Where events are sent, by POST' })
const Description = Type.String({ maxLength: 120, pattern: '^[^\\p{Cc}\\u2028-\\u202e\\u2066-\\u2069]*$' })
const Events = Type.Array(Event, { minItems: 1, maxItems: events.length, uniqueItems: true })
const settings = { url: Url, description: Description, events: Events }

const Hook = Type.Object({
  hookId: Uuid,
  url: Type.String(),
  description: Type.String(),
  events: Type.Array(Type.String()),
  state: Type.Union([Type.Literal('on'), Type.Literal('paused'), Type.Literal('stopped')], {
    description: 'stopped: by Evenkeel, because nothing was taken for a week, or the receiver said it is gone (410)',
  }),
  failingSince: Type.Union([Type.String(), Type.Null()]),
  formerSecretUntil: Type.Union([Type.String(), Type.Null()], { description: 'Until then the secret before the last rotation signs too' }),
  version: Version,
})
export type Hook = Static<typeof Hook>

const Delivery = Type.Object({
  deliveryId: Uuid,
  event: Type.String(),
  madeAt: Type.String(),
  state: Type.Union([Type.Literal('waiting'), Type.Literal('delivered'), Type.Literal('failed')]),
  tries: Type.Integer(),
  triedAt: Type.Union([Type.String(), Type.Null()]),
  status: Type.Union([Type.Integer(), Type.Null()], { description: 'What the receiver answered; null: nothing' }),
  reason: Type.Union([Type.String(), Type.Null()], { description: 'Why there was no answer' }),
  milliseconds: Type.Union([Type.Integer(), Type.Null()]),
  nextAt: Type.Union([Type.String(), Type.Null()]),
})
export type Delivery = Static<typeof Delivery>

const ofHook = Type.Object({ hookId: Uuid })
const Secret = Type.String({ description: 'whsec_ and base64, as the Standard Webhooks libraries take it; shown this once' })
const notThere = {
  status: 422,
  title: 'Nothing is sent to this address',
  remedy:
    'Give an https address on the public internet, on port 443 or above 1023. Inside your own network the operator allows a host by EVENKEEL_WEBHOOK_HOSTS.',
} as const

export const contract = defineContract({
  listHooks: {
    method: 'GET',
    path: '/api/organisation/hooks',
    shows: 'connections',
    summary: 'The webhooks of the organisation, newest first; never their secrets',
    reply: Type.Object({ hooks: Type.Array(Hook) }),
  },
  addHook: {
    method: 'POST',
    path: '/api/organisation/hooks',
    inDemo: false,
    summary: 'Have events sent to an address (Standard Webhooks); the secret that signs them is shown this once',
    body: Type.Object(settings, { additionalProperties: false }),
    reply: Type.Object({ hookId: Uuid, secret: Secret }),
    refusals: {
      'address-not-allowed': notThere,
      'solo-account': {
        status: 409,
        title: 'This is a solo account',
        remedy: 'Webhooks belong to an organisation. Set one up first; nothing of yours is lost.',
      },
      'too-many-hooks': {
        status: 409,
        title: 'There are 20 webhooks already',
        remedy: 'Remove the ones nothing listens to, then add a new one.',
      },
    },
  },
  saveHook: {
    method: 'PUT',
    path: '/api/organisation/hooks/:hookId',
    inDemo: false,
    summary: 'Change a webhook, pause it, or switch it on again',
    params: ofHook,
    body: Type.Object({ ...settings, paused: Type.Boolean(), version: Version }, { additionalProperties: false }),
    reply: Type.Object({ version: Version }),
    refusals: { gone, 'changed-meanwhile': changedMeanwhile, 'address-not-allowed': notThere },
  },
  removeHook: {
    method: 'DELETE',
    path: '/api/organisation/hooks/:hookId',
    summary: 'Remove a webhook: nothing more is sent, what waits neither',
    params: ofHook,
    reply: Done,
    refusals: { gone },
  },
  rotateSecret: {
    method: 'POST',
    path: '/api/organisation/hooks/:hookId/secret',
    inDemo: false,
    summary: 'Make a new secret; for 24 hours the one before signs too',
    params: ofHook,
    reply: Type.Object({ secret: Secret }),
    refusals: { gone },
  },
  pingHook: {
    method: 'POST',
    path: '/api/organisation/hooks/:hookId/ping',
    inDemo: false,
    summary: 'Send a test event, also while it is paused',
    params: ofHook,
    reply: Type.Object({ deliveryId: Uuid }),
    refusals: { gone },
  },
  listDeliveries: {
    method: 'GET',
    path: '/api/organisation/hooks/:hookId/deliveries',
    shows: 'connections',
    summary: 'What was sent in the last 30 days and what became of it, newest first',
    params: ofHook,
    query: Type.Object({
      before: Type.Optional(Type.String({ pattern: '^[0-9TZ:.-]{24}~[0-9a-f-]{36}$', description: 'As `next` of the page before' })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    }),
    reply: Type.Object({ deliveries: Type.Array(Delivery), next: Type.Union([Type.String(), Type.Null()]) }),
    refusals: { gone },
  },
  redeliver: {
    method: 'POST',
    path: '/api/organisation/hooks/:hookId/deliveries/:deliveryId/redelivery',
    inDemo: false,
    summary: 'Send something again now, under the same webhook-id',
    params: Type.Object({ hookId: Uuid, deliveryId: Uuid }),
    reply: Done,
    refusals: { gone },
  },
})
