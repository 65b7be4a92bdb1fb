import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor, Context } from '../../features/context.ts'
import type { FileReply, Operation } from '../../features/contract.ts'
import { may, type Rule } from '../../features/policy.ts'
import type { Slice } from '../../features/slice.ts'
import { actorOf } from '../actor.ts'
import { contextFor, earlierAnswer, isRefusal, type Repeat } from '../context.ts'
import { keepInDemo } from '../demo.ts'
import { type House, worldOf } from '../house.ts'
import { problem, Stop } from '../problem.ts'
import { relationTo } from '../relation.ts'
import { identityOf, visitFor } from '../visit.ts'
import { type ByKey, openByKey } from './by-key.ts'
import { checker, queryChecker } from './validate.ts'

type Handler = (door: unknown, input: unknown) => Promise<unknown>

/** One loop over the slices: every operation gets its route, its checks and its policy, or the server does not start. */
export function mountOperations(app: FastifyInstance, house: House): void {
  const byKey = openByKey(app, house)
  for (const slice of house.slices) {
    for (const [name, operation] of Object.entries(slice.contract)) mount(app, house, byKey, slice, name, operation)
  }
}

function mount(app: FastifyInstance, house: House, byKey: ByKey, slice: Slice, name: string, operation: Operation): void {
  const rule = (slice.policy as Record<string, Rule | undefined>)[name]
  const own = slice.routes[name] as Handler | undefined
  const open = slice.publicRoutes[name] as Handler | undefined
  if (!rule) throw new Error(`${slice.name}.${name} has no policy: say who may, in ${slice.name}/policy.ts`)
  if (!own === !open) throw new Error(`${slice.name}.${name} needs exactly one handler, in routes or publicRoutes`)
  if (open && !rule.anyone) throw new Error(`${slice.name}.${name} is open to anyone, but its policy is not`)

  const params = operation.params && checker(operation.params, 'path')
  const query = operation.query && queryChecker(operation.query)
  const body = operation.body && checker(operation.body, 'body')
  const limit = operation.credential ? house.limits.credentialTries : house.limits.requests

  app.route({
    method: operation.method,
    url: operation.path,
    ...(operation.file ? {} : { schema: { response: { 200: operation.reply } } }),
    ...(operation.largestBody ? { bodyLimit: operation.largestBody } : {}),
    config: { rateLimit: { max: limit, timeWindow: 60_000, groupId: operation.credential ? `credential:${name}` : 'all' } },
    handler: async (request, reply) => {
      // Who may comes before what is asked: whoever may not learns nothing about how it would have to be asked.
      const ids = params ? (asMissing(() => params(request.params)) as Record<string, string>) : {}
      const repeat = repeatOf(request, operation)
      const keyActor = await byKey(request, rule, ids)
      const asked = { request, reply, repeat }
      const door = open ? visitFor(house, request, reply) : await contextOf(house, operation, rule, asked, ids, keyActor)
      const input = {
        params: ids,
        query: query ? query(request.query) : refuseAny(request.query),
        body: body ? body(request.body ?? {}) : {},
      }
      const answer = await (open ?? own!)(door, input)
      const earlier =
        repeat && own && isRefusal(answer) ? await earlierAnswer(house.ground, (door as Context).actor, repeat, house.vault) : null
      return send(reply, operation, earlier ?? answer)
    },
  })
}

type Asked = { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly repeat: Repeat | null }

/** A key was asked already; a person is asked here. */
async function contextOf(
  house: House,
  operation: Operation,
  rule: Rule,
  asked: Asked,
  params: Record<string, string>,
  keyActor: Actor | null,
) {
  const { request, reply, repeat } = asked
  const actor = keyActor ?? (await personAsking(house, rule, request, params.personId))
  await keepInDemo(house, actor, operation)
  return contextFor(house.ground, worldOf(house), identityOf(house, request, reply), actor, repeat)
}

/** Authorise: who asks, how they stand to the person it is about, and whether the rule lets them. */
async function personAsking(house: House, rule: Rule, request: FastifyRequest, about: string | undefined): Promise<Actor> {
  const header = request.headers['evenkeel-org']
  const actor = await actorOf(house, request.headers.cookie, typeof header === 'string' ? header : undefined)
  if (!actor) throw new Stop('sign-in-first')
  const relation = about === undefined ? null : await relationTo(house, actor, about)
  if (relation === 'stranger') throw new Stop('not-found')
  if (!may(rule, actor, relation)) throw new Stop('not-allowed')
  return actor
}

function repeatOf(request: FastifyRequest, operation: Operation): Repeat | null {
  const key = request.headers['idempotency-key']
  if (operation.method === 'GET' || key === undefined) return null
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,128}$/.test(key)) {
    throw new Stop('bad-request', [{ place: 'header.Idempotency-Key', message: 'must be 8 to 128 visible characters' }])
  }
  const asked = JSON.stringify([operation.method, request.url, request.body ?? null])
  return { key, requestHash: createHash('sha256').update(asked).digest('hex') }
}

function send(reply: FastifyReply, operation: Operation, answer: unknown) {
  const written = answer as { result?: unknown; changed?: readonly string[] }
  const isWritten = typeof answer === 'object' && answer !== null && 'result' in answer && Array.isArray(written.changed)
  const result = isWritten ? written.result : answer
  if (isWritten && written.changed?.length) void reply.header('evenkeel-changed', written.changed.join(','))
  if (!isRefusal(result)) return operation.file ? sendFile(reply, result as FileReply) : reply.code(200).send(result)
  const refusal = operation.refusals?.[result.refused]
  if (!refusal) throw new Error(`the refusal "${result.refused}" is not in the contract`)
  return reply.code(refusal.status).type('application/problem+json').serializer(JSON.stringify).send(problem(result.refused, refusal))
}

/** Always to be saved, never shown in place: what stands in it was written by others. */
function sendFile(reply: FastifyReply, { name, type, text }: FileReply) {
  return reply.code(200).type(type).header('content-disposition', `attachment; filename="${name}"`).send(Buffer.from(text))
}

/** An id that is no id names nothing: the same answer as for what belongs to somebody else. */
function asMissing<T>(check: () => T): T {
  try {
    return check()
  } catch {
    throw new Stop('not-found')
  }
}

function refuseAny(query: unknown) {
  const names = Object.keys((query ?? {}) as object)
  if (names.length > 0)
    throw new Stop(
      'bad-request',
      names.map((name) => ({ place: `query.${name}`, message: 'is not a field here' })),
    )
  return {}
}
