import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { StartProblem } from '../config/start-problem.ts'
import { createFolder, openFolder } from './folder.ts'
import { createTar, openTar } from './tar.ts'

/** Takes the files of a backup one after the other. Nothing stands at `path` before `finish`; then the whole does. */
export type BackupWriter = {
  readonly path: string
  write(name: string, chunks: AsyncIterable<string>): Promise<Written>
  finish(): Promise<void>
  discard(): Promise<void>
}

export type Written = { readonly bytes: number; readonly sha256: string }

export type BackupReader = {
  readonly path: string
  has(name: string): boolean
  read(name: string): AsyncIterable<Buffer>
  close(): Promise<void>
}

/**
 * A name that ends in `.tar` makes one file; an existing folder gets a dated backup inside it; any other name becomes a new folder.
 * `stamp` is the date for the second case.
 */
export async function createBackup(out: string, stamp: string): Promise<BackupWriter> {
  const path = resolve(out)
  const found = await stat(path).catch(() => undefined)
  if (found?.isDirectory()) return createFolder(resolve(path, `evenkeel-${stamp}`))
  if (found) throw new StartProblem('not-suitable', `There is already a file ${path}.`, 'Choose another name, or move it away.')
  return path.endsWith('.tar') ? createTar(path) : createFolder(path)
}

export async function openBackup(from: string): Promise<BackupReader> {
  const path = resolve(from)
  const found = await stat(path).catch(() => undefined)
  if (found) return found.isDirectory() ? openFolder(path) : openTar(path)
  throw new StartProblem('not-suitable', `There is no backup at ${path}.`, 'Check the path; it is what "evenkeel backup" printed.')
}
