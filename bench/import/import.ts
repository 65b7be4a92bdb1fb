// node bench/import/import.ts [--rows 73000] [--people 1000]: files of people and of ratings through the front door of a real server on a real database, written
// in two manners; then files no one should send. Ends with 1 when the ratings take a minute or more, or the server more than 300 MB.

import { partsOf } from '../../features/imports/parts/decode.ts'
import { prepare } from '../../server/assemble.ts'
import { readContent } from '../../server/content.ts'
import { startTestServer } from '../../tools/test-postgres.ts'
import type { Place } from '../http/installation.ts'
import { type Server, startServer } from '../http/server.ts'
import type { Usage } from '../http/serving.ts'
import { countFrom, rounded, row, say } from '../rows.ts'
import { inventFiles } from './invent-files.ts'

const args = process.argv.slice(2)
const rows = countFrom(args, 'rows', 73_000)
const people = countFrom(args, 'people', 1000)
const [mostSeconds, mostMebibytes] = [60, 300]
/** What the work needs is asked for, not what V8 takes while nobody else wants it. The command line runs imports so as well. */
const smallHeap = ['--max-semi-space-size=4', '--max-old-space-size=192']

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
const postgres = await startTestServer()
try {
  const place: Place = { ownerUrl: postgres.adminUrl, appLogin: { name: 'evenkeel_bench', password: 'a-password-for-measuring-only' } }
  await prepare(place)
  const names = [...readContent().competencies.values()].map(({ name }) => name)
  const plain = inventFiles(rows, people, names, { delimiter: ',', lineEnd: '\n', mark: false, shuffled: false })
  const other = inventFiles(rows, people, names, { delimiter: ';', lineEnd: '\r\n', mark: true, shuffled: true }, 7)
  say(
    `${rows} ratings of ${people} people: ${(Buffer.byteLength(plain.ratings) / 1e6).toFixed(1)} and ${(Buffer.byteLength(other.ratings) / 1e6).toFixed(1)} MB.`,
  )
  for (const [what, files] of [
    ['plain', plain],
    ['semicolons, CRLF, byte order mark, other order, extra column', other],
  ] as const) {
    const server = await startServer({ serve: 'app', place, screens: [] }, smallHeap)
    try {
      const ask = await founder(server, what)
      await server.ask('begin')
      await measured(server, ask, `people, ${what}`, 'people', Buffer.from(files.people))
      const seconds = await measured(server, ask, `ratings, ${what}`, 'ratings', Buffer.from(files.ratings))
      await measured(server, ask, `the same ratings again, ${what}`, 'ratings', Buffer.from(files.ratings))
      const { peakMebibytes } = (await server.ask('usage')) as Usage
      if (seconds >= mostSeconds || peakMebibytes > mostMebibytes) process.exitCode = 1
    } finally {
      await server.stop()
    }
  }
  await hostile(place)
} finally {
  await postgres.stop()
}

type Ask = <T>(method: string, path: string, body?: object) => Promise<T>
type Told = {
  readonly state: string
  readonly fault: string | null
  readonly rowCount: number
  readonly version: number
  readonly result: { rows: object } | null
}

