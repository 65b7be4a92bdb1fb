import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Identity } from '../features/identity.ts'
import type { Visit } from '../features/visit.ts'
import { contextFor } from './context.ts'
import { type House, worldOf } from './house.ts'
import { identityFor } from './identity/identity.ts'
import { linkHash } from './link.ts'

/** The doorstep, for one request. */
export function visitFor(house: House, request: FastifyRequest, reply: FastifyReply): Visit {
  const world = worldOf(house)
  const identity = identityOf(house, request, reply)
  return {
    ...world,
    identity,
    people: async (userId) => {
      const { rows } = await house.database.kysely.transaction().execute(async (trx) => {
        await sql`select set_config('evenkeel.user', ${userId}, true)`.execute(trx)
        return sql<{ org_id: string; person_id: string; name: string }>`
          select org_id, person_id, name from person where user_id = ${userId} order by created_at`.execute(trx)
      })
      return rows.map((row) => ({ orgId: row.org_id, personId: row.person_id, name: row.name }))
    },
    as: ({ orgId, personId, name, userId }) =>
      contextFor(house.ground, world, identity, { orgId, personId, name, userId, sessionId: '', role: 'member', state: 'active' }),
    openLink: async (token, purpose) => {
      const { rows } = await sql<{ org_id: string; person_id: string; subject_id: string }>`
        select org_id, person_id, subject_id from identity.link
        where token_hash = ${linkHash(token)} and purpose = ${purpose} and expires_at > ${world.now} and used_at is null
      `.execute(house.database.kysely)
      const row = rows[0]
      return row ? { orgId: row.org_id, personId: row.person_id, subjectId: row.subject_id } : null
    },
  }
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
