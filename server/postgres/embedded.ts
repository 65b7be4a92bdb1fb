import { realpath } from 'node:fs/promises'
import { keepSecret } from '../config/secrets.ts'
import { StartProblem } from '../config/start-problem.ts'
import { adminUrlFor, askServer } from './admin.ts'
import { initialise, isInitialised, resetPassword } from './cluster.ts'
import { type DataLock, lockDataDir } from './data-lock.ts'
import { findPostmaster, type Postmaster, startPostmaster, stopPostmaster, whenEnded } from './postmaster.ts'
import { prepareSite, readRecord, type Site, writeRecord } from './site.ts'

export type Step = 'waiting' | 'copying' | 'moving' | 'initialising' | 'starting' | 'adopting' | 'replacing' | 'ready'
export type Progress = { readonly step: Step; readonly message: string }

export type EmbeddedOptions = {
  readonly dataDir: string
  readonly onProgress?: ((progress: Progress) => void) | undefined
  /** What we are doing with the data folder, told to a second process that is refused; follows "it is". */
  readonly purpose?: string | undefined
  readonly url?: string | undefined
  /** Leave open to take a free one, the same as last time where possible. */
  readonly port?: number | undefined
  readonly serviceUser?: string | undefined
  readonly reachableDir?: string | undefined
}

export type EmbeddedServer = {
  /** For the superuser; carries the password, so it belongs in no log. */
  readonly adminUrl: string
  readonly port: number
  readonly dataDir: string
  readonly pgdata: string
  readonly log: string
  readonly version: string
  /** True when the server was already running, left behind by a process that was killed. */
  readonly adopted: boolean
  /** The process id of the server now; it changes with a restart. */
  pid(): number
  running(): boolean
  /** Calls back when the server ends without having been asked to. Returns a function that takes the listener away. */
  onExit(listener: () => void): () => void
  /** Starts the server again on the same port, so that pools reconnect by themselves. False when `stop` was called first. */
  restart(): Promise<boolean>
  /** Tells a second process that is refused where to find us. */
  announce(url: string): Promise<void>
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that comes with us in a data folder, making the database at the first start, and returns when it takes
 * connections and was seen to be ours and durable. Throws a `StartProblem` with a remedy.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const tell = (step: Step, message: string) => options.onProgress?.({ step, message })
  const site = await prepareSite({ ...options, tell })
  const lock = await lockDataDir({
    dataDir: site.dataDir,
    purpose: options.purpose ?? 'serving',
    url: options.url,
    onWait: () => tell('waiting', `Another computer or container used ${site.dataDir} a moment ago; watching whether it still does.`),
  })
  try {
    const password = (await keepSecret(site.dataDir, 'postgres-password')).toString('hex')
    if (!(await isInitialised(site))) {
      tell('initialising', `Making a new database in ${site.pgdata}.`)
      await initialise(site, password)
    }
    const adopted = await adopt(site, password, tell)
    const postmaster = adopted ?? (await startVerified(site, password, options.port, tell))
    await writeRecord(site.dataDir, { port: postmaster.port })
    tell('ready', `PostgreSQL ${site.binaries.version} is ready on 127.0.0.1:${postmaster.port}.`)
    return running(site, lock, password, postmaster, adopted !== undefined)
  } catch (error) {
    await lock.release()
    throw error
  }
}

/** A server left running by a process that was killed goes on serving, if it is the one we would start; if not it is stopped. */
async function adopt(site: Site, password: string, tell: (step: Step, message: string) => void): Promise<Postmaster | undefined> {
  const found = await findPostmaster(site.pgdata)
  if (!found) return undefined
  const report = await askServer(adminUrlFor(found.port, password)).catch(() => undefined)
  const suits =
    report?.pgdata === (await realpath(site.pgdata)) &&
    report.version === site.binaries.version &&
    report.listens === '127.0.0.1' &&
    report.undurable.length === 0
  if (suits) {
    tell('adopting', `The database was still running (process ${found.pid}); going on with it.`)
    return found
  }
  tell('replacing', `The database was still running (process ${found.pid}) in a state we cannot use; stopping it first.`)
  await stopPostmaster(site)
  return undefined
}

async function startVerified(
  site: Site,
  password: string,
  port: number | undefined,
  tell: (step: Step, message: string) => void,
): Promise<Postmaster> {
  const wish = port ?? (await readRecord(site.dataDir)).port
  const start = () => startPostmaster(site, { wish, insist: port !== undefined })
  tell('starting', 'Starting the database.')
  const still = setInterval(
    () => tell('starting', 'Still starting: after a crash the database first replays what was not yet written.'),
    5000,
  )
  let postmaster = await start().finally(() => clearInterval(still))
  try {
    if (await passwordIsWrong(postmaster, password)) {
      await stopPostmaster(site)
      await resetPassword(site, password)
      postmaster = await start()
    }
    await verify(site, postmaster, password)
    return postmaster
  } catch (error) {
    await stopPostmaster(site)
    throw error
  }
}

async function passwordIsWrong(postmaster: Postmaster, password: string): Promise<boolean> {
  return askServer(adminUrlFor(postmaster.port, password)).then(
    () => false,
    (error: { code?: string }) => error.code === '28P01',
  )
}

async function verify(site: Site, postmaster: Postmaster, password: string): Promise<void> {
  const report = await askServer(adminUrlFor(postmaster.port, password))
  if (report.pgdata !== (await realpath(site.pgdata))) {
    throw new StartProblem(
      'failed',
      `The server on port ${postmaster.port} keeps its data in ${report.pgdata}, not in ${site.pgdata}.`,
      'Run "evenkeel doctor".',
    )
  }
  if (report.undurable.length > 0) {
    throw new StartProblem(
      'not-durable',
      `The database would lose saved work in a power cut: ${report.undurable.join(', ')}.`,
      'Take the setting away with ALTER ROLE ... RESET or ALTER DATABASE ... RESET. Evenkeel does not run without it.',
    )
  }
}

function running(site: Site, lock: DataLock, password: string, first: Postmaster, adopted: boolean): EmbeddedServer {
  const listeners = new Set<() => void>()
  let postmaster: Postmaster | undefined = first
  let stopping: Promise<void> | undefined
  let restarting: Promise<void> | undefined
  let unwatch = () => {}
  const watch = (next: Postmaster) => {
    postmaster = next
    unwatch = whenEnded(next, () => {
      postmaster = undefined
      for (const listener of listeners) listener()
    })
  }
  watch(first)
  const end = async () => {
    unwatch()
    postmaster = undefined
    await stopPostmaster(site)
  }
  const again = async () => {
    await end()
    const next = await startPostmaster(site, { wish: first.port, insist: true })
    watch(next)
    await verify(site, next, password)
  }
  return {
    adminUrl: adminUrlFor(first.port, password),
    port: first.port,
    dataDir: site.dataDir,
    pgdata: site.pgdata,
    log: site.log,
    version: site.binaries.version,
    adopted,
    pid: () => postmaster?.pid ?? 0,
    running: () => postmaster !== undefined,
    onExit(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async restart() {
      if (stopping) return false
      restarting ??= again().finally(() => {
        restarting = undefined
      })
      await restarting
      return true
    },
    announce: (url) => lock.announce(url),
    stop() {
      // A restart under way would leave a server behind: it is let through first.
      stopping ??= Promise.resolve(restarting)
        .catch(() => {})
        .then(end)
        .finally(() => lock.release())
      return stopping
    },
  }
}
