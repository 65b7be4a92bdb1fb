import { createHash } from 'node:crypto'
import { chmod, lchown, lstat, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { openDataDir, ownLikeDataDir } from '../config/data-dir.ts'
import { StartProblem } from '../config/start-problem.ts'
import { type Binaries, runnableBinaries } from './binaries.ts'
import type { Account } from './run.ts'
import { accountForServer, canWrite } from './service-account.ts'

/** Everything about one embedded database that stays the same while it runs. */
export type Site = {
  /** The folder the person chose: lock, secrets, and as a rule everything else. */
  readonly dataDir: string
  /** The part of it that belongs to the account of the server. */
  readonly folder: string
  /** What PostgreSQL calls its data directory. */
  readonly pgdata: string
  readonly log: string
  readonly account: Account | undefined
  readonly binaries: Binaries
}

export type SiteOptions = {
  readonly dataDir: string
  /** As root: the account to run the server as, in place of the usual choice. */
  readonly serviceUser?: string | undefined
  /** As root: where things go that the account of the server cannot reach in the data folder. */
  readonly reachableDir?: string | undefined
  readonly tell: (step: 'copying' | 'moving', message: string) => void
}

/** What must be remembered between two starts. */
export type SiteRecord = { readonly folder?: string; readonly port?: number }

export async function prepareSite({ dataDir: chosen, serviceUser, reachableDir = '/var/lib/evenkeel', tell }: SiteOptions): Promise<Site> {
  const dataDir = await openDataDir(chosen)
  const { folder: recorded } = await readRecord(dataDir)
  const inside = join(dataDir, 'postgres')
  const first = recorded ?? inside
  const account = await accountForServer([join(first, 'data'), dataDir], serviceUser === undefined ? undefined : [serviceUser])
  const folder = (await opened(first, account, dataDir)) ?? (await opened(elsewhere(dataDir, reachableDir), account, reachableDir))
  if (folder === undefined) throw unreachable(account, dataDir, reachableDir)
  if (folder !== inside && folder !== recorded) {
    tell('moving', `The account ${account?.name} cannot reach ${dataDir}, so the database is kept in ${folder}.`)
    await writeRecord(dataDir, { folder })
  }
  await checkOwner(join(folder, 'data'), account)
  const binaries = await runnableBinaries(account, join(dirname(folder), 'programs'), (copy) =>
    tell(
      'copying',
      `The account ${account?.name ?? 'in use'} cannot run the database programs where they are; copying them once to ${copy}.`,
    ),
  )
  return { dataDir, folder, pgdata: join(folder, 'data'), log: join(folder, 'server.log'), account, binaries }
}

/** Where an existing database is, without making or changing anything. */
export async function pgdataOf(dataDir: string): Promise<string> {
  const { folder } = await readRecord(dataDir)
  return join(folder ?? join(dataDir, 'postgres'), 'data')
}

export async function readRecord(dataDir: string): Promise<SiteRecord> {
  try {
    const record = JSON.parse(await readFile(recordPath(dataDir), 'utf8')) as SiteRecord
    // Root opens up and gives away the folder named here: it believes no one but itself about which.
    const believed = process.getuid?.() !== 0 || (await lstat(recordPath(dataDir))).uid === 0
    return believed ? record : { ...(record.port !== undefined && { port: record.port }) }
  } catch {
    return {}
  }
}

export async function writeRecord(dataDir: string, change: SiteRecord): Promise<void> {
  const draft = `${recordPath(dataDir)}.${process.pid}`
  await rm(draft, { force: true })
  await writeFile(draft, `${JSON.stringify({ ...(await readRecord(dataDir)), ...change })}\n`, { flag: 'wx' })
  await ownLikeDataDir(dataDir, draft)
  await rename(draft, recordPath(dataDir))
}

const recordPath = (dataDir: string) => join(dataDir, 'postgres.json')

/** One folder per data folder, so that several may share the reachable place. */
function elsewhere(dataDir: string, reachableDir: string): string {
  return join(reachableDir, `for-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`, 'postgres')
}

/** Makes the folder and hands it to the account; undefined when the account cannot use it even then. `ours` and what lies below may be opened up. */
async function opened(folder: string, account: Account | undefined, ours: string): Promise<string | undefined> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (!account) return folder
  await lchown(folder, account.uid, account.gid)
  for (let path = dirname(folder); path.startsWith(ours); path = dirname(path)) {
    const { mode, uid } = await stat(path)
    // Passing through is allowed to all, looking inside is not.
    if (uid !== account.uid) await chmod(path, (mode & 0o777) | 0o011)
    if (path === dirname(path)) break
  }
  return (await canWrite(account, folder)) ? folder : undefined
}

async function checkOwner(pgdata: string, account: Account | undefined): Promise<void> {
  const found = await stat(pgdata).catch(() => stat(dirname(pgdata)))
  const wanted = account?.uid ?? process.getuid?.()
  if (wanted === undefined || found.uid === wanted) return
  throw new StartProblem(
    'permission',
    `The database in ${pgdata} belongs to another account (number ${found.uid}) than the one that is to run it (number ${wanted}).`,
    account
      ? `Give it to that account: chown -R ${account.name} '${dirname(pgdata)}'.`
      : `Start Evenkeel as the account that made it, or give it to yours: sudo chown -R "$(id -un)" '${dirname(pgdata)}'.`,
  )
}

function unreachable(account: Account | undefined, dataDir: string, reachableDir: string): StartProblem {
  return new StartProblem(
    'permission',
    `PostgreSQL refuses to run as root, and the account ${account?.name} reaches neither ${dataDir} nor ${reachableDir}.`,
    'Start Evenkeel as an ordinary user, or set EVENKEEL_DATA_DIR to a folder whose parents that account may enter, such as /srv/evenkeel.',
  )
}
