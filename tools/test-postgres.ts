import { rmSync } from 'node:fs'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAbandoned } from '../server/postgres/data-lock.ts'
import { startEmbedded } from '../server/postgres/embedded.ts'
import { findPostmaster, stopPostmaster } from '../server/postgres/postmaster.ts'
import { lifeOf } from '../server/postgres/process-life.ts'
import { pgdataOf, prepareSite } from '../server/postgres/site.ts'

export type TestServer = { readonly adminUrl: string; readonly dataDir: string; stop(): Promise<void> }

const prefix = 'evenkeel-test-'

/**
 * One real PostgreSQL in a folder of its own, as durable as in production: every opener of a database is the same. What a killed run left behind
 * is stopped and removed first; if this run ends without calling `stop`, its server is stopped on the way out.
 */
export async function startTestServer(): Promise<TestServer> {
  await sweep()
  const dataDir = await mkdtemp(join(tmpdir(), prefix))
  const server = await startEmbedded({ dataDir, purpose: 'running tests' })
  const atExit = () => {
    if (server.running()) killAndWait(server.pid())
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 })
  }
  process.once('exit', atExit)
  return {
    adminUrl: server.adminUrl,
    dataDir,
    async stop() {
      process.removeListener('exit', atExit)
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Servers of test runs that were killed: their folder carries our prefix, and the process that held it lives no more. */
export async function sweep(): Promise<readonly string[]> {
  const swept: string[] = []
  for (const name of await readdir(tmpdir())) {
    const dataDir = join(tmpdir(), name)
    if (!name.startsWith(prefix) || !((await isAbandoned(dataDir)) || (await isForgotten(dataDir)))) continue
    if (await findPostmaster(await pgdataOf(dataDir))) await stopPostmaster(await prepareSite({ dataDir, tell: () => {} }))
    await rm(dataDir, { recursive: true, force: true })
    swept.push(dataDir)
  }
  return swept
}

/** A folder without a lock may be one that another run is just about to use, unless it has been lying there for long. */
async function isForgotten(dataDir: string): Promise<boolean> {
  const names = await readdir(dataDir).catch(() => undefined)
  return names !== undefined && !names.includes('evenkeel.lock') && Date.now() - (await stat(dataDir)).mtimeMs > 3_600_000
}

/** Nothing asynchronous runs any more while a process exits. The data is thrown away, so the quickest way to stop will do. */
function killAndWait(pid: number): void {
  const cell = new Int32Array(new SharedArrayBuffer(4))
  process.kill(pid, 'SIGQUIT')
  for (let wait = 0; wait < 300 && lifeOf(pid) !== undefined; wait++) Atomics.wait(cell, 0, 0, 20)
}
