// node bench/http/http.ts [--rounds 3] [--seconds 3] [--connections 8] [--rate 20]: home, profile and role gap over HTTP on a real database, each beside a bare
// node:http server that sends the same SQL and the same bytes. About a minute and a half on a quiet machine; everything stays on 127.0.0.1.
import { prepare } from '../../server/assemble.ts'
import { startTestServer } from '../../tools/test-postgres.ts'
import { countFrom, quantile, rounded, row, say } from '../rows.ts'
import { addHistory, type Fixture, personWithBaseline, recordScreen, screenNames } from './fixture.ts'
import { openInstallation, type Place } from './installation.ts'
import { closedLoop, type Latency, openLoop, type Target } from './load.ts'
import { type Server, startServer } from './server.ts'
import type { Screen, Usage } from './serving.ts'
import { partsOf, thinkingOf } from './thinking.ts'

const args = process.argv.slice(2)
const rounds = countFrom(args, 'rounds', 3)
const seconds = countFrom(args, 'seconds', 3)
const connections = countFrom(args, 'connections', 8)
const rate = countFrom(args, 'rate', 20)

// Told to end, the servers and the database end too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
const postgres = await startTestServer()
try {
  const place: Place = { ownerUrl: postgres.adminUrl, appLogin: { name: 'evenkeel_bench', password: 'a-password-for-measuring-only' } }
  await prepare(place)
  say('Two people go through the baseline; one of them gets 200 more pieces of evidence.')
  const { cookie, screens } = await think(place)
  say(`${connections} connections, ${rounds} rounds of ${seconds} s for each screen and server, in turn.`)
  await load(place, cookie, screens)
} finally {
  await postgres.stop()
}

type Loaded = Screen & { readonly thinkingMicroseconds: number }

/** How much of a screen is thinking, without database and HTTP; and what there is to serve. */
async function think(place: Place): Promise<{ cookie: string; screens: readonly Loaded[] }> {
  const house = await openInstallation(place)
  try {
    const who = await personWithBaseline(house, place.ownerUrl, 'Noor Haddad')
    const veteran = await personWithBaseline(house, place.ownerUrl, 'Ada Okafor')
    await addHistory(house, place.ownerUrl, veteran, 200)
    const one = async (person: Fixture, name: (typeof screenNames)[number]) => {
      const first = await recordScreen(person, name, place.ownerUrl, true)
      row('http', `${name}: thinking of a first look`, { pieces: piecesIn(first), ...(await thinkingOf(house, person, name, first)) })
      const screen = await recordScreen(person, name, place.ownerUrl, false)
      const timing = await thinkingOf(house, person, name, screen)
      row('http', `${name}: thinking of a look that finds what was kept`, { pieces: piecesIn(first), ...timing })
      return { ...screen, thinkingMicroseconds: timing.cpuMicroseconds }
    }
    const screens: Loaded[] = []
    for (const name of screenNames) screens.push(await one(who, name))
    for (const name of screenNames) await one(veteran, name)
    for (const person of [who, veteran]) {
      const screen = await recordScreen(person, 'home', place.ownerUrl, true)
      for (const [part, timing] of await partsOf(house, person, screen)) row('http', part, { pieces: piecesIn(screen), ...timing })
    }
    return { cookie: who.cookie, screens }
  } finally {
    await house.close()
  }
}

async function load(place: Place, cookie: string, screens: readonly Loaded[]): Promise<void> {
  const servers = { app: await startServer({ serve: 'app', place, screens }), bare: await startServer({ serve: 'bare', place, screens }) }
  try {
    for (const screen of screens) {
      const target = (server: keyof typeof servers): Target => ({ url: `http://127.0.0.1:${servers[server].port}${screen.path}`, cookie })
      const rows: Record<keyof typeof servers, Measured[]> = { app: [], bare: [] }
      for (const server of ['bare', 'app'] as const) await closedLoop(target(server), { connections, seconds: 1 })
      for (let i = 0; i < rounds; i++) {
        for (const server of ['bare', 'app'] as const) {
          rows[server].push(await measured(servers[server], () => closedLoop(target(server), { connections, seconds })))
        }
      }
      compare(screen, middle(rows.app), middle(rows.bare))
      for (const server of ['bare', 'app'] as const) {
        const calm = await measured(servers[server], () => openLoop(target(server), { rate, seconds: 2 * seconds }))
        row('http', `${screen.what}: ${rate} a second, open loop`, { server, ...calm })
      }
    }
  } finally {
    await Promise.all(Object.values(servers).map((server) => server.stop()))
  }
}

type Measured = Latency & Omit<Usage, 'peakMebibytes'> & { readonly cpuMsPerRequest: number }

function compare({ what, thinkingMicroseconds }: Loaded, app: Measured, bare: Measured): void {
  row('http', `${what}: closed loop`, { server: 'app', connections, ...app })
  row('http', `${what}: closed loop`, { server: 'bare', connections, ...bare })
  row('http', `${what}: app against bare`, {
    throughputRatio: rounded(app.perSecond / bare.perSecond),
    p50Ratio: rounded(app.p50Ms / bare.p50Ms),
    p99Ratio: rounded(app.p99Ms / bare.p99Ms),
    cpuRatio: rounded(app.cpuMsPerRequest / bare.cpuMsPerRequest),
    thinkingShareOfCpu: rounded(thinkingMicroseconds / 1000 / app.cpuMsPerRequest),
  })
}

async function measured(server: Server, work: () => Promise<Latency>): Promise<Measured> {
  await server.ask('begin')
  const latency = await work()
  const { cpuSeconds, stallMaxMilliseconds, residentMebibytes } = (await server.ask('usage')) as Usage
  if (latency.failed > 0) say(`${latency.failed} requests failed; their row says so.`)
  return {
    ...latency,
    cpuSeconds: rounded(cpuSeconds),
    cpuMsPerRequest: rounded((cpuSeconds * 1000) / latency.requests),
    stallMaxMilliseconds: rounded(stallMaxMilliseconds),
    residentMebibytes: rounded(residentMebibytes),
  }
}

/** The round in the middle by processor time per request, with the longest stall of all rounds and every failure. */
function middle(all: readonly Measured[]): Measured {
  const median = quantile(
    all.map(({ cpuMsPerRequest }) => cpuMsPerRequest),
    0.5,
  )
  return {
    ...all.find(({ cpuMsPerRequest }) => cpuMsPerRequest === median)!,
    stallMaxMilliseconds: Math.max(...all.map(({ stallMaxMilliseconds }) => stallMaxMilliseconds)),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
  }
}

/** Rows of evidence among what was recorded. */
function piecesIn({ sessions }: Screen): number {
  return sessions.flat().find(({ text }) => text.includes('from "evidence"') && text.includes('"e"."payload"'))?.rows.length ?? 0
}
