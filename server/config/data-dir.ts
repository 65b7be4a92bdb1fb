import { randomBytes } from 'node:crypto'
import { lchown, mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, posix, resolve, win32 } from 'node:path'
import { StartProblem } from './start-problem.ts'

type Where = { readonly platform: NodeJS.Platform; readonly isRoot: boolean; readonly home: string }

/** Where data goes when nobody says otherwise: the place each system keeps for it (XDG Base Directory 0.8 on Linux). */
export function defaultDataDir(env: Readonly<Record<string, string | undefined>>, { platform, isRoot, home }: Where): string {
  if (platform === 'win32') return win32.join(env.LOCALAPPDATA || win32.join(home, 'AppData', 'Local'), 'Evenkeel')
  if (isRoot) return '/var/lib/evenkeel'
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Evenkeel')
  // The specification says to ignore a relative path.
  const xdg = env.XDG_DATA_HOME
  return posix.join(xdg?.startsWith('/') ? xdg : posix.join(home, '.local', 'share'), 'evenkeel')
}

/** Makes the data folder, closed to others, and proves that it can be written. */
export async function openDataDir(dir: string): Promise<string> {
  const dataDir = resolve(dir)
  try {
    // Only the folder itself is closed: another account may have to pass through the ones above it.
    await mkdir(dirname(dataDir), { recursive: true })
    await mkdir(dataDir, { mode: 0o700 }).catch(unlessFolder(dataDir))
    const probe = resolve(dataDir, `.probe-${randomBytes(6).toString('hex')}`)
    // A full disk may still take an empty file.
    await writeFile(probe, Buffer.alloc(65_536), { flush: true }).finally(() => rm(probe, { force: true }))
    return dataDir
  } catch (cause) {
    throw await notWritable(dataDir, cause as NodeJS.ErrnoException)
  }
}

/**
 * A command run as root on the data folder of an ordinary account must not leave files there that this account can no
 * longer use. The path itself is given away, never what a link in its place points to.
 */
export async function ownLikeDataDir(dataDir: string, path: string): Promise<void> {
  if (process.getuid?.() !== 0) return
  const owner = await stat(dataDir)
  if (owner.uid !== 0) await lchown(path, owner.uid, owner.gid)
}

const unlessFolder = (path: string) => async (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EEXIST' || !(await stat(path)).isDirectory()) throw error
}

async function notWritable(dataDir: string, cause: NodeJS.ErrnoException): Promise<StartProblem> {
  if (cause.code === 'ENOSPC' || cause.code === 'EDQUOT') {
    return new StartProblem('disk-full', `The disk that holds ${dataDir} is full.`, 'Free at least 200 MB, then start again.', { cause })
  }
  const owner = await stat(dataDir).catch(() => undefined)
  if (cause.code === 'EACCES' && owner?.isDirectory() && owner.uid !== process.getuid?.()) {
    return new StartProblem(
      'permission',
      `The data folder ${dataDir} belongs to another account (number ${owner.uid}).`,
      `Run Evenkeel as that account (sudo -u '#${owner.uid}' ...), or set EVENKEEL_DATA_DIR to a folder of your own.`,
      { cause },
    )
  }
  const why =
    cause.code === 'EROFS'
      ? 'it is on a read-only file system'
      : cause.code === 'ENOTDIR' || cause.code === 'EEXIST'
        ? 'there is a file where the folder should be'
        : `this account may not write there (${cause.code})`
  return new StartProblem(
    'not-writable',
    `The data folder ${dataDir} cannot be used: ${why}.`,
    `Set EVENKEEL_DATA_DIR to a folder you may write${process.platform === 'win32' ? '' : `, or give this one to your account: sudo chown -R "$(id -un)" '${dataDir}'`}.`,
    { cause },
  )
}
