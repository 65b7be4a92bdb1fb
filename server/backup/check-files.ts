import { createHash } from 'node:crypto'
import { StartProblem } from '../config/start-problem.ts'
import type { BackupReader } from './container.ts'
import type { Manifest } from './manifest.ts'

/** Reads the whole backup once, before anything is written anywhere: every table must be as long and as it was when it was taken. */
export async function checkFiles(reader: BackupReader, { tables }: Manifest): Promise<void> {
  for (const { name, file, rows, bytes, sha256 } of tables) {
    if (!reader.has(file)) throw damaged(reader, name, `${file} is missing`)
    const hash = createHash('sha256')
    let [length, lines] = [0, 0]
    for await (const chunk of reader.read(file)) {
      hash.update(chunk)
      length += chunk.length
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++
    }
    if (length !== bytes) throw damaged(reader, name, `${file} has ${length} bytes, not ${bytes}`)
    if (hash.digest('hex') !== sha256) throw damaged(reader, name, `${file} does not match its SHA-256`)
    if (lines !== rows) throw damaged(reader, name, `${file} has ${lines} rows, not ${rows}`)
  }
}

function damaged({ path }: BackupReader, table: string, why: string): StartProblem {
  return new StartProblem(
    'damaged',
    `The table ${table} in the backup ${path} is damaged: ${why}. Nothing was restored.`,
    'Copy the backup again from where it was taken, or use another one.',
  )
}
