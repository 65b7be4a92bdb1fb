import { Agent, get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import autocannon from 'autocannon'
import { quantile, rounded } from '../rows.ts'

export type Target = { readonly url: string; readonly cookie: string }
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
export async function openLoop({ url, cookie }: Target, { rate, seconds }: { rate: number; seconds: number }): Promise<Latency> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const milliseconds: number[] = []
  const began = performance.now()
  let failed = 0
  const ask = async (due: number) => {
    await sleep(Math.max(0, due - performance.now()))
    const isGood = await statusOf(url, cookie, agent).then(
      (status) => status === 200,
      () => false,
    )
    if (isGood) milliseconds.push(performance.now() - due)
    else failed += 1
  }
  await Promise.all(Array.from({ length: Math.round(rate * seconds) }, (_, i) => ask(began + (i * 1000) / rate)))
  agent.destroy()
  return summed(milliseconds, (performance.now() - began) / 1000, failed)
}

function statusOf(url: string, cookie: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers: { cookie }, timeout: 30_000 }, (response) => {
      response
        .resume()
        .on('end', () => resolve(response.statusCode ?? 0))
        .on('error', reject)
    })
    request.on('error', reject).on('timeout', () => request.destroy(new Error('no answer within 30 s')))
  })
}

function summed(milliseconds: readonly number[], seconds: number, failed: number): Latency {
  const at = (q: number) => rounded(quantile(milliseconds, q) ?? Number.NaN)
  return { requests: milliseconds.length, perSecond: rounded(milliseconds.length / seconds), p50Ms: at(0.5), p99Ms: at(0.99), failed }
}
