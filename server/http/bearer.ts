import type { FastifyRequest } from 'fastify'

/** A key as it is sent: `Authorization: Bearer ek_...`. Anything else in that header is for somebody else, such as a proxy in front of us. */
export function bearerOf(request: FastifyRequest): string | null {
  return /^Bearer +(ek_\S*)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null
}