/** What no file should hold: refused as it comes, without being held. */
async function hostile(place: Place): Promise<void> {
  const server = await startServer({ serve: 'app', place, screens: [] }, smallHeap)
  try {
    const ask = await founder(server, 'hostile')
    const many = (line: string, times: number) => Buffer.from(`name,email\n${line.repeat(times)}`)
    const corpus: Record<string, AsyncIterable<Uint8Array>> = {
      'one line of 1 GB': (async function* () {
        const chunk = Buffer.alloc(1 << 20, 'x')
        for (let i = 0; i < 1024; i++) yield chunk
      })(),
      'a million columns': once(Buffer.from(`name\n${','.repeat(1_000_000)}\n`)),
      'a quote that is never closed': once(
        Buffer.concat([many('Mika,mika@example.org\n', 1000), Buffer.from('"'), Buffer.alloc(20 << 20, 'x\n')]),
      ),
      'NUL throughout': once(Buffer.alloc(20 << 20)),
      'UTF-16': once(Buffer.from(`\ufeffname,email\n${'Zoë,\n'.repeat(49_000)}`, 'utf16le')),
      '40,000 bad rows': once(many(',nowhere\n', 40_000)),
    }
    for (const [what, bytes] of Object.entries(corpus)) {
      const started = performance.now()
      const told = await sent(ask, 'people', bytes)
      const { peakMebibytes, stallMaxMilliseconds } = (await server.ask('usage')) as Usage
      row('import', what, {
        ...outcome(told),
        seconds: rounded((performance.now() - started) / 1000),
        peakMebibytes: rounded(peakMebibytes),
        stallMaxMilliseconds: rounded(stallMaxMilliseconds),
      })
      if (peakMebibytes > mostMebibytes || told.state === 'done') process.exitCode = 1
    }
  } finally {
    await server.stop()
  }
}

async function* once(bytes: Uint8Array) {
  yield bytes
}

function outcome({ state, fault, result, rowCount }: Told) {
  return { state, fault, rowCount, rows: result?.rows ?? null }
}

async function measured(server: Server, ask: Ask, what: string, kind: string, bytes: Uint8Array): Promise<number> {
  const started = performance.now()
  const told = await sent(ask, kind, once(bytes))
  const checkedAfter = (performance.now() - started) / 1000
  if (told.state !== 'ready') throw new Error(`${what}: ${told.state}, ${told.fault}`)
  const { result } = await ask<{ result: { rows: object; evidence: number } }>('POST', `/api/imports/${told.id}/application`, {
    version: told.version,
  })
  const seconds = (performance.now() - started) / 1000
  const { peakMebibytes, stallMaxMilliseconds, cpuSeconds } = (await server.ask('usage')) as Usage
  row('import', what, {
    ...{
      rowCount: told.rowCount,
      rows: result.rows,
      evidence: result.evidence,
      checkedAfterSeconds: rounded(checkedAfter),
      seconds: rounded(seconds),
      cpuSecondsSoFar: rounded(cpuSeconds),
    },
    ...{ peakMebibytes: rounded(peakMebibytes), stallMaxMilliseconds: rounded(stallMaxMilliseconds) },
  })
  return seconds
}

/** As a browser sends it: part by part, then a check at a time. */
async function sent(ask: Ask, kind: string, bytes: AsyncIterable<Uint8Array>): Promise<Told & { id: string }> {
  const { importId: id } = await ask<{ importId: string }>('POST', '/api/imports', { kind, fileName: `${kind}.csv`, size: 0 })
  let [offset, seam] = [0, '']
  for await (const { text, isLast } of partsOf(bytes)) {
    const { state } = await ask<{ state: string }>('POST', `/api/imports/${id}/parts`, { offset, seam, text, isLast })
    if (state === 'broken') break
    offset += text.length
    seam = (seam + text).slice(-64)
  }
  const show = () => ask<Told>('GET', `/api/imports/${id}`)
  while ((await show()).state === 'checking') await ask('POST', `/api/imports/${id}/checks`)
  return { ...(await show()), id }
}

/** Somebody with an organisation, who asks over HTTP. */
async function founder(server: Server, name: string): Promise<Ask> {
  let cookie = ''
  const ask: Ask = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, {
      method,
      headers: { cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const set = answer.headers.getSetCookie().map((one) => one.split(';')[0])
    if (set.length > 0) cookie = set.join('; ')
    const told = await answer.json()
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(told)}`)
    return told
  }
  const email = `${crypto.randomUUID()}@example.org`
  await ask('POST', '/api/accounts', { name: 'Ines Duarte', email, password: 'correct horse battery staple' })
  await ask('POST', '/api/organisation', { name: name.slice(0, 60), language: 'en', retentionMonths: null })
  return ask
}
