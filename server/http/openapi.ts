import type { TSchema } from 'typebox'
import type { Operation } from '../../features/contract.ts'
import type { Rule } from '../../features/policy.ts'
import type { Slice } from '../../features/slice.ts'
import { commonProblems } from '../problem.ts'

type Json = { readonly [key: string]: unknown }

/** The one OpenAPI 3.1 document, read from the contracts. TypeBox schemas are JSON Schema 2020-12 already. */
export function openApi(slices: readonly Slice[], { version, publicUrl }: { version: string; publicUrl: string }): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const slice of slices) {
    for (const [name, operation] of Object.entries(slice.contract)) {
      const path = operation.path.replace(/:([A-Za-z]+)/g, '{$1}')
      paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(slice, name, operation) }
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Evenkeel',
      version,
      description: 'Every operation a person can do. Errors are RFC 9457 problem details; each type has a page that says what to do next.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: publicUrl }],
    tags: slices.map((slice) => ({ name: slice.name })),
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'evenkeel', description: 'The session cookie, set by signing in.' },
        key: {
          type: 'http',
          scheme: 'bearer',
          description:
            'A key of an organisation (ek_...), made by an owner under Connections. Where an operation lists scopes, the key needs them.',
        },
      },
      schemas: { Problem: problemSchema },
      responses: {
        Problem: {
          description: 'What went wrong and what to do next',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  }
}

function describe(slice: Slice, name: string, operation: Operation): Json {
  const rule = (slice.policy as Record<string, Rule>)[name]!
  const refusals = Object.entries(operation.refusals ?? {})
  const byStatus = new Map<number, string[]>()
  for (const [slug, refusal] of refusals)
    byStatus.set(refusal.status, [...(byStatus.get(refusal.status) ?? []), `${slug}: ${refusal.title}`])
  const common = rule.anyone
    ? ['bad-request', 'too-many-tries']
    : ['bad-request', 'sign-in-first', 'not-allowed', 'not-found', 'too-many-tries']
  const byKey = rule.key ? ['key-unknown', 'key-expired', 'scope-missing'] : []
  for (const slug of [...common, ...byKey] as (keyof typeof commonProblems)[]) {
    const { status, title } = commonProblems[slug]
    byStatus.set(status, [...(byStatus.get(status) ?? []), `${slug}: ${title}`])
  }
  const parameters = [
    ...parametersOf(operation.params, 'path'),
    ...parametersOf(operation.query, 'query'),
    ...(operation.method === 'GET' ? [] : [idempotencyKey]),
  ]
  return {
    operationId: name,
    tags: [slice.name],
    summary: operation.summary,
    description: rule.because,
    security: [...(rule.anyone ? [{}] : [{ session: [] }]), ...(rule.key ? [{ key: [rule.key] }] : [])],
    ...(rule.key ? { 'x-key-scope': rule.key } : {}),
    'x-refusals': refusals.map(([slug]) => slug),
    ...(parameters.length ? { parameters } : {}),
    ...(operation.body ? { requestBody: { required: true, content: { 'application/json': { schema: plain(operation.body) } } } } : {}),
    responses: {
      200: { description: 'Done', content: contentOf(operation) },
      ...Object.fromEntries([...byStatus].map(([status, words]) => [status, { ...problemResponse, description: words.join('; ') }])),
    },
  }
}

function contentOf({ file, reply }: Operation): Json {
  if (!file) return { 'application/json': { schema: plain(reply) } }
  return Object.fromEntries(file.map((type) => [type, { schema: { type: 'string' } }]))
}

function parametersOf(schema: TSchema | undefined, where: 'path' | 'query'): Json[] {
  const object = schema as { properties?: Record<string, TSchema>; required?: string[] } | undefined
  return Object.entries(object?.properties ?? {}).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || (object?.required?.includes(name) ?? false),
    schema: plain(property),
  }))
}

const plain = (schema: TSchema): Json => JSON.parse(JSON.stringify(schema)) as Json

const idempotencyKey: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Makes a repeated request do its work once: the second one gets the answer of the first.',
  schema: { type: 'string', minLength: 8, maxLength: 128 },
}

const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What to do next' },
    instance: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', required: ['place', 'message'], properties: { place: { type: 'string' }, message: { type: 'string' } } },
    },
  },
}

const problemResponse = { description: '', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }
