import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { attach } from './attach.ts'
import { type EmbeddedServer, type Progress, startEmbedded } from './embedded.ts'
import { keepRunning, type Recovery } from './keep-running.ts'
import { findPostmaster } from './postmaster.ts'
import { lifeOf } from './process-life.ts'
import { killHard, one, runInChild, startInChild } from './trial.ts'

let dataDir: string
let server: EmbeddedServer | undefined
const steps: string[] = []

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'evenkeel-embedded-'))
})

afterEach(async () => {
  await server?.stop()
  server = undefined
  steps.length = 0
})

afterAll(async () => {
  await rm(dataDir, { recursive: true, force: true })
})

describe('one data folder through its life', () => {
  test('the first start makes a durable UTF-8 database that only this computer reaches', async () => {
    server = await start()
    // From a clone behind a closed door, as under /root, the programs are copied first.
    expect(steps.filter((step) => step !== 'copying')).toEqual(['initialising', 'starting', 'ready'])
    expect(server.adopted).toBe(false)
    expect(await one(server.adminUrl, `select current_setting('data_directory') as at`)).toEqual({ at: server.pgdata })
    const wanted = [
      'fsync',
      'full_page_writes',
      'synchronous_commit',
      'data_checksums',
      'listen_addresses',
      'server_encoding',
      'password_encryption',
    ]
    expect(await one(server.adminUrl, `select ${wanted.map((name) => `current_setting('${name}') as ${name}`).join(', ')}`)).toEqual({
      fsync: 'on',
      full_page_writes: 'on',
      synchronous_commit: 'on',
      data_checksums: 'on',
      listen_addresses: '127.0.0.1',
      server_encoding: 'UTF8',
      password_encryption: 'scram-sha-256',
    })
    expect(
      await one(server.adminUrl, `select datlocprovider as provider, datlocale as locale from pg_database where datname = 'template1'`),
    ).toEqual({
      provider: 'b',
      locale: 'C.UTF-8',
    })
    expect((await stat(join(dataDir, 'secrets', 'postgres-password'))).mode & 0o777).toBe(0o600)
    await one(server.adminUrl, 'create table kept (word text)')
    await one(server.adminUrl, `insert into kept values ('Grüße, 世界')`)
  })

  test('a wrong password is refused', async () => {
    server = await start()
    const url = new URL(server.adminUrl)
    url.password = 'wrong'
    await expect(one(url.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  })

  test('the second start keeps the data and the port, and takes no new database', async () => {
    const before = JSON.parse(await readFile(join(dataDir, 'postgres.json'), 'utf8')) as { port: number }
    server = await start()
    expect(steps).toEqual(['starting', 'ready'])
    expect(server.port).toBe(before.port)
    expect(await one(server.adminUrl, 'select word from kept')).toEqual({ word: 'Grüße, 世界' })
  })

  test('stopping twice is stopping once, and nothing is left running', async () => {
    server = await start()
    const pid = server.pid()
    expect(lifeOf(pid)).toBeDefined()
    await Promise.all([server.stop(), server.stop()])
    expect(lifeOf(pid)).toBeUndefined()
    expect(existsSync(join(dataDir, 'evenkeel.lock'))).toBe(false)
    expect(server.running()).toBe(false)
  })

  test('a killed program leaves its server to the next one', async () => {
    const child = await startInChild(dataDir)
    const pid = (await findPostmaster(join(dataDir, 'postgres', 'data')))?.pid
    await killHard(child)
    server = await start()
    expect(steps).toEqual(['adopting', 'ready'])
    expect(server.adopted).toBe(true)
    expect(server.pid()).toBe(pid)
    expect(await one(server.adminUrl, 'select word from kept')).toEqual({ word: 'Grüße, 世界' })
  })

  test('a server left behind that does not know our password is stopped and started anew', async () => {
    const child = await startInChild(dataDir)
    const left = (await findPostmaster(join(dataDir, 'postgres', 'data')))?.pid
    await killHard(child)
    await rm(join(dataDir, 'secrets', 'postgres-password'))
    server = await start()
    expect(steps).toEqual(['replacing', 'starting', 'ready'])
    expect(server.pid()).not.toBe(left)
    expect(await one(server.adminUrl, 'select word from kept')).toEqual({ word: 'Grüße, 世界' })
  })

  test('a killed server is noticed and started again on its port, with every acknowledged row', async () => {
    server = await start()
    const seen: Recovery[] = []
    const recovered = new Promise<void>((resolve) => {
      keepRunning(server!, (recovery) => {
        seen.push(recovery)
        if (recovery.kind === 'restarted' || recovery.kind === 'gave-up') resolve()
      })
    })
    await one(server.adminUrl, 'create table counted as select generate_series(1, 1000) as n')
    const [pid, port] = [server.pid(), server.port]
    process.kill(pid, 'SIGKILL')
    await recovered
    expect(seen.map(({ kind }) => kind)).toEqual(['restarting', 'restarted'])
    expect(server.pid()).not.toBe(pid)
    expect(server.port).toBe(port)
    expect(await one(server.adminUrl, 'select count(*)::int as rows from counted')).toEqual({ rows: 1000 })
  })

  test('stopping while it is being restarted leaves nothing behind', async () => {
    server = await start()
    process.kill(server.pid(), 'SIGKILL')
    const restarted = server.restart()
    await server.stop()
    expect(await restarted).toBe(true)
    expect(await findPostmaster(server.pgdata)).toBeUndefined()
    expect(await server.restart()).toBe(false)
    expect(await findPostmaster(server.pgdata)).toBeUndefined()
    expect(existsSync(join(dataDir, 'evenkeel.lock'))).toBe(false)
  })

  test('the process id in a stale lock file may belong to somebody else by now', async () => {
    const pgdata = join(dataDir, 'postgres', 'data')
    const { uid, gid } = await stat(pgdata)
    const other = spawn('sleep', ['60'], { uid, gid, stdio: 'ignore' })
    await once(other, 'spawn')
    await writeFile(join(pgdata, 'postmaster.pid'), `${other.pid}\n${pgdata}\n1\n5432\n\n127.0.0.1\n\nready\n`)
    try {
      server = await start()
      expect(steps).toEqual(['starting', 'ready'])
    } finally {
      await killHard(other)
    }
  })

  test('a setting that gives up durability stops the start', async () => {
    server = await start()
    await one(server.adminUrl, 'alter role evenkeel_admin set synchronous_commit = off')
    await server.stop()
    await expect(start()).rejects.toMatchObject({
      code: 'not-durable',
      message: expect.stringContaining('synchronous_commit=off for role evenkeel_admin'),
      remedy: expect.stringContaining('RESET'),
    })
    // The refused start has stopped its server, so the way back leads through the configuration it checks.
    const child = await single(`alter role evenkeel_admin reset synchronous_commit`)
    expect(child).toContain('PostgreSQL stand-alone backend')
    server = await start()
  })
})

describe('two at once', () => {
  test('a second process is refused with the process id and the address of the first', async () => {
    server = await start({ url: 'http://localhost:4310' })
    const refused = await runInChild(
      `await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} })
         .catch(({ code, message, remedy }) => console.log(JSON.stringify({ code, message, remedy })))`,
    )
    const problem = JSON.parse(refused) as { code: string; message: string; remedy: string }
    expect(problem.code).toBe('in-use')
    expect(problem.message).toContain(`process ${process.pid}`)
    expect(problem.message).toContain('http://localhost:4310')
    expect(problem.remedy).toContain(`kill ${process.pid}`)
    expect(await one(server.adminUrl, 'select 1 as alive')).toEqual({ alive: 1 })
  })

  test('a tool joins the running server and leaves it running', async () => {
    server = await start()
    const tool = await attach({ dataDir })
    expect(tool).toMatchObject({ startedHere: false, port: server.port })
    await tool.stop()
    expect(await one(server.adminUrl, 'select 1 as alive')).toEqual({ alive: 1 })
  })

  test('a tool starts the server when nothing runs, and stops it after', async () => {
    const tool = await attach({ dataDir })
    expect(tool.startedHere).toBe(true)
    expect(await one(tool.adminUrl, 'select 1 as alive')).toEqual({ alive: 1 })
    await tool.stop()
    expect(await findPostmaster(join(dataDir, 'postgres', 'data'))).toBeUndefined()
  })
})

describe('what can be wrong', () => {
  test('a database of another version is refused and not touched', async () => {
    const file = join(dataDir, 'postgres', 'data', 'PG_VERSION')
    await writeFile(file, '17\n')
    await expect(start()).rejects.toMatchObject({ code: 'other-version', remedy: expect.stringContaining('evenkeel backup') })
    expect(await readFile(file, 'utf8')).toBe('17\n')
    await writeFile(file, '18\n')
  })

  test('a port that was asked for and is taken is an error, a remembered one gives way', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as { port: number }
    await expect(start({ port })).rejects.toMatchObject({ code: 'port-busy', message: expect.stringContaining(String(port)) })
    await writeFile(join(dataDir, 'postgres.json'), JSON.stringify({ port }))
    server = await start()
    expect(server.port).not.toBe(port)
    taken.close()
  })

  test('a file where the data folder should be', async () => {
    const path = join(dataDir, 'a-file')
    await writeFile(path, '')
    await expect(startEmbedded({ dataDir: path })).rejects.toMatchObject({
      code: 'not-writable',
      remedy: expect.stringContaining('EVENKEEL_DATA_DIR'),
    })
  })

  test('what a cut-off first start left is swept away', async () => {
    const fresh = await mkdtemp(join(tmpdir(), 'evenkeel-embedded-'))
    await mkdir(join(fresh, 'postgres', 'initialising-1', 'base'), { recursive: true })
    await writeFile(join(fresh, 'postgres', 'initialising-1', 'PG_VERSION'), '18\n')
    try {
      const made = await startEmbedded({ dataDir: fresh })
      await made.stop()
      expect((await readdir(join(fresh, 'postgres'))).sort()).toEqual(['data', 'server.log'])
    } finally {
      await rm(fresh, { recursive: true, force: true })
    }
  })
})

function start(options: { url?: string; port?: number } = {}): Promise<EmbeddedServer> {
  return startEmbedded({ dataDir, onProgress: ({ step }: Progress) => steps.push(step), ...options })
}

/** One statement without a server, as the account of the files. */
async function single(statement: string): Promise<string> {
  const { prepareSite } = await import('./site.ts')
  const { run } = await import('./run.ts')
  const site = await prepareSite({ dataDir, tell: () => {} })
  const { output } = await run(site.binaries.postgres, ['--single', '-D', site.pgdata, 'postgres'], {
    account: site.account,
    input: `${statement}\n`,
  })
  return output
}
