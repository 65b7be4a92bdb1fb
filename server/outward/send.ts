import { lookup } from 'node:dns/promises'
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Delivered, Envelope } from '../../features/job.ts'
import { isPublic } from './addresses.ts'
import { hostOf, isAllowed, objectionTo } from './destination.ts'
import { signedHeaders } from './sign.ts'

type Address = { readonly address: string; readonly family: number }

export type OutwardSettings = {
  /** Hosts inside the operator's own network that may be reached, also without https. */
  readonly allowed: readonly string[]
  /** Where a name leads; asked once for each delivery. */
  readonly resolve: (host: string) => Promise<readonly Address[]>
  readonly milliseconds: number
  /** Certificates trusted besides the usual ones. */
  readonly ca?: string
}

const usual: OutwardSettings = { allowed: [], resolve: (host) => lookup(host, { all: true }), milliseconds: 10_000 }
/** An answer is its status; this much of its body is let through before the line is cut. */
const mostBytes = 64 * 1024

export type Outward = ReturnType<typeof openOutward>

/**
 * Sends to addresses other people typed. The name is resolved once, every address it leads to has to be public, and the connection is made to
 * exactly what was checked: a name that leads elsewhere a moment later (DNS rebinding) changes nothing. Redirects are answers, not followed;
 * agents of our own are used, so proxies of the environment are not. RFC 9110, and OWASP's cheat sheet on server-side request forgery.
 */
export function openOutward(given: Partial<OutwardSettings> = {}) {
  const settings = { ...usual, ...given }
  return {
    objectionTo: (url: string) => objectionTo(url, settings.allowed),
    send: (envelope: Envelope): Promise<Delivered> => send(envelope, settings),
  }
}

async function send(envelope: Envelope, settings: OutwardSettings): Promise<Delivered> {
  const started = performance.now()
  const took = () => Math.round(performance.now() - started)
  if (objectionTo(envelope.url, settings.allowed) !== null) return { reason: 'blocked', milliseconds: 0 }
  const signal = AbortSignal.timeout(settings.milliseconds)
  try {
    const addresses = await addressesOf(new URL(envelope.url), settings, signal)
    if (addresses === null) return { reason: 'blocked', milliseconds: took() }
    return { status: await post(envelope, { addresses, signal, ca: settings.ca }), milliseconds: took() }
  } catch (error) {
    return { reason: reasonOf(error, signal), milliseconds: took() }
  }
}

/** Where it leads, or null when any of it is not for the public. */
async function addressesOf(url: URL, { allowed, resolve }: OutwardSettings, signal: AbortSignal): Promise<readonly Address[] | null> {
  const host = hostOf(url)
  const family = isIP(host)
  const addresses = family ? [{ address: host, family }] : await Promise.race([resolve(host), aborted(signal)])
  if (addresses.length === 0) throw Object.assign(new Error('no address'), { code: 'ENOTFOUND' })
  return isAllowed(url, allowed) || addresses.every(({ address }) => isPublic(address)) ? addresses : null
}

type How = { readonly addresses: readonly Address[]; readonly signal: AbortSignal; readonly ca: string | undefined }

function post({ url, id, at, body, secrets }: Envelope, { addresses, signal, ca }: How): Promise<number> {
  const to = new URL(url)
  const https = to.protocol === 'https:'
  const pinned: LookupFunction = (_host, { all }, found) => {
    const [first] = addresses
    if (all) found(null, [...addresses])
    else found(null, first!.address, first!.family)
  }
  const headers = {
    ...signedHeaders({ id, at, body, secrets }),
    ...{ 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'user-agent': 'Evenkeel-Webhooks' },
  }
  return new Promise((resolve, reject) => {
    const agent = https ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false })
    const options = { method: 'POST', headers, signal, lookup: pinned, agent, ...(https && ca ? { ca } : {}) }
    const request = (https ? requestHttps : requestHttp)(to, options, (answer) => letThrough(answer, () => resolve(answer.statusCode ?? 0)))
    request.on('error', reject)
    request.end(body)
  })
}

/** Whatever becomes of the body, the status was said. */
function letThrough(answer: IncomingMessage, done: () => void): void {
  let bytes = 0
  answer.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > mostBytes) answer.destroy()
  })
  answer.on('error', done)
  answer.on('close', done)
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }))
}

function reasonOf(error: unknown, signal: AbortSignal): NonNullable<Delivered['reason']> {
  if (signal.aborted) return 'timeout'
  const { code = '' } = error as { code?: string }
  if (/^(ENOTFOUND|EAI_AGAIN|ENODATA)$/.test(code)) return 'no-such-host'
  return /CERT|SSL|TLS|SIGNED|UNABLE_TO/.test(code) ? 'no-secure-connection' : 'unreachable'
}
