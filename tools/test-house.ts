import { randomUUID } from 'node:crypto'
import { seededRandom } from '@evenkeel/measure'
import pg from 'pg'
import { pino } from 'pino'
import { inject } from 'vitest'
import { type Assembled, assemble, type Plan } from '../server/assemble.ts'
import { readContent } from '../server/content.ts'
import { asAdmin, databaseUrl, template, testLogin } from './test-server.ts'
import { cookieFrom, makeVisitor, type Visitor } from './visitor.ts'

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
    logger: pino({ level: process.env.EVENKEEL_TEST_LOG ?? 'silent' }),
    limits: { credentialTries: 10_000, requests: 100_000, trustProxy: false },
    clock: () => clock.now,
    random: seededRandom(20260302),
    showOperator: (text) => void letters.push(text),
    poolSize: 4,
    ...changes,
  })
  await assembled.app.ready()
  const admin = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  // Dropping the database at the end cuts connections whose sockets are still closing: no news to anybody.
  admin.on('error', () => {})
  admin.on('connect', (client) => client.on('error', () => {}))
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
