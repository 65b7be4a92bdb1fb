import Type, { type Static } from 'typebox'
import { defineContract } from '../contract.ts'
import { Slug } from '../shapes.ts'

const VisitorOf = Type.Object({ who: Slug, name: Type.String(), title: Type.String(), says: Type.String(), look: Type.String() })
export type VisitorOf = Static<typeof VisitorOf>

const State = Type.Union([Type.Literal('off'), Type.Literal('none'), Type.Literal('making'), Type.Literal('ready')], {
  description: 'off: closed by whoever runs this; none: not made yet; making: some seconds; ready: come in',
})

const demoOff = { status: 403, title: 'There is no demo here', remedy: 'Whoever runs this installation has closed it.' } as const
const beingMade = { status: 409, title: 'The demo is being made', remedy: 'It takes some seconds. Wait, then try again.' } as const

export const contract = defineContract({
  showDemo: {
    method: 'GET',
    path: '/api/demo',
    shows: 'demo',
    summary: 'The demo organisation: whether it is ready, and whom one can look around as',
    reply: Type.Object({
      state: State,
      madeAt: Type.Union([Type.String(), Type.Null()]),
      size: Type.Object(
        { people: Type.Integer(), teams: Type.Integer() },
        { description: 'What was made, or is being made; its teams are counted once they are there' },
      ),
      people: Type.Array(VisitorOf),
    }),
  },
  openDemo: {
    method: 'POST',
    path: '/api/demo',
    summary: 'Make the demo organisation, if it is not there yet; it is ready some seconds later',
    reply: Type.Object({ state: State }),
    refusals: { 'demo-off': demoOff },
    credential: true,
  },
  enterDemo: {
    method: 'POST',
    path: '/api/demo/sessions',
    summary: 'Look around as one of the people of the demo, without an account; whoever is signed in here is signed out',
    body: Type.Object({ who: Slug }, { additionalProperties: false }),
    reply: Type.Object({ personId: Type.String(), orgId: Type.String() }),
    refusals: {
      'demo-off': demoOff,
      'being-made': beingMade,
      'no-such-visitor': {
        status: 422,
        title: 'There is nobody of this name to look around as',
        remedy: 'Choose one of those listed at /api/demo.',
      },
      'visitor-away': {
        status: 409,
        title: 'Somebody who looks around has suspended this person',
        remedy: 'Look around as somebody else, or reset the demo from there.',
      },
    },
    credential: true,
  },
  resetDemo: {
    method: 'POST',
    path: '/api/demo/reset',
    summary: 'Make the demo organisation again, as it was on the first day; for everybody who looks around',
    reply: Type.Object({ state: State }),
    refusals: {
      'demo-off': demoOff,
      'being-made': beingMade,
      'not-looking-around': { status: 409, title: 'You are not in the demo', remedy: 'Look around as somebody of the demo first.' },
    },
    inDemo: 'always',
  },
})
