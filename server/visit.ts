import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Identity } from '../features/identity.ts'
import type { Visit } from '../features/visit.ts'
import { elsewhereFor } from './elsewhere.ts'
import { type House, worldOf } from './house.ts'
import { identityFor } from './identity/identity.ts'

/** The doorstep, for one request. */
export function visitFor(house: House, request: FastifyRequest, reply: FastifyReply): Visit {
  const world = worldOf(house)
  const identity = identityOf(house, request, reply)
  return { ...world, identity, ...elsewhereFor(house.ground, world, identity) }
}

/** Signing in, bound to the cookies of one request. */
export function identityOf(house: House, request: FastifyRequest, reply: FastifyReply): Identity {
  const set = (cookie: string) => void reply.header('set-cookie', cookie) // Fastify collects these
  return identityFor(house.auth, { incoming: headersOf(request), set })
}

function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers()
  for (const name of ['cookie', 'origin', 'host', 'user-agent']) {
    const value = request.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  return headers
}
