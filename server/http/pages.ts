import type { FastifyInstance } from 'fastify'
import type { Rule } from '../../features/policy.ts'
import type { House } from '../house.ts'
import { commonProblems } from '../problem.ts'
import { openApi } from './openapi.ts'

/** Pages for people who build on the API: the document, readable docs, and one page per kind of problem. Plain HTML, no script. */
export function mountPages(app: FastifyInstance, house: House, version: string): void {
  const document = openApi(house.slices, { version, publicUrl: house.publicUrl })
  const problems = problemPages(house)
  app.get('/openapi.json', async () => document)
  app.get('/api', async (_request, reply) => reply.type('text/html').send(page('The Evenkeel API', apiDocs(house))))
  app.get('/problems', async (_request, reply) => reply.type('text/html').send(page('Problems', list(problems))))
  app.get<{ Params: { slug: string } }>('/problems/:slug', async (request, reply) => {
    const found = problems.get(request.params.slug)
    if (!found) return reply.code(404).type('text/html').send(page('No such problem', '<p><a href="/problems">All problems</a></p>'))
    const { status, title, remedy } = found
    return reply
      .type('text/html')
      .send(page(title, `<p>Status ${status}.</p><p>${inHtml(remedy)}</p><p><a href="/problems">All problems</a></p>`))
  })
}

type Entry = { readonly status: number; readonly title: string; readonly remedy: string }

function problemPages(house: House): Map<string, Entry> {
  const all = new Map<string, Entry>(Object.entries(commonProblems))
  for (const slice of house.slices) {
    for (const operation of Object.values(slice.contract)) {
      for (const [slug, refusal] of Object.entries(operation.refusals ?? {})) all.set(slug, refusal)
    }
  }
  return all
}

const list = (entries: Map<string, Entry>) =>
  `<ul>${[...entries].map(([slug, e]) => `<li><a href="/problems/${slug}">${inHtml(e.title)}</a> (${e.status})</li>`).join('')}</ul>`

function apiDocs(house: House): string {
  const sections = house.slices.map((slice) => {
    const rows = Object.entries(slice.contract).map(([name, operation]) => {
      const refusals = Object.entries(operation.refusals ?? {}).map(
        ([slug, r]) => `<a href="/problems/${slug}">${inHtml(r.title.toLowerCase())}</a>`,
      )
      const { because, key } = (slice.policy as Record<string, Rule>)[name]!
      return `<section id="${name}"><h3>${inHtml(operation.summary)}</h3>
        <p><code>${operation.method} ${inHtml(operation.path)}</code></p><p>${inHtml(because)}</p>${key ? `<p>By key: scope <code>${key}</code>.</p>` : ''}
        ${schema('Send', operation.body)}${schema('Get back', operation.reply)}
        ${refusals.length ? `<p>May be refused: ${refusals.join(', ')}.</p>` : ''}</section>`
    })
    return `<h2>${inHtml(slice.name)}</h2>${rows.join('')}`
  })
  return `<p>The same as a document: <a href="/openapi.json">/openapi.json</a> (OpenAPI 3.1). Unsafe requests take an <code>Idempotency-Key</code>.
    An organisation’s own programs send a key its owner made, <code>Authorization: Bearer ek_...</code>, and reach what names a scope; 429 comes with
    <code>Retry-After</code>. Errors are problem details (RFC 9457): <a href="/problems">all of them</a>.</p>${sections.join('')}`
}

const schema = (label: string, value: unknown) =>
  value ? `<details><summary>${label}</summary><pre>${inHtml(JSON.stringify(value, null, 2))}</pre></details>` : ''

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${inHtml(title)} - Evenkeel</title><link rel="stylesheet" href="/pages.css"></head><body><main><h1>${inHtml(title)}</h1>${body}</main></body></html>`
}

const inHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
