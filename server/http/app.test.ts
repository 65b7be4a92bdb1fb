import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract as accounts } from '../../features/accounts/contract.ts'
import { openTestHouse, type TestHouse } from '../../tools/test-house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ limits: { credentialTries: 5, requests: 100_000, trustProxy: false } })
})
afterAll(() => house.close())

const inject = (url: string, more: object = {}) => house.app.inject({ method: 'GET', url, ...more })
const signUp = (payload: unknown, headers = {}) =>
  house.app.inject({
    method: 'POST',
    url: '/api/sign-in',
    payload: payload as object,
    headers,
    remoteAddress: `10.0.0.${Math.ceil(Math.random() * 250)}`,
  })

describe('every answer that is no success', () => {
  test('is a problem document whose type is a page that says what to do', async () => {
    const answers = [await inject('/api/me'), await inject('/api/nothing'), await signUp({ email: 'x', surprise: 1 })]
    for (const answer of answers) {
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
      const problem = answer.json<{ type: string; status: number; title: string; detail: string }>()
      expect(problem.status).toBe(answer.statusCode)
      const page = await inject(problem.type)
      expect(page.statusCode).toBe(200)
      expect(page.body).toContain(problem.title)
    }
  })

  test('names every mistake by its place', async () => {
    const { errors } = (await signUp({ email: 'x', surprise: 1 })).json<{ errors: { place: string }[] }>()
    expect(errors.map((e) => e.place).toSorted()).toEqual(['body.email', 'body.password', 'body.surprise'])
  })

  test('comes before the database sees anything a database cannot hold', async () => {
    const answer = await signUp({ email: 'a@example.org', password: 'with a \0 inside' })
    expect(answer.json<{ errors: object[] }>().errors).toEqual([
      { place: 'body.password', message: 'contains a NUL character or half of a character; remove it' },
    ])
  })

  test.each([
    ['not JSON', '{"email": '],
    ['a prototype', '{"__proto__": {"admin": true}, "email": "a@example.org", "password": "p"}'],
    ['a list', '[]'],
    ['deep nesting', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['a huge number', '{"email": 1e999, "password": "p"}'],
  ])('is a 400 for %s, never a 500', async (_name, payload) => {
    const answer = await house.app.inject({
      method: 'POST',
      url: '/api/sign-in',
      payload,
      headers: { 'content-type': 'application/json' },
      remoteAddress: '10.1.0.1',
    })
    expect(answer.statusCode).toBe(400)
  })

  test('is a 415 for a body that is not JSON and a 413 for one that is too large', async () => {
    expect(
      (
        await house.app.inject({
          method: 'POST',
          url: '/api/sign-in',
          payload: 'email=a',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        })
      ).statusCode,
    ).toBe(415)
    expect((await signUp({ email: 'a@example.org', password: 'x'.repeat(300_000) })).statusCode).toBe(413)
  })
})

describe('requests from other sites', () => {
  const body = { email: 'a@example.org', password: 'whatever it is' }
  test.each([
    ['says cross-site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['says same-site', { 'sec-fetch-site': 'same-site' }, 403],
    ['has another origin', { origin: 'https://evil.example' }, 403],
    ['has no origin at all', { origin: 'null' }, 403],
    ['is our own page', { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:4310' }, 401],
    ['is no browser', {}, 401],
  ])('a write that %s', async (_name, headers, status) => {
    expect((await signUp(body, headers)).statusCode).toBe(status)
  })
})

test('every operation that takes a credential counts tries', async () => {
  const credential = house.house.slices.flatMap((slice) => Object.entries(slice.contract)).filter(([, operation]) => operation.credential)
  expect(credential.length).toBeGreaterThanOrEqual(10)
  for (const [name, operation] of credential) {
    const knock = () =>
      house.app.inject({
        method: operation.method,
        url: operation.path,
        payload: {},
        remoteAddress: '10.9.9.9',
        headers: { 'x-forwarded-for': `10.8.0.${Math.ceil(Math.random() * 250)}` },
      })
    const answers = []
    for (let i = 0; i < 6; i++) answers.push((await knock()).statusCode)
    expect([name, answers.at(-1)]).toEqual([name, 429])
    expect([name, answers.slice(0, 5).includes(429)]).toEqual([name, false])
  }
})

describe('the house itself', () => {
  test('is alive without asking the database, ready when it answers, and speaks HEAD', async () => {
    expect((await inject('/livez')).json()).toEqual({ status: 'ok' })
    expect((await inject('/readyz')).json()).toEqual({ status: 'ok', checks: { database: 'ok', migrations: 'ok' } })
    expect((await house.app.inject({ method: 'HEAD', url: '/readyz' })).statusCode).toBe(200)
    expect((await inject('/metrics')).body).toContain('evenkeel_http_request_seconds_bucket')
  })

  test('sends a strict policy for content, and no upgrade to https on plain http', async () => {
    const policy = String((await inject('/livez')).headers['content-security-policy'])
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "require-trusted-types-for 'script'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ])
      expect(policy).toContain(part)
    expect(policy).not.toContain('unsafe')
    expect(policy).not.toContain('upgrade-insecure-requests')
    expect((await inject('/livez')).headers['strict-transport-security']).toBeUndefined()
  })

  test('has one document of its operations, and pages to read it by', async () => {
    const document = (await inject('/openapi.json')).json<{
      openapi: string
      paths: Record<string, Record<string, { operationId: string }>>
    }>()
    expect(document.openapi).toBe('3.1.0')
    const described = Object.values(document.paths).flatMap((path) => Object.values(path).map((operation) => operation.operationId))
    expect(described.toSorted()).toEqual(house.house.slices.flatMap((slice) => Object.keys(slice.contract)).toSorted())
    expect((await inject('/api')).body).toContain(accounts.signUp.summary)
  })

  test('never stores answers of the API in caches', async () => {
    expect((await inject('/api/framework')).headers['cache-control']).toBe('no-store')
  })
})
