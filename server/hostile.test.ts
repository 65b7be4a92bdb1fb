// Whatever a contract lets through, the house must answer for: bodies are drawn from the contracts themselves, so an operation that is added is tried too.
import fc from 'fast-check'
import type { TSchema } from 'typebox'
import Value from 'typebox/value'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Operation } from '../features/contract.ts'
import { sayAim, sitBaseline } from '../tools/fixture-person.ts'
import { openTestHouse, type TestHouse } from '../tools/test-house.ts'
import { slices } from './slices.ts'

const operations = slices
  .flatMap((slice) => Object.entries(slice.contract).map(([name, operation]: [string, Operation]) => ({ name, operation })))
  .filter(({ operation }) => operation.body !== undefined)

let house: TestHouse
let noor: Awaited<ReturnType<TestHouse['newcomer']>>
let ids: Record<string, string>

beforeAll(async () => {
  house = await openTestHouse()
  noor = await house.newcomer()
  await sayAim(noor)
  await sitBaseline(noor)
  const one = async (statement: string) => (await house.admin.query<{ id: string }>(statement)).rows[0]!.id
  ids = {
    personId: noor.personId,
    sittingId: await one('select sitting_id as id from sitting'),
    evidenceId: await one('select evidence_id as id from evidence limit 1'),
    itemId: await one(`select plan->'drawn'->0->>'id' as id from sitting`),
    competencyId: 'debugging',
    situationId: 'missed-handover',
    kind: 'remind-me',
  }
})
afterAll(() => house.close())

/** What real people and unkind ones type: nothing, spaces, markup, quotes, formulas, other scripts, right to left, joined signs, the edges of numbers. */
const texts = [
  ...['', ' ', '\t\n', 'x', 'en', 'debugging', 'programming', 'active-listening', '2026-01-31', '2026-02-30', '1970-01-01', '9999-12-31'],
  ...['Noor', '<script>alert(1)</script>', `"><img src=x onerror=alert(1)>`, `'; drop table person; --`, '{{7*7}}', '=1+1'],
  ...[
    '\u0000',
    '\ud800',
    '\ufeff',
    '\u202egnp.exe',
    'e\u0301',
    '👩🏽‍💻',
    '吉',
    'مرحبا بالعالم',
    'a'.repeat(600),
    '\\',
    '%',
    '%00',
    '../../etc/passwd',
  ],
  ...[
    'https://example.org/a?b=c#d',
    'http://[::1]/',
    'javascript:alert(1)',
    'a@example.org',
    'ä@exämple.org',
    'a@b',
    'constructor',
    '__proto__',
  ],
  ...['00000000-0000-4000-8000-000000000000', 'x'.repeat(64)],
]

function drawn(schema: TSchema): fc.Arbitrary<unknown> {
  const s = schema as Record<string, unknown> & {
    anyOf?: TSchema[]
    properties?: Record<string, TSchema>
    required?: string[]
    items?: TSchema
  }
  if ('const' in s) return fc.constant(s.const)
  if (s.anyOf) return fc.oneof(...s.anyOf.map(drawn))
  if (s.type === 'null') return fc.constant(null)
  if (s.type === 'boolean') return fc.boolean()
  if (s.type === 'integer') return fc.integer({ min: Number(s.minimum ?? -(2 ** 53) + 1), max: Number(s.maximum ?? 2 ** 53 - 1) })
  if (s.type === 'number') return fc.double({ min: Number(s.minimum ?? -1e308), max: Number(s.maximum ?? 1e308), noNaN: true })
  if (s.type === 'array') return fc.array(drawn(s.items!), { maxLength: 5 })
  if (s.type === 'string') return text(schema)
  if (s.type === 'object' && s.properties) {
    return fc.record(Object.fromEntries(Object.entries(s.properties).map(([key, inner]) => [key, drawn(inner)])), {
      requiredKeys: s.required ?? [],
    })
  }
  return fc.jsonValue({ maxDepth: 2 })
}

function text(schema: TSchema): fc.Arbitrary<string> {
  const usable = texts.filter((one) => Value.Check(schema, one))
  if (usable.length === 0) throw new Error(`no text above fits ${JSON.stringify(schema)}: add one`)
  const { pattern, minLength, maxLength } = schema as { pattern?: string; minLength?: number; maxLength?: number }
  if (pattern !== undefined) return fc.constantFrom(...usable)
  // What JSON can carry: half characters too.
  const free = fc.string({ unit: 'binary', minLength: minLength ?? 0, maxLength: Math.min(maxLength ?? 40, 40) })
  return fc.oneof(fc.constant(usable[0]!), fc.constantFrom(...usable), free)
}

test.each(operations)('$name: every body its contract allows is carried out or refused, never a failure of ours', async ({ operation }) => {
  const url = operation.path.replace(/:([A-Za-z]+)/g, (_, name: string) => ids[name] ?? ids.evidenceId!)
  await fc.assert(
    fc.asyncProperty(drawn(operation.body!), async (body) => {
      const answer = await house.app.inject({ method: operation.method, url, headers: { cookie: noor.cookie }, payload: body as object })
      // 503 is said where no mail server is set; it is an answer with a remedy, not a failure.
      expect({ body, status: answer.statusCode, isOurs: answer.statusCode === 500 }).toMatchObject({ isOurs: false })
    }),
    { numRuns: operation.credential ? 20 : 100, seed: 20261122, endOnFailure: true },
  )
  // Otherwise everything after this would only have been refused at the door.
  expect((await house.app.inject({ method: 'GET', url: '/api/me', headers: { cookie: noor.cookie } })).json()).toMatchObject({
    personId: noor.personId,
  })
})
