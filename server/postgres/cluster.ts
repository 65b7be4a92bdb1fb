import { lchown, mkdir, open, readdir, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartProblem } from '../config/start-problem.ts'
import { superuser } from './admin.ts'
import { problemFromOutput } from './program-problem.ts'
import { run } from './run.ts'
import type { Site } from './site.ts'

/** A new cluster is 40 MB and its first write-ahead log segments 32 MB; below this there is no room to work in. */
const neededMegabytes = 200

/** Whether the data directory holds a database of our version. One of another version is refused, never touched. */
export async function isInitialised(site: Site): Promise<boolean> {
  const found = await readFile(join(site.pgdata, 'PG_VERSION'), 'utf8').catch(() => undefined)
  const [theirs, ours] = [found?.trim(), site.binaries.version.split('.')[0]]
  if (theirs === undefined || theirs === ours) return theirs !== undefined
  throw new StartProblem(
    'other-version',
    `The database in ${site.pgdata} was made by PostgreSQL ${theirs}; this version of Evenkeel brings PostgreSQL ${ours}.`,
    'Start the Evenkeel version that made it and run "evenkeel backup", then run "evenkeel restore" with this version and an empty data folder.',
  )
}

/** Makes the database beside its place and moves it there whole: a run that was cut off leaves nothing that looks like a database. */
export async function initialise(site: Site, password: string): Promise<void> {
  await clearDrafts(site)
  await checkSpace(site)
  const draft = join(site.folder, `initialising-${process.pid}`)
  await withPasswordFile(site, password, async (passwordFile) => {
    const outcome = await run(site.binaries.initdb, ['-D', draft, '-U', superuser, `--pwfile=${passwordFile}`, ...initialSettings], {
      account: site.account,
    })
    if (outcome.code !== 0) {
      await rm(draft, { recursive: true, force: true })
      throw problemFromOutput('Making the database', outcome.output)
    }
  })
  await rename(draft, site.pgdata)
  await flushFolder(site.folder)
}

/** For a password file that was lost or belongs to another installation: whoever may write the files may set the password. */
export async function resetPassword(site: Site, password: string): Promise<void> {
  const statement = `alter role ${superuser} password '${password}'\n`
  const args = ['--single', '-D', site.pgdata, 'postgres']
  const outcome = await run(site.binaries.postgres, args, { account: site.account, input: statement })
  if (outcome.code !== 0 || /ERROR|FATAL/.test(outcome.output)) throw problemFromOutput('Setting the database password', outcome.output)
}

/** C.UTF-8 of the builtin provider sorts the same on every system and in every release, so an operating system upgrade cannot break an index. */
const initialSettings = [
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--auth=scram-sha-256',
  '--data-checksums',
  '--no-instructions',
]

async function withPasswordFile(site: Site, password: string, use: (path: string) => Promise<void>): Promise<void> {
  const path = join(site.folder, `password-${process.pid}`)
  await rm(path, { force: true })
  await writeFile(path, `${password}\n`, { mode: 0o600, flag: 'wx' })
  if (site.account) await lchown(path, site.account.uid, site.account.gid)
  try {
    await use(path)
  } finally {
    await rm(path, { force: true })
  }
}

/** What a run that was killed left behind; such a folder never held a running server. */
async function clearDrafts(site: Site): Promise<void> {
  await mkdir(site.folder, { recursive: true })
  const left = (await readdir(site.folder)).filter((name) => /^(initialising|password)-\d+$/.test(name))
  await Promise.all(left.map((name) => rm(join(site.folder, name), { recursive: true, force: true }).catch(() => {})))
}

async function checkSpace(site: Site): Promise<void> {
  const { bavail, bsize } = await statfs(site.folder)
  const free = Math.floor((bavail * bsize) / 2 ** 20)
  if (free >= neededMegabytes) return
  throw new StartProblem(
    'disk-full',
    `The disk that holds ${site.folder} has ${free} MB left; a database needs at least ${neededMegabytes} MB.`,
    'Free some space, or point EVENKEEL_DATA_DIR at another disk.',
  )
}

async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}
