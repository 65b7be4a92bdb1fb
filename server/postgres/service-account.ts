import { stat } from 'node:fs/promises'
import { StartProblem } from '../config/start-problem.ts'
import { type Account, run } from './run.ts'

/**
 * PostgreSQL refuses to run as root. As root we hand it to another account: the one that owns the files already, else
 * `preferred` in order, else one made for the purpose, else nobody. Not as root there is nothing to choose.
 */
export async function accountForServer(
  owned: readonly string[],
  preferred: readonly string[] = ['postgres'],
  toCreate = 'evenkeel',
): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined
  for (const path of owned) {
    const owner = await ownerOf(path)
    if (owner) return owner
  }
  for (const name of preferred) {
    const account = await lookUp(name)
    if (account) return account
  }
  const account = (await lookUp(toCreate)) ?? (await create(toCreate)) ?? (await lookUp('nobody'))
  if (account) return account
  throw new StartProblem(
    'unknown-user',
    'PostgreSQL refuses to run as root, and no other account could be found or made on this system.',
    `Make one ("useradd --system ${toCreate}"), or start Evenkeel as an ordinary user.`,
  )
}

/** Proves that the account can enter a folder and write there, by trying it as that account. */
export async function canWrite(account: Account | undefined, folder: string): Promise<boolean> {
  if (!account) return true
  const { code } = await run('/bin/sh', ['-c', 'test -x "$1" && test -w "$1"', 'sh', folder], { account })
  return code === 0
}

async function ownerOf(path: string): Promise<Account | undefined> {
  const found = await stat(path).catch(() => undefined)
  if (!found || found.uid === 0) return undefined
  const { code, output } = await run('id', ['-un', String(found.uid)])
  return { uid: found.uid, gid: found.gid, name: code === 0 ? output.trim() : String(found.uid) }
}

async function lookUp(name: string): Promise<Account | undefined> {
  const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
  if (uid.code !== 0 || gid.code !== 0) return undefined
  const account = { uid: Number(uid.output), gid: Number(gid.output), name }
  return account.uid > 0 && Number.isInteger(account.gid) ? account : undefined
}

/** `useradd` on most systems, busybox `adduser` on small ones. */
async function create(name: string): Promise<Account | undefined> {
  const made = await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name])
  if (made.code !== 0) await run('adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', name])
  return lookUp(name)
}
