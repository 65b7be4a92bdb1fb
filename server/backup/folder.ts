import { createReadStream, readdirSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { StartProblem } from '../config/start-problem.ts'
import type { BackupReader, BackupWriter } from './container.ts'
import { digesting } from './digest.ts'

/** A backup as a folder with a file per table: easy to look into, and `sha256sum` checks it. Only its owner may read it. */
export async function createFolder(path: string): Promise<BackupWriter> {
  const draft = draftOf(path)
  await mkdir(dirname(path), { recursive: true })
  await mkdir(draft, { mode: 0o700 })
  return {
    path,
    async write(name, chunks) {
      const file = await open(join(draft, name), 'wx', 0o600)
      try {
        return await digesting(
          chunks,
          (buffer) => file.writeFile(buffer),
          () => file.sync(),
        )
      } finally {
        await file.close()
      }
    },
    async finish() {
      await flushFolder(draft)
      await rename(draft, path).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOTEMPTY' || error.code === 'EEXIST') throw taken(path)
        throw error
      })
      await flushFolder(dirname(path))
    },
    discard: () => rm(draft, { recursive: true, force: true }),
  }
}

export function openFolder(path: string): BackupReader {
  const names = new Set(readdirSync(path))
  return { path, has: (name) => names.has(name), read: (name) => createReadStream(join(path, name)), close: async () => {} }
}

/** Half a backup never has the name of a whole one. */
export const draftOf = (path: string) => join(dirname(path), `.${basename(path)}.draft-${process.pid}`)

/** A name is only on the disk when its folder was flushed too. */
export async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(path)
  await handle.sync().finally(() => handle.close())
}

function taken(path: string): StartProblem {
  return new StartProblem('not-suitable', `Something else was put at ${path} meanwhile.`, 'Choose another name.')
}
