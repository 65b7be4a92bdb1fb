// node bench/organisations/organisations.ts [--organisations 100] [--people 200] [--pieces 40] [--active 10] [--rate 300] [--seconds 20]: the beginning of a working day in many
// organisations at once, on a real database: requests on a fixed schedule, a mix of what people and managers ask for, beside a bare node:http server that sends the SQL and
// the bytes of a look at home. Then the same morning with nothing kept from the night. About four minutes on a quiet machine; everything stays on 127.0.0.1.
import pg from 'pg'
import { renewReadings } from '../../features/home/service.ts'
import { prepare } from '../../server/assemble.ts'
import { startTestServer } from '../../tools/test-postgres.ts'
import { makeVisitor } from '../../tools/visitor.ts'
import { type Fixture, pathOf, recordScreen } from '../http/fixture.ts'
import { openInstallation, type Place } from '../http/installation.ts'
import { openLoopEach, summed, type Target } from '../http/load.ts'
import { type Server, startServer } from '../http/server.ts'
import type { Screen, Usage } from '../http/serving.ts'
import { countFrom, rounded, row, say } from '../rows.ts'
import { type Active, fillOrganisations } from './fill.ts'
import { morningOf } from './morning.ts'

const args = process.argv.slice(2)
const organisations = countFrom(args, 'organisations', 100)
const people = countFrom(args, 'people', 200)
const pieces = countFrom(args, 'pieces', 40)
const active = countFrom(args, 'active', 10)
const rate = countFrom(args, 'rate', 300)
const seconds = countFrom(args, 'seconds', 20)

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
const postgres = await startTestServer()
try {
  const place: Place = { ownerUrl: postgres.adminUrl, appLogin: { name: 'evenkeel_bench', password: 'a-password-for-measuring-only' } }
  await prepare(place)
  const { at, home } = await fill(place)
  row('organisations', 'made', {
    organisations,
    people: organisations * people,
    evidence: organisations * people * pieces,
    signedIn: at.length,
  })
  const app = await startServer({ serve: 'app', place, screens: [] })
  const bare = await startServer({ serve: 'bare', place, screens: home })
  try {
    const paths = home.map(({ path }) => `http://127.0.0.1:${bare.port}${path}`)
    let turn = 0
    const bareNext = (): Target => ({ url: paths[turn++ % paths.length]!, cookie: '' })
    const appBase = `http://127.0.0.1:${app.port}`
    for (const [server, next] of [
      [bare, bareNext],
      [app, morningOf(at, appBase, 1)],
    ] as const) {
      await run(server, next, { rate: Math.ceil(rate / 3), seconds: 3 })
    }
    const bareMorning = await tell('a bare server', bare, bareNext)
    const appMorning = await tell('a morning', app, morningOf(at, appBase, 2))
    row('organisations', 'app against bare', {
      p99Ratio: rounded(appMorning.p99Ms / bareMorning.p99Ms),
      cpuRatio: rounded(appMorning.cpuMsPerRequest / bareMorning.cpuMsPerRequest),
    })
    await forget(place)
    await tell('a morning without a night before it', app, morningOf(at, appBase, 3))
  } finally {
    await Promise.all([app.stop(), bare.stop()])
  }
} finally {
  await postgres.stop()
}

/** The organisations, the readings of whoever will be there in the morning, and looks at home for the bare server to repeat. */
async function fill(place: Place): Promise<{ at: readonly Active[]; home: readonly Screen[] }> {
  const house = await openInstallation(place)
  try {
    say(`${organisations} organisations of ${people} people with ${pieces} pieces of evidence each.`)
    const at = await fillOrganisations(house, place.ownerUrl, { organisations, people, pieces, active })
    say(`The night before: readings of ${at.length} people.`)
    const began = process.cpuUsage()
    for (const { orgId, personId } of at) await renewReadings(house.workshop().as({ orgId, personId }), personId)
    const { user, system } = process.cpuUsage(began)
    row('organisations', 'a night', { people: at.length, cpuMsPerPerson: rounded((user + system) / 1000 / at.length) })
    const home: Screen[] = []
    for (const who of at.slice(0, 20)) {
      const visitor: Fixture = Object.assign(makeVisitor(house), { ...who, name: '' })
      home.push({ ...(await recordScreen(visitor, 'home', place.ownerUrl, false)), path: pathOf('home', visitor) })
    }
    return { at, home }
  } finally {
    await house.close()
  }
}

async function tell(what: string, server: Server, next: () => Target) {
  const measured = await run(server, next, { rate, seconds })
  const { each, ...figures } = measured
  row('organisations', what, { rate, seconds, ...figures })
  for (const [part, latency] of each) if (part !== '') row('organisations', `${what}: ${part}`, latency)
  return figures
}

async function run(server: Server, next: () => Target, load: { rate: number; seconds: number }) {
  await server.ask('begin')
  const { all, failed, lasted } = await openLoopEach(next, load)
  const { cpuSeconds, stallMaxMilliseconds, residentMebibytes } = (await server.ask('usage')) as Usage
  if (failed.length > 0) say(`${failed.length} requests failed, the first: ${JSON.stringify(failed[0])}.`)
  const millisecondsOf = (rows: readonly { milliseconds: number }[]) => rows.map(({ milliseconds }) => milliseconds)
  const each = [...Map.groupBy(all, ({ what }) => what)].map(([what, rows]) => {
    return [what, summed(millisecondsOf(rows), lasted, failed.filter((one) => one.what === what).length)] as const
  })
  return {
    ...summed(millisecondsOf(all), lasted, failed.length),
    cpuMsPerRequest: rounded((cpuSeconds * 1000) / all.length),
    stallMaxMs: rounded(stallMaxMilliseconds),
    residentMebibytes: rounded(residentMebibytes),
    each,
  }
}

async function forget({ ownerUrl }: Place): Promise<void> {
  const admin = new pg.Client({ connectionString: ownerUrl })
  await admin.connect()
  await admin.query('truncate reading')
  await admin.end()
}
