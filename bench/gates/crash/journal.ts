import { closeSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs'

/** A write that was acknowledged: the key it was asked under and the id the answer gave. */
export type Acknowledged = { readonly key: string; readonly kind: WriteKind; readonly personId: string; readonly id: string }
export type WriteKind = 'assess' | 'addWork'

export type Journal = { note(entry: Acknowledged): void; read(): readonly Acknowledged[]; close(): void }

/** What was promised, on disk before anything else happens: outside the database and outside the process that are killed. */
export function openJournal(path: string): Journal {
  const file = openSync(path, 'a')
  return {
    note: (entry) => {
      writeSync(file, `${JSON.stringify(entry)}\n`)
      fdatasyncSync(file)
    },
    read: () =>
      readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Acknowledged),
    close: () => closeSync(file),
  }
}
