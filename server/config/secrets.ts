import { randomBytes } from 'node:crypto'
import { chmod, constants, copyFile, link, mkdir, open, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openDataDir, ownLikeDataDir } from './data-dir.ts'
import { StartProblem } from './start-problem.ts'

/**
 * A secret of 32 random bytes that lives in the data folder: made when first asked for, the same ever after, readable by its
 * owner only. A damaged one is never replaced by a new one: what was sealed with it could not be opened again.
 */
export async function keepSecret(dataDir: string, name: string): Promise<Buffer> {
  const path = secretPath(dataDir, name)
  return (await readSecret(path)) ?? (await makeSecret(dataDir, path)) ?? (await keepSecret(dataDir, name))
}

/** The secret of the installation: the one that was given, else the one kept in the data folder. */
export async function appSecret({ dataDir, secret }: { readonly dataDir: string; readonly secret: string | undefined }): Promise<string> {
  return secret ?? (await keepSecret(await openDataDir(dataDir), 'app-secret')).toString('hex')
}

export function secretPath(dataDir: string, name: string): string {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new Error(`A secret's name is lower case letters, digits and dashes: ${name}`)
  return join(dataDir, 'secrets', name)
}

async function readSecret(path: string): Promise<Buffer | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw new StartProblem(
      'permission',
      `The secret ${path} cannot be read (${error.code}).`,
      'Run Evenkeel as the account that owns the data folder.',
    )
  })
  if (text === undefined) return undefined
  const secret = Buffer.from(text.trim(), 'hex')
  if (secret.length !== 32 || text.trim().length !== 64) {
    throw new StartProblem(
      'damaged',
      `The secret ${path} is damaged: it should hold 64 hexadecimal digits.`,
      'Put the file back from your backup. Delete it only if you can do without everything that was sealed with it.',
    )
  }
  const { mode, uid } = await stat(path)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0 && (uid === process.getuid?.() || process.getuid?.() === 0))
    await chmod(path, 0o600)
  return secret
}

/** Written whole beside its place, then linked: of two processes that make it at once one wins, and nobody reads half a secret. */
async function makeSecret(dataDir: string, path: string): Promise<Buffer | undefined> {
  const folder = join(dataDir, 'secrets')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await ownLikeDataDir(dataDir, folder)
  const secret = randomBytes(32)
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, `${secret.toString('hex')}\n`, { mode: 0o600, flush: true, flag: 'wx' })
  await ownLikeDataDir(dataDir, draft)
  try {
    await linkOrCopy(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined
    throw error
  } finally {
    await rm(draft, { force: true })
  }
  await settle(folder)
  return secret
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (error) {
    // Some shared folders know no hard links.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    await copyFile(from, to, constants.COPYFILE_EXCL)
  }
}

/** A name is only on the disk when its folder was flushed too: what is sealed with a secret must not outlive it. */
async function settle(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}
