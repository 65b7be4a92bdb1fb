import type { FastifyInstance } from 'fastify'
import { Stop } from '../problem.ts'
import { bearerOf } from './bearer.ts'

/**
 * Every unsafe request must come from Evenkeel's own pages. Browsers say where a request comes from (Sec-Fetch-Site, Origin) and a page
 * cannot change that; a request with neither header is no browser's, and carries no cookie it was not given on purpose. Where a key is given,
 * cookies do not count at all, so there is nothing another site could borrow; and no page of another site can send that header to us.
 */
export function checkOrigins(app: FastifyInstance, publicOrigin: () => string): void {
  app.addHook('onRequest', async (request) => {
    if (bearerOf(request) !== null) {
      delete request.headers.cookie
      return
    }
    if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return
    const site = request.headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Stop('other-origin')
    const origin = request.headers.origin
    if (origin === undefined) return
    if (origin !== publicOrigin() && origin !== `${request.protocol}://${request.headers.host}`) throw new Stop('other-origin')
  })
}
