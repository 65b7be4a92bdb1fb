import Type, { type Static } from 'typebox'
import Value from 'typebox/value'
import { StartProblem } from '../config/start-problem.ts'
import type { BackupReader } from './container.ts'

const Table = Type.Object({
  name: Type.String({ pattern: '^[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*$', description: 'schema.table' }),
  file: Type.String({ pattern: '^[a-z][a-z0-9_.]*\\.ndjson$' }),
  columns: Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }),
  rows: Type.Integer({ minimum: 0 }),
  bytes: Type.Integer({ minimum: 0 }),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'Of the file, as sha256sum prints it' }),
})
export type TableRecord = Static<typeof Table>

/** What a backup says about itself. Each table is a file of its rows, one JSON object a line, in the order of the primary key. */
export const Manifest = Type.Object({
  format: Type.Literal('evenkeel-backup/1'),
  evenkeel: Type.String({ description: 'The version that took it' }),
  postgres: Type.String(),
  createdAt: Type.String(),
  migrations: Type.Array(Type.String(), { description: 'How far the schema had come' }),
  tables: Type.Array(Table),
  leftOut: Type.Array(Type.String(), { description: 'Tables that are not in it' }),
})
export type Manifest = Static<typeof Manifest>

export const manifestName = 'manifest.json'

export async function readManifest(reader: BackupReader): Promise<Manifest> {
  const parts: Buffer[] = []
  if (!reader.has(manifestName)) throw noBackup(reader, `it has no ${manifestName}`)
  for await (const chunk of reader.read(manifestName)) parts.push(chunk)
  let value: unknown
  try {
    value = JSON.parse(Buffer.concat(parts).toString('utf8'))
  } catch {
    throw noBackup(reader, `its ${manifestName} is damaged`)
  }
  if (Value.Check(Manifest, value)) return value
  const format = (value as { format?: unknown } | null)?.format
  const newer = typeof format === 'string' && format.startsWith('evenkeel-backup/') && format !== Manifest.properties.format.const
  throw newer ? newerFormat(reader, format) : noBackup(reader, `its ${manifestName} is damaged`)
}

function noBackup({ path }: BackupReader, why: string): StartProblem {
  return new StartProblem('damaged', `${path} is no backup of Evenkeel: ${why}.`, 'Use another backup.')
}

function newerFormat({ path }: BackupReader, format: string): StartProblem {
  return new StartProblem(
    'other-version',
    `${path} is a backup in a newer format (${format}).`,
    'Restore it with the Evenkeel that took it.',
  )
}
