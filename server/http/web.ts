import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** The web app: hashed files for ever, the page itself fresh each time with the nonce of its own policy. */
export async function mountWeb(app: FastifyInstance, folder: string): Promise<void> {
  const html = await readFile(join(folder, 'index.html'), 'utf8')
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    wildcard: false,
    cacheControl: false,
    setHeaders: (response, path) => {
      response.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  const page = async (_request: unknown, reply: import('fastify').FastifyReply) =>
    reply.type('text/html').header('cache-control', 'no-store').send(html.replaceAll('__CSP_NONCE__', reply.cspNonce.style))
  app.get('/', page)
  // Addresses of screens are the web app's own; anything that looks like a file or the API and is not there stays a 404.
  app.get('/*', async (request, reply) => {
    if (request.url.startsWith('/api/') || /\.[a-z0-9]+$/i.test(request.url.split('?')[0] ?? '')) return reply.callNotFound()
    return page(request, reply)
  })
}
