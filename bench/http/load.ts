import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import autocannon from 'autocannon'
import { quantile, rounded } from '../rows.ts'

export type Target = {
  readonly url: string
  readonly cookie: string
  readonly method?: string
  /** JSON. */
  readonly body?: string
  readonly what?: string
}
export type Latency = {
  readonly requests: number
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly failed: number
}

/** As many requests as come back on `connections` connections: each asks again as soon as it was answered. */
export async function closedLoop(
  { url, cookie }: Target,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<Latency> {
  const milliseconds: number[] = []
  const run = autocannon({ url, connections, duration: seconds, headers: { cookie }, timeout: 30 })
  run.on('response', (_client: unknown, _status: number, _bytes: number, took: number) => void milliseconds.push(took))
  const { errors, non2xx, duration } = await run
  return summed(milliseconds, duration, errors + non2xx)
}

/**
 * `rate` requests a second on a fixed schedule, whether or not the ones before were answered, as people come. Latency counts from the moment a request was
 * due, so that a server that falls behind cannot hide it.
 */
export async function openLoop(next: Target | (() => Target), { rate, seconds }: { rate: number; seconds: number }): Promise<Latency> {
  const { all, lasted, failed } = await openLoopEach(typeof next === 'function' ? next : () => next, { rate, seconds })
  return summed(
    all.map(({ milliseconds }) => milliseconds),
    lasted,
    failed.length,
  )
}

/** The same, request by request, so that one can say what was slow and what was refused. */
export async function openLoopEach(next: () => Target, { rate, seconds }: { rate: number; seconds: number }) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const all: { what: string; milliseconds: number }[] = []
  const failed: { what: string; status: number }[] = []
  const began = performance.now()
  const ask = async (target: Target, due: number) => {
    await sleep(Math.max(0, due - performance.now()))
    const status = await statusOf(target, agent).catch(() => 0)
    if (status === 200) all.push({ what: target.what ?? '', milliseconds: performance.now() - due })
    else failed.push({ what: target.what ?? '', status })
  }
  await Promise.all(Array.from({ length: Math.round(rate * seconds) }, (_, i) => ask(next(), began + (i * 1000) / rate)))
  agent.destroy()
  return { all, failed, lasted: (performance.now() - began) / 1000 }
}

function statusOf({ url, cookie, method = 'GET', body }: Target, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
    const asked = request(url, { agent, method, headers, timeout: 30_000 }, (response) => {
      response
        .resume()
        .on('end', () => resolve(response.statusCode ?? 0))
        .on('error', reject)
    })
    asked.on('error', reject).on('timeout', () => asked.destroy(new Error('no answer within 30 s')))
    asked.end(body)
  })
}

export function summed(milliseconds: readonly number[], seconds: number, failed: number): Latency {
  const at = (q: number) => rounded(quantile(milliseconds, q) ?? Number.NaN)
  return { requests: milliseconds.length, perSecond: rounded(milliseconds.length / seconds), p50Ms: at(0.5), p99Ms: at(0.99), failed }
}
