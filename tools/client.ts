// Writes the client's operations from the OpenAPI document: node tools/client.ts. A test fails while what stands there is not what would be written.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openApi } from '../server/http/openapi.ts'
import { slices } from '../server/slices.ts'
import { typeOf } from './client-types.ts'

export const clientFolder = join(import.meta.dirname, '../sdk/src/operations')

type Schema = Readonly<Record<string, unknown>>
type Described = {
  readonly operationId: string
  readonly tags: readonly [string]
  readonly summary: string
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean; readonly schema: Schema }[]
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } }
  readonly responses: { readonly 200: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> } }
  readonly 'x-refusals': readonly string[]
}

/** File name -> text, one file for each part of the API. */
export function clientFiles(): ReadonlyMap<string, string> {
  const { paths } = openApi(slices, { version: '0', publicUrl: 'http://localhost' }) as { paths: Record<string, Record<string, Described>> }
  const parts = new Map<string, string[]>()
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, described] of Object.entries(methods)) {
      const [tag] = described.tags
      parts.set(tag, [...(parts.get(tag) ?? []), written(path, method, described)])
    }
  }
  const names = [...parts.keys()].toSorted()
  const head = '// biome-ignore-all format: written by tools/client.ts from the OpenAPI document; not to be edited\n'
  const files = new Map(names.map((name) => [`${name}.ts`, `${head}import type { Op } from '../op.ts'\n${parts.get(name)!.join('')}`]))
  return files.set('index.ts', `${head}${names.map((name) => `export * from './${name}.ts'\n`).join('')}`)
}

function written(
  path: string,
  method: string,
  { operationId, summary, parameters = [], requestBody, responses, ...rest }: Described,
): string {
  const reply = responses[200].content['application/json']?.schema
  const body = requestBody?.content['application/json'].schema
  const [params, query] = ['path', 'query'].map((where) => parameters.filter((one) => one.in === where))
  const rows =
    reply &&
    pageOf(
      reply,
      query!.map((one) => one.name),
    )
  const shape = [
    params!.length ? `params: ${objectOf(params!)}` : '',
    query!.length ? `query: ${objectOf(query!)}` : '',
    body ? `body: ${typeOf(body)}` : '',
    `reply: ${reply ? typeOf(reply) : '{ name: string; blob: Blob }'}`,
    `refusals: ${rest['x-refusals'].map((slug) => `'${slug}'`).join(' | ') || 'never'}`,
    rows ? `rows: '${rows[0]}'` : '',
  ]
  const address = `method: '${method.toUpperCase()}', path: '${path.replace(/\{(\w+)\}/g, ':$1')}'`
  const more = `${body ? ', body: true' : ''}${reply ? '' : ', file: true'}${rows ? `, page: ['${rows[0]}', '${rows[1]}']` : ''}`
  return `\n/** ${summary}. */\nexport const ${operationId}: Op<{ ${shape.filter(Boolean).join('; ')} }> = { ${address}${more} }\n`
}

const objectOf = (fields: NonNullable<Described['parameters']>) =>
  `{ ${fields.map(({ name, required, schema }) => `${name}${required ? '' : '?'}: ${typeOf(schema)}`).join('; ')} }`

/** A reply with one list and `next`, and a query that takes what `next` says. */
function pageOf(reply: Schema, query: readonly string[]): readonly [string, string] | null {
  const properties = (reply.properties ?? {}) as Record<string, Schema>
  const lists = Object.keys(properties).filter((name) => properties[name]!.type === 'array')
  const cursor = query.find((name) => name === 'after' || name === 'before')
  return 'next' in properties && lists.length === 1 && cursor ? [lists[0]!, cursor] : null
}

if (import.meta.main) {
  mkdirSync(clientFolder, { recursive: true })
  for (const name of readdirSync(clientFolder)) rmSync(join(clientFolder, name))
  for (const [name, text] of clientFiles()) writeFileSync(join(clientFolder, name), text)
}
