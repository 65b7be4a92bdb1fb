import { open, rename, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { draftOf, flushFolder } from '../server/backup/folder.ts'

/** A file that only its owner may read, under its name only when it is whole and on the disk. Returns its path. */
export async function writeWhole(file: string, text: string): Promise<string> {
  const path = resolve(file)
  const draft = draftOf(path)
  try {
    const handle = await open(draft, 'wx', 0o600)
    await handle.writeFile(text)
    await handle.sync()
    await handle.close()
    await rename(draft, path)
    await flushFolder(dirname(path))
    return path
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
