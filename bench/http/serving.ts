// Child process of http.ts: serves either the application or the same SQL and bytes over a bare node:http, and tells what it used.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { openDatabase } from '../../db/open.ts'
import { appUrlOf, openInstallation, type Place } from './installation.ts'
import type { Session } from './record.ts'

export type Screen = { readonly what: string; readonly path: string; readonly sessions: readonly Session[]; readonly reply: object }
export type Order =
  | { readonly serve: 'app' | 'bare'; readonly place: Place; readonly screens: readonly Screen[] }
  | 'begin'
  | 'usage'
  | 'stop'
export type Usage = {
  readonly cpuSeconds: number
  /** The longest the event loop was not free, in milliseconds. */
  readonly stallMaxMilliseconds: number
  readonly residentMebibytes: number
  /** The most there has been since the process began. */
  readonly peakMebibytes: number
}

// Samples every millisecond; what is above a sample's own length is waiting.
const delay = monitorEventLoopDelay({ resolution: 1 })
let cpu = process.cpuUsage()
let close = async () => {}

process.on('message', async (order: Order) => {
  if (order === 'begin') {
    cpu = process.cpuUsage()
    delay.reset()
    delay.enable()
    process.send!('begun')
  } else if (order === 'usage') {
    const { user, system } = process.cpuUsage(cpu)
    const usage: Usage = {
      cpuSeconds: (user + system) / 1e6,
      stallMaxMilliseconds: Math.max(0, delay.max / 1e6 - 1),
      residentMebibytes: process.memoryUsage.rss() / 2 ** 20,
      peakMebibytes: process.resourceUsage().maxRSS / 1024,
    }
    process.send!(usage)
  } else if (order === 'stop') {
    await close()
    process.exit(0)
  } else {
    process.send!({ port: await (order.serve === 'app' ? serveApp(order.place) : serveBare(order)) })
  }
})
// Left alone by a parent that was killed.
process.on('disconnect', () => process.exit(1))

async function serveApp(place: Place): Promise<number> {
  const { app, close: closeApp } = await openInstallation(place)
  await app.listen({ host: '127.0.0.1', port: 0 })
  close = closeApp
  return (app.server.address() as AddressInfo).port
}

/** The same statements in the same transactions on the same kind of pool, then the same bytes: all that any server must do, and nothing else. */
async function serveBare({ place, screens }: Exclude<Order, string>): Promise<number> {
  const database = openDatabase(appUrlOf(place), { onError: () => {} })
  const plans = new Map(screens.map((screen) => [screen.path, screen]))
  const server = createServer(async (request, response) => {
    const { sessions, reply } = plans.get(request.url ?? '')!
    for (const session of sessions) {
      const client = await database.pool.connect()
      for (const { text, values } of session) await client.query(text, [...values])
      client.release()
    }
    const body = JSON.stringify(reply)
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) })
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  close = async () => {
    server.closeAllConnections()
    await database.close()
  }
  return (server.address() as AddressInfo).port
}
