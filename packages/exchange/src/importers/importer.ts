import type { ImportFile } from '../files.ts'
import type { Framework, FrameworkSource } from '../framework.ts'
import type { Mapping } from '../table/mapping.ts'

/** What the person who imports may say beside the files: what they know of the source, and what the columns of a table mean. */
export type Given = { readonly source?: Partial<FrameworkSource>; readonly mapping?: Mapping }

/**
 * One kind of upstream file. `read` never throws on what a file says and never reads half a thing silently: what it leaves out is
 * in `problems`, with the place and what to do. The same files give the same framework, ids included.
 */
export type Importer = {
  readonly id: string
  readonly label: string
  /** Which files to hand in, in one sentence. */
  readonly reads: string
  /** Whether these look like its files. */
  detects(files: readonly ImportFile[]): boolean
  read(files: readonly ImportFile[], given?: Given): Framework
}

export function defineImporter(importer: Importer): Importer {
  return Object.freeze(importer)
}

/** The version of files that carry none and of which nobody said it. */
export const undated = 'undated'
