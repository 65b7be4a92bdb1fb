import { existsSync } from 'node:fs'
import { constants, open, readFile, readlink, realpath, rename, stat } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartProblem } from '../config/start-problem.ts'
import { freePort, isFree } from './free-port.ts'
import { lifeOf, stillLives } from './process-life.ts'
import { problemFromOutput } from './program-problem.ts'
import { run } from './run.ts'
import { serverSettings } from './settings.ts'
import type { Site } from './site.ts'

/** A living server process and where it listens. */
export type Postmaster = { readonly pid: number; readonly life: string; readonly port: number }

/**
 * The living server of a data directory, from its own lock file. That file outlives a killed server, and the process id in it may belong to
 * somebody else by now, so the process must be seen to work in this directory.
 */
export async function findPostmaster(pgdata: string): Promise<Postmaster | undefined> {
  const lines = (await readFile(`${pgdata}/postmaster.pid`, 'utf8').catch(() => '')).split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  if (!(pid > 0)) return undefined
  const life = lifeOf(pid)
  if (life === undefined || !(await worksIn(pid, pgdata))) return undefined
  return { pid, life, port }
}

/** Starts the server and waits until it takes connections; a busy port is exchanged for a free one unless the caller insists on it. */
export async function startPostmaster(
  site: Site,
  port: { readonly wish: number | undefined; readonly insist: boolean },
): Promise<Postmaster> {
  await disownStalePid(site.pgdata)
  await keepLogShort(site.log)
  const since = Date.now()
  let next = port.wish !== undefined && (port.insist || (await isFree(port.wish))) ? port.wish : await freePort()
  for (;;) {
    const before = await sizeOf(site.log)
    const outcome = await run(site.binaries.pgCtl, startArguments(site, next), { account: site.account })
    const started = outcome.code === 0 ? await findPostmaster(site.pgdata) : undefined
    if (started) return started
    const output = `${outcome.output}\n${await logSince(site.log, before)}`
    if (/Address already in use|could not bind/i.test(output)) {
      if (port.insist) throw portBusy(next)
      next = await freePort()
    } else if (!/pre-existing shared memory block/i.test(output)) {
      throw problemFromOutput('Starting the database', output, site.log)
    }
    // The children of a killed server notice within seconds that they are orphans; until then its memory is taken.
    if (Date.now() - since > 30_000) throw problemFromOutput('Starting the database', output, site.log)
    await sleep(100)
  }
}

/** Open transactions are rolled back and everything is written; only a server that does not answer to that is cut off (which is safe: it recovers at the next start). */
export async function stopPostmaster(site: Site): Promise<void> {
  const found = await findPostmaster(site.pgdata)
  if (!found) return
  let output = ''
  for (const [mode, seconds] of [
    ['fast', 30],
    ['immediate', 10],
  ] as const) {
    const args = ['stop', '-D', site.pgdata, '-m', mode, '-w', '-t', String(seconds)]
    output = (await run(site.binaries.pgCtl, args, { account: site.account })).output
    // Its lock file goes a moment before it does.
    for (let wait = 0; wait < 50 && stillLives(found.pid, found.life) && !existsSync(`${site.pgdata}/postmaster.pid`); wait++)
      await sleep(20)
    if (!stillLives(found.pid, found.life)) return
  }
  throw problemFromOutput('Stopping the database', output, site.log)
}

/** Calls back once when the process has ended, however it ended. The returned function stops watching. */
export function whenEnded({ pid, life }: Postmaster, ended: () => void): () => void {
  const look = setInterval(() => {
    if (stillLives(pid, life)) return
    clearInterval(look)
    ended()
  }, 200)
  look.unref()
  return () => clearInterval(look)
}

function startArguments(site: Site, port: number): string[] {
  const quoted = process.platform === 'win32' ? (part: string) => `"${part}"` : (part: string) => `'${part}'`
  const options = serverSettings(port).map((part) => (part === '-c' ? part : quoted(part)))
  // Ten minutes: recovery after a crash replays what was not yet written, and giving up would only start it over.
  return ['start', '-D', site.pgdata, '-l', site.log, '-w', '-t', '600', '-s', '-o', options.join(' ')]
}

/**
 * The server works in its data directory and names it on its command line. The first is the better proof, but root in a
 * container may not look at the folder another account's process works in. Windows shows neither: there PostgreSQL's own lock decides.
 */
async function worksIn(pid: number, pgdata: string): Promise<boolean> {
  if (process.platform === 'win32') return true
  const home = await realpath(pgdata).catch(() => pgdata)
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => undefined)
  if (cwd !== undefined) return cwd === home
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(
    async () => (await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)])).output,
  )
  return command.includes('postgres') && (command.includes(pgdata) || command.includes(home))
}

/**
 * PostgreSQL refuses to start while the process id in its lock file exists: as somebody else's, or as that of a killed server whose parent never
 * collected it (a container whose first process is not an init). We know it is no living server of this directory, so we put an
 * impossible id there and keep the rest: the memory key in it still guards against orphaned children of the old server.
 */
async function disownStalePid(pgdata: string): Promise<void> {
  // Never through a link: we may be root, and the folder is another account's.
  const file = await open(`${pgdata}/postmaster.pid`, constants.O_RDWR | (constants.O_NOFOLLOW ?? 0)).catch(() => undefined)
  if (!file) return
  try {
    const text = await file.readFile('utf8')
    // One digit more than the largest id there is, so that nothing of the old one is left.
    if (/^\d+/.test(text) && !(await findPostmaster(pgdata))) await file.write(text.replace(/^\d+/, '99999999'), 0)
  } finally {
    await file.close()
  }
}

async function keepLogShort(log: string): Promise<void> {
  if ((await sizeOf(log)) > 1_000_000) await rename(log, `${log}.1`)
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    (found) => found.size,
    () => 0,
  )
}

async function logSince(log: string, offset: number): Promise<string> {
  const file = await open(log, 'r').catch(() => undefined)
  if (!file) return ''
  try {
    const { bytesRead, buffer } = await file.read({ position: offset, buffer: Buffer.alloc(16_384) })
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}

function portBusy(port: number): StartProblem {
  return new StartProblem(
    'port-busy',
    `Another program already listens on port ${port}, which the database was told to use.`,
    'Stop that program, or leave the port open so that a free one is taken.',
  )
}
