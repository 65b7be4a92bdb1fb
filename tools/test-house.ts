import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { pino } from 'pino'
import { inject } from 'vitest'
import type { Body, Operation, Params, Query, Reply } from '../features/contract.ts'
import { type Assembled, assemble, type Plan } from '../server/assemble.ts'
import { readContent } from '../server/content.ts'
import { asAdmin, databaseUrl, template, testLogin } from './test-server.ts'

export type TestHouse = Assembled & {
  /** The clock of this house: set it to move time. */
  readonly clock: { now: Date }
  /** Letters that found no mail server. */
  readonly letters: string[]
  /** As the owner of the schema: for looking at rows from outside. */
  readonly admin: pg.Pool
  visitor(): Visitor
  /** A person with a solo account, signed in. Fixture people have names. */
  newcomer(name?: string): Promise<Visitor & { readonly personId: string; readonly orgId: string }>
}

export type Answer<O extends Operation> = {
  readonly status: number
  readonly reply: Reply<O>
  readonly problem: { type: string; title: string; detail: string; errors?: { place: string; message: string }[] }
  readonly headers: Record<string, unknown>
}

export type Visitor = {
  cookie: string
  ask<O extends Operation>(operation: O, given?: Given<O>, headers?: Record<string, string>): Promise<Answer<O>>
}

type Given<O extends Operation> = { params?: Params<O>; query?: Query<O>; body?: Body<O> }

const startOfTests = new Date('2026-03-02T09:00:00.000Z')

/** A whole house on its own copy of the database. Close it in afterAll. */
export async function openTestHouse(changes: Partial<Plan> = {}): Promise<TestHouse> {
  const adminUrl = inject('adminUrl')
  const database = `test_${randomUUID().replaceAll('-', '')}`
  await asAdmin(adminUrl, `create database ${database} template ${template}`)
  const ownerUrl = databaseUrl(adminUrl, database)
  const clock = { now: startOfTests }
  const letters: string[] = []
  const assembled = await assemble({
    ownerUrl,
    appLogin: testLogin,
    secret: 'a-secret-for-tests-only-0123456789abcdef',
    publicUrl: 'http://localhost:4310',
    content: readContent(),
    version: '0.0.0-test',
    web: null,
    smtp: null,
    logger: pino({ level: process.env['EVENKEEL_TEST_LOG'] ?? 'silent' }),
    limits: { credentialTries: 10_000, requests: 100_000, trustProxy: false },
    clock: () => clock.now,
    random: seededRandom(20260302),
    showOperator: (text) => void letters.push(text),
    poolSize: 4,
    ...changes,
  })
  await assembled.app.ready()
  const admin = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  const visitor = () => makeVisitor(assembled)
  return {
    ...assembled,
    clock,
    letters,
    admin,
    visitor,
    newcomer: async (name = 'Noor Haddad') => {
      const who = visitor()
      const email = `${randomUUID()}@example.org`
      const answer = await assembled.app.inject({
        method: 'POST',
        url: '/api/accounts',
        payload: { name, email, password: 'correct horse battery staple' },
      })
      if (answer.statusCode !== 200) throw new Error(`signing up failed: ${answer.body}`)
      who.cookie = cookieFrom(answer.headers['set-cookie'])
      return Object.assign(who, answer.json<{ personId: string; orgId: string }>())
    },
    close: async () => {
      await assembled.close()
      await admin.end()
      await asAdmin(adminUrl, `drop database ${database} with (force)`)
    },
  }
}

function makeVisitor({ app }: Assembled): Visitor {
  const who: Visitor = {
    cookie: '',
    ask: async (operation, given = {}, headers = {}) => {
      const url = operation.path.replace(/:([A-Za-z]+)/g, (_, name: string) => String((given.params as Record<string, unknown>)[name]))
      const answer = await app.inject({
        method: operation.method,
        url,
        query: (given.query ?? {}) as Record<string, string>,
        headers: { ...(who.cookie ? { cookie: who.cookie } : {}), ...headers },
        ...(given.body === undefined ? {} : { payload: given.body as object }),
      })
      const cookie = cookieFrom(answer.headers['set-cookie'])
      if (cookie) who.cookie = cookie
      const json = answer.body ? answer.json() : {}
      return { status: answer.statusCode, reply: json, problem: json, headers: answer.headers }
    },
  }
  return who
}

function cookieFrom(header: string | string[] | number | undefined): string {
  const all = Array.isArray(header) ? header : [String(header ?? '')]
  return all
    .map((c) => c.split(';')[0] ?? '')
    .filter((c) => c.includes('='))
    .join('; ')
}

/** Park and Miller's minimal generator: enough for tests, the same on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed % 2_147_483_647
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
