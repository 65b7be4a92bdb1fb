import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { holderOf } from '../../../server/postgres/data-lock.ts'
import { findPostmaster } from '../../../server/postgres/postmaster.ts'
import { lifeOf } from '../../../server/postgres/process-life.ts'
import { node24 } from '../../../server/postgres/trial.ts'

/** Evenkeel as people run it, `evenkeel serve`, in a process and a data folder of its own. */
export type Installation = {
  readonly folder: string
  readonly dataDir: string
  readonly url: () => string
  /** Whether the application process lives. */
  readonly lives: () => boolean
  /** What it logged as its own mistakes since this was last asked, each once. */
  mistakes(): readonly string[]
  /** Returns when it answers that it is ready. */
  start(): Promise<void>
  /** SIGKILL to the application; its database goes on. */
  killApp(): Promise<void>
  /** SIGKILL to the database server and every process it started. */
  killDatabase(): Promise<void>
  /** Everything ends and the folder goes. */
  remove(): Promise<void>
}

export async function makeInstallation(environment: Readonly<Record<string, string>>): Promise<Installation> {
  await sweep()
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`))
  // As root the database runs as another account, which has to pass through.
  await chmod(folder, 0o711)
  const dataDir = join(folder, 'data')
  const pgdata = join(dataDir, 'postgres', 'data')
  let app: ChildProcess | undefined
  let url = ''
  let said = ''
  const lives = () => app !== undefined && app.exitCode === null && app.signalCode === null
  const killDatabase = async () => {
    const server = await findPostmaster(pgdata)
    if (!server) throw new Error('there is no database to kill')
    // Known before any of them is killed: afterwards they are nobody's children.
    const family = [server.pid, ...childrenOf(server.pid)]
    for (const pid of family) kill(pid)
    await until(
      async () => family.every((pid) => lifeOf(pid) === undefined),
      10_000,
      () => 'the database does not die',
    )
  }
  const killApp = async () => {
    if (!app || !lives()) return
    const gone = once(app, 'exit')
    app.kill('SIGKILL')
    await gone
  }
  // Should this process end early, nothing of ours stays behind.
  const atExit = () => {
    if (lives()) app?.kill('SIGKILL')
    for (const pid of processesOf(folder)) kill(pid)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  }
  process.once('exit', atExit)
  return {
    folder,
    dataDir,
    url: () => url,
    lives,
    mistakes: () => {
      const lines = said.split('\n')
      // The last line may still be on its way.
      said = lines.pop() ?? ''
      const messages = lines.flatMap(mistakeIn)
      return [...new Set(messages)]
    },
    killApp,
    killDatabase,
    start: async () => {
      app = spawn(node24, [join(import.meta.dirname, '../../../cli/main.ts'), 'serve', '--api-only'], {
        env: { ...withoutOurs(process.env), EVENKEEL_DATA_DIR: dataDir, EVENKEEL_LOG_LEVEL: 'warn', ...environment },
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      app.stderr!.on('data', (chunk) => {
        said = `${said}${chunk}`
      })
      const holds = async () => {
        const holder = await holderOf(dataDir).catch(() => undefined)
        url = holder?.pid === app?.pid ? (holder?.url ?? '') : ''
        if (!lives()) throw new Error(`the application ended with ${app?.exitCode}. It said:\n${said.slice(-4000)}`)
        return url !== '' && (await isReady(url))
      }
      await until(holds, 90_000, () => `the application did not become ready. It said:\n${said.slice(-4000)}`)
    },
    remove: async () => {
      await killApp()
      if (await findPostmaster(pgdata)) await killDatabase()
      process.removeListener('exit', atExit)
      atExit()
    },
  }
}

const prefix = 'evenkeel-crash-'

/** What runs of this gate left behind that were killed themselves: the folder names its maker, and that process lives no more. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const maker = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]
    if (maker === undefined || lifeOf(Number(maker)) !== undefined) continue
    const folder = join(tmpdir(), name)
    const app = await holderOf(join(folder, 'data')).catch(() => undefined)
    for (const pid of [...(app ? [app.pid] : []), ...processesOf(folder)]) kill(pid)
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

/** pino's level 50 is an error: what was answered with 500. */
function mistakeIn(line: string): readonly string[] {
  if (!line.startsWith('{')) return []
  const { level, err } = JSON.parse(line) as { level: number; err?: { message?: string } }
  return level >= 50 ? [err?.message ?? line] : []
}

export async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5000) }).then(
    ({ status }) => status === 200,
    () => false,
  )
}

/** Looks every 20 ms until it is so. */
export async function until(isSo: () => Promise<boolean>, milliseconds: number, otherwise: () => string): Promise<void> {
  const end = performance.now() + milliseconds
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(otherwise())
    await sleep(20)
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function childrenOf(parent: number): readonly number[] {
  return processes().flatMap(({ pid, ppid }) => (ppid === parent ? [pid] : []))
}

/** Processes that name the folder on their command line: only ours can. */
function processesOf(folder: string): readonly number[] {
  return processes().flatMap(({ pid, command }) => (command.includes(folder) && pid !== process.pid ? [pid] : []))
}

function processes(): readonly { readonly pid: number; readonly ppid: number; readonly command: string }[] {
  const lines = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,command='], { encoding: 'utf8' }).split('\n')
  return lines.flatMap((line) => {
    const [, pid, ppid, command] = /^\s*(\d+)\s+(\d+)\s(.*)$/.exec(line) ?? []
    return command === undefined ? [] : [{ pid: Number(pid), ppid: Number(ppid), command }]
  })
}

/** Settings of whoever runs this must not reach the installation that is killed. */
function withoutOurs(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('EVENKEEL_')))
}
