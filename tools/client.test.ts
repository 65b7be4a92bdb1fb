// The client as its users have it: against a real server, over a real connection; and its files are what the contracts say.
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest'
import { contract as keys } from '../features/keys/contract.ts'
import { contract as people } from '../features/people/contract.ts'
import { createClient, createSender, isProblemOf, operations, Problem } from '../sdk/src/index.ts'
import { slices } from '../server/slices.ts'
import { clientFiles, clientFolder } from './client.ts'
import { typeOf } from './client-types.ts'
import { openTestHouse, type TestHouse } from './test-house.ts'

let house: TestHouse
let baseUrl: string
let key: string

beforeAll(async () => {
  house = await openTestHouse()
  baseUrl = await house.app.listen({ port: 0, host: '127.0.0.1' })
  const owner = await house.newcomer('Ines Duarte')
  await owner.ask(people.setUpOrganisation, { body: { name: 'Harbour Works', language: 'en', retentionMonths: null } })
  const scopes = ['people:read', 'people:write', 'teams:write'] as const
  key = (await owner.ask(keys.makeKey, { body: { name: 'Staff list', scopes: [...scopes], days: 7 } })).reply.secret
})
afterAll(() => house.close())

describe('what is written', () => {
  test('is what would be written now: run node tools/client.ts', () => {
    const there = new Map(readdirSync(clientFolder).map((name) => [name, readFileSync(join(clientFolder, name), 'utf8')]))
    expect([...there.keys()].toSorted()).toEqual([...clientFiles().keys()].toSorted())
    for (const [name, text] of clientFiles()) expect(there.get(name)).toBe(text)
  })

  test('has every operation there is, with its address', () => {
    const theirs = slices.flatMap((slice) => Object.entries(slice.contract).map(([name, { method, path }]) => `${name} ${method} ${path}`))
    const ours = Object.entries(operations).map(([name, { method, path }]) => `${name} ${method} ${path}`)
    expect(ours.toSorted()).toEqual(theirs.toSorted())
  })

  test('says types as they are', () => {
    expectTypeOf(createClient({}).call.listPeople).returns.resolves.toHaveProperty('next').toEqualTypeOf<string | null>()
    expectTypeOf(createClient({}).call.endPlace).parameter(0).toEqualTypeOf<{ readonly params: { teamId: string; personId: string } }>()
    expect(
      typeOf({
        type: 'object',
        required: ['a'],
        properties: { a: { type: 'integer' }, 'b-c': { anyOf: [{ const: 'x' }, { type: 'null' }] } },
      }),
    ).toBe("{ a: number; 'b-c'?: 'x' | null }")
    expect(() => typeOf({ type: 'strange' })).toThrow(/no type for/)
  })
})

test('the example of the README runs, and says what it should', async () => {
  const [, example] = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(clientFolder, '../../README.md'), 'utf8'))!
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel-client-'))
  try {
    const file = join(folder, 'example.ts')
    writeFileSync(file, example!.replace('@evenkeel/client', join(clientFolder, '../index.ts')))
    const env = { ...process.env, EVENKEEL_URL: baseUrl, EVENKEEL_KEY: key }
    const run = async () => (await promisify(execFile)(process.execPath, [file], { env })).stdout
    expect(await run()).toBe('Ines Duarte is here as owner\ninvited 36 characters\n')
    expect((await run()).split('\n').toSorted()).toEqual(
      [
        '',
        'Ines Duarte is here as owner',
        'Mika Berg is here as member',
        'invited 36 characters',
        'there is a team of this name',
      ].toSorted(),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

describe('a client', () => {
  test('walks a list to its end, page by page', async () => {
    const client = createClient({ baseUrl, key })
    for (let i = 0; i < 5; i++) await client.call.invitePerson({ body: { name: `Person ${i}`, email: null, role: 'member', teamId: null } })
    const all = (await client.call.listPeople()).people.map((one) => one.personId)
    const walked: string[] = []
    for await (const { personId } of client.each(operations.listPeople, { query: { limit: 2 } })) walked.push(personId)
    expect(walked).toEqual(all)
    expect(all.length).toBeGreaterThanOrEqual(6)
  })

  test('throws what was refused, by name and with what to do next', async () => {
    const client = createClient({ baseUrl, key })
    const gone = await client.call
      .closeTeam({ params: { teamId: '00000000-0000-4000-8000-000000000000' } })
      .catch((thrown: unknown) => thrown)
    if (!isProblemOf(operations.closeTeam, gone)) throw gone
    expectTypeOf(gone.slug).toEqualTypeOf<'gone'>()
    expect([gone.slug, gone.status, gone.detail]).toEqual(['gone', 404, expect.stringContaining('withdrawn')])
    const missing = await client.call.listTeams().catch((thrown: unknown) => thrown as Problem)
    expect(missing).toMatchObject({ slug: 'scope-missing', errors: [{ message: 'this needs a key with the scope teams:read' }] })
    const mistyped = createClient({ baseUrl, key: `${key}x` }).call.listPeople()
    await expect(mistyped).rejects.toMatchObject({ slug: 'key-unknown', status: 401 })
  })

  test('that reaches nobody says so', async () => {
    const nobody = createSender({ baseUrl: 'http://127.0.0.1:9', retries: 0 })
    await expect(nobody.send(operations.listPeople)).rejects.toMatchObject({ slug: 'no-answer', status: 0 })
  })
})

describe('asking again', () => {
  async function between(answer: RequestListener, work: (url: string) => Promise<void>) {
    const server = createServer(answer)
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    try {
      await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    } finally {
      server.closeAllConnections()
      server.close()
    }
  }

  test('happens after 503, 429 and a broken connection, with the same Idempotency-Key, after the time that was asked for', async () => {
    const seen: (string | undefined)[] = []
    const answer: RequestListener = (request, response) => {
      seen.push(request.headers['idempotency-key'] as string)
      if (seen.length === 1) response.writeHead(503, { 'retry-after': '0' }).end('{}')
      else if (seen.length === 2) response.writeHead(429, { 'retry-after': '1' }).end('{}')
      else if (seen.length === 3) request.socket.destroy()
      else response.writeHead(200, { 'content-type': 'application/json' }).end('{"teamId":"x"}')
    }
    await between(answer, async (url) => {
      const started = performance.now()
      expect(await createSender({ baseUrl: url }).send(operations.addTeam, { body: { name: 'Quay' } })).toEqual({ teamId: 'x' })
      expect(performance.now() - started).toBeGreaterThanOrEqual(1000)
    })
    expect([seen.length, new Set(seen).size, /^[0-9a-f]{32}$/.test(seen[0]!)]).toEqual([4, 1, true])
  })

  test('does not happen for anything else, and not after a wait that is too long', async () => {
    for (const [status, headers] of [
      [409, {}],
      [500, {}],
      [403, {}],
      [503, { 'retry-after': '3600' }],
    ] as const) {
      let asked = 0
      const answer: RequestListener = (_request, response) => {
        asked += 1
        response.writeHead(status, headers).end(JSON.stringify({ type: '/problems/x', title: 'x', status }))
      }
      await between(answer, async (url) => {
        const thrown = await createSender({ baseUrl: url })
          .send(operations.listPeople)
          .catch((problem: unknown) => problem)
        expect(thrown).toBeInstanceOf(Problem)
        expect([status, asked]).toEqual([status, 1])
      })
    }
  })
})
