import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '../server/postgres/free-port.ts'
import { node24 } from '../server/postgres/trial.ts'
import { ran } from './trial.ts'

type Started = {
  readonly child: ChildProcess
  readonly out: () => string
  readonly err: () => string
  readonly ended: Promise<number | null>
}

let folder: string
let dataDir: string
let port: number
let url: string
const started: Started[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-serve-'))
  // As root the database runs as another account, which has to pass through.
  await chmod(folder, 0o711)
  dataDir = join(folder, 'data')
  port = await freePort()
  url = `http://localhost:${port}`
})

afterAll(async () => {
  for (const { child, ended } of started) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT')
    await ended
  }
  // What a failing test left running: only what names our folder.
  for (const pid of processesOf(folder)) process.kill(pid, 'SIGQUIT')
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
})

describe('one installation through its life', () => {
  let serving: Started

  test('starts with nothing set up, says where it is, and is ready', async () => {
    serving = serve()
    await untilServing(serving)
    expect(serving.out()).toContain(`Evenkeel is running: ${url}`)
    expect(serving.err()).toContain('Making a new database')
    expect(processesOf(dataDir)).toContain(postmaster())
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
  })

  test('a second one on the same folder is refused, and told where the first one is', async () => {
    const second = serve()
    expect(await second.ended).toBe(1)
    expect(second.err()).toContain(`already running (process ${serving.child.pid})`)
    expect(second.err()).toContain(url)
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
  })

  test('commands join it: the doctor is content, and a new account gets a link to its address', async () => {
    const { code, json } = await ran('doctor --json', { env: env() })
    const { checks } = json<{ checks: { id: string; state: string; says: string }[] }>()
    expect(checks.filter(({ state }) => state !== 'ok')).toEqual([])
    expect(checks.find(({ id }) => id === 'port')?.says).toContain(`running at ${url}`)
    expect(code).toBe(0)
    const added = await ran('user add --name Noor --email noor@example.org --json', { env: env() })
    expect(added.json<{ link: string }>().link).toMatch(new RegExp(`^${url}/new-password#`))
  })

  test('outlives the death of its database', async () => {
    process.kill(postmaster(), 'SIGKILL')
    await until(async () => (await fetch(`${url}/readyz`)).status === 503 || serving.err().includes('runs again'))
    await until(async () => (await fetch(`${url}/readyz`)).status === 200 && serving.err().includes('runs again'))
  })

  test('starts again after it was killed, and goes on with the database that was left running', async () => {
    const left = postmaster()
    serving.child.kill('SIGKILL')
    await serving.ended
    expect(processesOf(dataDir)).toContain(left)
    serving = serve()
    await untilServing(serving)
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    expect(postmaster()).toBe(left)
    const { rows } = (await ran('audit verify --json', { env: env() })).json<{ rows: number }>()
    expect(rows).toBe(1)
  })

  test('Ctrl-C ends everything within seconds and leaves no process', async () => {
    const since = performance.now()
    serving.child.kill('SIGINT')
    expect(await serving.ended).toBe(0)
    expect(performance.now() - since).toBeLessThan(10_000)
    expect(serving.err()).toContain('Stopped.')
    expect(processesOf(dataDir)).toEqual([])
    expect(existsSync(join(dataDir, 'evenkeel.lock'))).toBe(false)
  })

  test('then a command starts the database for itself, and stops it again', async () => {
    const taken = await ran(['backup', '--out', join(folder, 'kept')], { env: env() })
    expect(taken.code).toBe(0)
    expect(processesOf(dataDir)).toEqual([])
  })

  test('a backup becomes another installation, and a folder that is not empty is left alone', async () => {
    const other = join(folder, 'other')
    const restore = ['restore', '--from', join(folder, 'kept'), '--to-data-dir', other]
    expect(await ran(restore, { env: env() })).toMatchObject({ code: 0, out: expect.stringMatching(/Restored \d+ rows/) })
    const at = { ...env(), EVENKEEL_DATA_DIR: other }
    expect(await ran('audit verify', { env: at })).toMatchObject({ code: 0, out: expect.stringContaining('1 rows: every chain holds') })
    expect(await ran(restore, { env: env() })).toMatchObject({ code: 1, err: expect.stringContaining('not empty') })
    expect(await ran('migrate --check', { env: at })).toMatchObject({ code: 0 })
    expect(processesOf(other)).toEqual([])
  })
})

describe('what keeps it from starting', () => {
  test('a port that somebody else has is refused by name, and the database is stopped again', async () => {
    const { createServer } = await import('node:http')
    const holder = createServer().listen(port, '127.0.0.1')
    await once(holder, 'listening')
    try {
      const refused = serve()
      expect(await refused.ended).toBe(1)
      expect(refused.err()).toContain(`Port ${port} (EVENKEEL_PORT) is taken`)
      expect(processesOf(dataDir)).toEqual([])
    } finally {
      holder.close()
    }
  })

  test('every mistake in the settings is said at once', async () => {
    const { code, err } = await ran('serve', { env: { EVENKEEL_PORT: 'ninety', EVENKEEL_HOST: 'not a host', EVENKEEL_DATA_DIRR: 'x' } })
    expect(code).toBe(1)
    expect(err).toMatch(/EVENKEEL_DATA_DIRR.*Did you mean EVENKEEL_DATA_DIR\?/s)
    expect(err).toMatch(/EVENKEEL_HOST/)
    expect(err).toMatch(/EVENKEEL_PORT/)
  })

  test('Ctrl-C while it starts leaves nothing running', async () => {
    const early = serve(join(folder, 'early'))
    await until(async () => early.err().includes('Making a new database'))
    early.child.kill('SIGINT')
    expect(await early.ended).toBe(130)
    expect(processesOf(join(folder, 'early'))).toEqual([])
  })
})

function env(dir = dataDir): Record<string, string> {
  return { EVENKEEL_DATA_DIR: dir, EVENKEEL_PORT: String(port) }
}

function serve(dir = dataDir): Started {
  const child = spawn(node24, [join(import.meta.dirname, 'evenkeel.mjs'), 'serve', '--api-only'], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env(dir) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const text = { out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    text.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    text.err += chunk
  })
  const ended = once(child, 'close').then(() => child.exitCode)
  const one = { child, out: () => text.out, err: () => text.err, ended }
  started.push(one)
  return one
}

async function untilServing({ out, err, child }: Started): Promise<void> {
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`it ended:\n${err()}`)
    return out().includes('is running')
  })
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 40_000; performance.now() < end; await sleep(50)) if (await holds()) return
  throw new Error('waited for 40 s in vain')
}

function postmaster(): number {
  return Number(readFileSync(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
}

/** Living processes that name a folder on their command line. */
function processesOf(path: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(path)
      } catch {
        return false
      }
    })
}
