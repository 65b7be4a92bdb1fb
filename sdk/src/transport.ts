import { Problem } from './problem.ts'

/** As much of an operation as it takes to ask for it. */
export type Address = { readonly method: string; readonly path: string; readonly body?: unknown }
export type Given = { readonly params?: object; readonly query?: object; readonly body?: unknown }
export type Answer = { readonly reply: unknown; readonly changed: readonly string[] }

export type How = {
  /** Where Evenkeel is; empty: where the page came from. */
  readonly baseUrl?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly fetch?: typeof globalThis.fetch
  /** How often it is asked again after 429, 503 or no answer. Only for what does no harm twice: reads, and writes with an Idempotency-Key. */
  readonly retries?: number
}

/** Longer than this nobody waits inside one call; the problem says how long it would be. */
const longestWait = 30
const firstWait = 0.5

/** One request and its answer. Whatever is no success is thrown as a Problem. */
export async function ask(address: Address, given: Given, how: How): Promise<Answer> {
  const response = await answerTo(address, given, how)
  return { reply: await response.json(), changed: response.headers.get('evenkeel-changed')?.split(',') ?? [] }
}

/** The same for an operation that answers with a file, under the name it is saved as. */
export async function askFile(address: Address, given: Given, how: How): Promise<{ readonly name: string; readonly blob: Blob }> {
  const response = await answerTo(address, given, how)
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  return { name: name ?? 'file', blob: await response.blob() }
}

async function answerTo(address: Address, given: Given, { baseUrl = '', headers = {}, retries = 0, ...how }: How): Promise<Response> {
  const fetch = how.fetch ?? globalThis.fetch
  const url = baseUrl + addressOf(address.path, given)
  const init: RequestInit = {
    method: address.method,
    credentials: 'same-origin',
    headers: { accept: 'application/json', ...(address.body ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(address.body ? { body: JSON.stringify(given.body ?? {}) } : {}),
  }
  for (let tries = 0; ; tries++) {
    const response = await fetch(url, init).catch(() => null)
    if (response?.ok) return response
    const problem = await problemOf(response)
    const wait = problem.retryAfter ?? firstWait * 2 ** tries
    if (tries >= retries || ![0, 429, 503].includes(problem.status) || wait > longestWait) throw problem
    await new Promise((resolve) => setTimeout(resolve, wait * 1000))
  }
}

/** Not randomUUID: browsers offer that only over https, and a house on a plain local network must work too. */
export function newIdempotencyKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function problemOf(response: Response | null): Promise<Problem> {
  if (response === null) return new Problem({})
  const said: unknown = await response.json().catch(() => ({ status: response.status }))
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return new Problem(said as object, Number.isNaN(seconds) ? null : seconds)
}

function addressOf(template: string, { params, query }: Given): string {
  const path = template.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(String((params as Record<string, unknown>)[name])))
  const search = new URLSearchParams(
    Object.entries(query ?? {})
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  ).toString()
  return search ? `${path}?${search}` : path
}
