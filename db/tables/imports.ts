import type { Generated } from 'kysely'
import type { Json } from './kinds.ts'

export type ImportState = 'receiving' | 'checking' | 'ready' | 'done' | 'taken-back' | 'broken' | 'discarded'
export type ImportVerdict = 'new' | 'changed' | 'same' | 'bad' | 'held'

export type ImportTable = {
  org_id: string
  import_id: string
  kind: 'people' | 'ratings'
  state: ImportState
  file_name: string
  /** Bytes, as whoever sends it says. */
  size: string
  /** Characters received so far; where to go on. */
  received: Generated<string>
  /** The beginning of a row whose end has not come yet. */
  tail: Generated<string>
  /** The last characters received: another file would not go on from them. */
  seam: Generated<string>
  next_line: Generated<number>
  delimiter: string | null
  header: Json<readonly string[]> | null
  columns: Json<readonly (string | null)[]> | null
  scale: Json<{ readonly lowest: number; readonly highest: number }> | null
  row_count: Generated<number>
  checked: Generated<number>
  /** The line of the last row that was checked. */
  checked_line: Generated<number>
  fault: string | null
  result: Json<unknown> | null
  version: Generated<number>
  begun_by: string
  begun_at: Date
  done_at: Date | null
}

/** A row of a file until it is brought in or thrown away. */
export type ImportRowTable = {
  org_id: string
  import_id: string
  line: number
  cells: Json<readonly string[]>
  flaw: string | null
  verdict: ImportVerdict | null
  place: string | null
  says: string | null
  remedy: string | null
  key: string | null
  hash: string | null
  found: Json<unknown> | null
}

/** Which row became what; keyed hashes recognise it when it comes again. */
export type ImportedTable = {
  org_id: string
  import_id: string
  line: number
  person_id: string
  evidence_id: string | null
  key: string | null
  hash: string | null
}
/** One framework of somebody else's; `number` is the release that counts. */
export type LibraryFrameworkTable = { org_id: string; framework_id: string; source_id: string; number: number; version: Generated<number> }
