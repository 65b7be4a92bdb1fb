import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyBaseLogger, type FastifyError, type FastifyInstance, LogController } from 'fastify'
import type { House } from '../house.ts'
import { type CommonProblem, commonProblems, problem, Stop, slugOf } from '../problem.ts'
import { mountHealth } from './health.ts'
import { mountOperations } from './operations.ts'
import { checkOrigins } from './origin.ts'
import { mountPages } from './pages.ts'
import { mountWeb } from './web.ts'

/** The HTTP side of the house, ready to listen. `web` is the folder of the built web app, or null for the API alone. */
export async function buildApp(house: House, { version, web }: { version: string; web: string | null }): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: house.logger as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 256 * 1024,
    trustProxy: house.limits.trustProxy,
    requestIdHeader: false,
    genReqId: () => house.newId(),
    routerOptions: { ignoreTrailingSlash: true },
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
  })
  app.removeContentTypeParser('text/plain')
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const slug = slugOf(error)
    if (slug === 'our-mistake') request.log.error({ err: { message: error.message, stack: error.stack } }, 'request failed')
    if (slug.startsWith('key-')) void reply.header('www-authenticate', 'Bearer realm="evenkeel", error="invalid_token"') // RFC 6750, 3
    if (error instanceof Stop && error.retryAfter !== undefined) void reply.header('retry-after', error.retryAfter)
    return sendProblem(reply, slug, error instanceof Stop ? error.errors : undefined, request.id)
  })
  app.setNotFoundHandler((request, reply) => sendProblem(reply, 'not-found', undefined, request.id))
  app.addHook('onSend', async (request, reply) => {
    void reply.header('request-id', request.id)
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store')
  })
  checkOrigins(app, () => new URL(house.publicUrl).origin)
  await app.register(helmet, { ...headers(house.publicUrl.startsWith('https:')), enableCSPNonces: true })
  await app.register(rateLimit, { global: false, errorResponseBuilder: () => new Stop('too-many-tries') })
  mountHealth(app, house)
  mountPages(app, house, version)
  mountOperations(app, house)
  if (web) await mountWeb(app, web)
  return app
}

function sendProblem(reply: import('fastify').FastifyReply, slug: CommonProblem, errors: Stop['errors'], requestId: string) {
  const { status } = commonProblems[slug]
  const body = { ...problem(slug, commonProblems[slug], errors), instance: `urn:uuid:${requestId}` }
  return reply.code(status).type('application/problem+json').serializer(JSON.stringify).send(body)
}

/** HSTS and upgrading requests only where https is really there: on plain http they lock people out. */
function headers(https: boolean) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        // One policy, ours (web/trusted-html.ts): it lets an element be emptied and refuses every other text.
        trustedTypes: ['default'],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    crossOriginOpenerPolicy: { policy: 'same-origin' as const },
    referrerPolicy: { policy: 'no-referrer' as const },
  }
}
