import Type, { type Static, type TProperties } from 'typebox'
import { Uuid } from './shapes.ts'

const Role = Type.Enum(['member', 'manager', 'hr', 'owner', 'auditor'])
const Part = Type.Enum(['member', 'manager'])
const ofPerson = { personId: Uuid }
const ofTeam = { teamId: Uuid }
const ofPlace = { ...ofTeam, ...ofPerson }

/**
 * What happens in an organisation that its own programs can hear of. `says`: what goes along, ids and kinds only; whoever hears it asks for the
 * rest with a key, as far as the key reaches. Nothing a person did, thinks or is estimated at is an event.
 */
export const events = [
  event('person.invited', 'Somebody is invited', { ...ofPerson, role: Role }),
  event('person.joined', 'Somebody joins', ofPerson),
  event('person.left', 'Somebody leaves', ofPerson),
  event('person.suspended', 'Somebody is suspended, or let in again', { ...ofPerson, suspended: Type.Boolean() }),
  event('person.role-changed', 'Somebody gets another role', { ...ofPerson, role: Role }),
  event('team.created', 'A team is added', ofTeam),
  event('team.closed', 'A team is closed, and every place in it with it', ofTeam),
  event('team.place-begun', 'Somebody gets a place in a team', { ...ofPlace, part: Part }),
  event('team.place-ended', 'A place in a team ends', ofPlace),
  event('framework.published', 'A version of the framework is published', { version: Type.Integer({ minimum: 1 }) }),
  event('import.done', 'An import is done', { importId: Uuid }),
  event('ping', 'A test, sent when you ask for it', { hookId: Uuid }, { evenPaused: true }),
] as const

export type EventId = (typeof events)[number]['id']
export type PayloadOf<Id extends EventId> = Static<Extract<(typeof events)[number], { readonly id: Id }>['says']>
export type Payload = Readonly<Record<string, string | number | boolean>>

export const eventOf = (id: string) => events.find((one) => one.id === id)

function event<const Id extends string, Says extends TProperties>(id: Id, label: string, says: Says, { evenPaused = false } = {}) {
  return { id, label, says: Type.Object(says, { additionalProperties: false }), evenPaused }
}
