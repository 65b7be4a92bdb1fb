import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { unknownMigrations } from '../../db/prepare.ts'
import type { House } from '../house.ts'

/**
 * /livez: the process runs (never asks the database). /readyz: it can serve, check by check. /metrics: numbers without anybody's name,
 * for callers on this machine only unless a proxy is trusted to guard it.
 */
export function mountHealth(app: FastifyInstance, house: House): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'evenkeel_http_request_seconds',
    help: 'Time to answer, by route pattern and status class',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    seconds.observe({ method: request.method, route, status: `${Math.floor(reply.statusCode / 100)}xx` }, reply.elapsedTime / 1000)
  })

  app.get('/livez', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    const checks = { database: await databaseCheck(house), migrations: 'unknown' }
    if (checks.database === 'ok') checks.migrations = await migrationCheck(house)
    const ready = checks.database === 'ok' && checks.migrations === 'ok'
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ok' : 'not ready', checks })
  })
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()))
}

async function databaseCheck(house: House): Promise<string> {
  try {
    await sql`select 1`.execute(house.database.kysely)
    return 'ok'
  } catch {
    return 'does not answer'
  }
}

async function migrationCheck(house: House): Promise<string> {
  try {
    const unknown = await unknownMigrations(house.database.kysely as never)
    return unknown.length === 0 ? 'ok' : `newer than this version: ${unknown.join(', ')}`
  } catch {
    return 'does not answer'
  }
}
