import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '../../features/context.ts'
import { mayByKey, type Rule } from '../../features/policy.ts'
import { keyActorOf } from '../actor.ts'
import type { House } from '../house.ts'
import { Stop } from '../problem.ts'
import { relationTo } from '../relation.ts'
import { bearerOf } from './bearer.ts'

/** Who asks by key and may, or null when no key was given. What anyone may do without a key is not for a key either, unless a scope names it. */
export type ByKey = (request: FastifyRequest, rule: Rule, params: Readonly<Record<string, string>>) => Promise<Actor | null>

const keys = new WeakMap<FastifyRequest, string>()

export function openByKey(app: FastifyInstance, house: House): ByKey {
  const limit = app.createRateLimit({
    max: house.limits.keyRequests ?? 600,
    timeWindow: 60_000,
    keyGenerator: (request: FastifyRequest) => `key:${keys.get(request)}`,
  })
  return async (request, rule, params) => {
    const secret = bearerOf(request)
    if (secret === null) return null
    const actor = await keyActorOf(house, secret)
    // Where a header names an organisation too, it has to be the key's own.
    const wanted = request.headers['evenkeel-org']
    if (wanted !== undefined && wanted !== actor.orgId) throw new Stop('not-found')
    keys.set(request, actor.keyId)
    const used = await limit(request)
    if (!used.isAllowed && used.isExceeded) throw new Stop('too-many-tries', undefined, used.ttlInSeconds)
    const answer = mayByKey(rule, actor.scopes)
    if (answer !== 'yes') {
      throw new Stop(
        answer,
        rule.key === undefined ? undefined : [{ place: 'header.Authorization', message: `this needs a key with the scope ${rule.key}` }],
      )
    }
    if (params.personId !== undefined && (await relationTo(house, actor, params.personId)) === 'stranger') throw new Stop('not-found')
    return actor
  }
}
