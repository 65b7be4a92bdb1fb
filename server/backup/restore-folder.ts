import type pg from 'pg'
import { startEmbedded } from '../postgres/embedded.ts'
import { ownDatabase, placeAt, urlOf } from '../serve/place.ts'
import { asOwner } from './as-owner.ts'
import { readReceipts } from './erasures.ts'
import { type Restored, type RestoreOptions, receiptsOfEmpty, restoreBackup } from './restore.ts'

type Options = Omit<RestoreOptions, 'to' | 'receipts'> & {
  readonly dataDir: string
  readonly secret: string | undefined
  readonly erasures: string | undefined
  readonly onProgress: (message: string) => void
}

/**
 * Restores into the PostgreSQL that comes with us: beside the database of the data folder, which must be empty, and into its place when
 * everything is there. A restore that was cut off leaves the folder as it was.
 */
export async function restoreIntoFolder({ dataDir, secret, erasures, onProgress, ...options }: Options): Promise<Restored> {
  const given = erasures === undefined ? [] : await readReceipts(erasures)
  const server = await startEmbedded({
    dataDir,
    purpose: 'restoring a backup',
    onProgress: ({ step, message }) => {
      if (step !== 'starting' && step !== 'ready') onProgress(message)
    },
  })
  try {
    const { appLogin } = await placeAt({ dataDir, secret }, urlOf(server.adminUrl, ownDatabase))
    const kept = await asOwner(server.adminUrl, async (admin) => {
      const found = await exists(admin, ownDatabase)
      await admin.query(`drop database if exists ${draft} with (force)`)
      await admin.query(`create database ${draft}`)
      return found ? asOwner(urlOf(server.adminUrl, ownDatabase), receiptsOfEmpty) : []
    })
    const to = { ownerUrl: urlOf(server.adminUrl, draft), appLogin }
    const restored = await restoreBackup({ ...options, to, receipts: [...kept, ...given] }).catch(async (error: unknown) => {
      await asOwner(server.adminUrl, (admin) => admin.query(`drop database if exists ${draft} with (force)`))
      throw error
    })
    await asOwner(server.adminUrl, async (admin) => {
      await admin.query(`drop database if exists ${ownDatabase} with (force)`)
      await admin.query(`alter database ${draft} rename to ${ownDatabase}`)
    })
    return restored
  } finally {
    await server.stop()
  }
}

const draft = `${ownDatabase}_restoring`

async function exists(admin: pg.ClientBase, database: string): Promise<boolean> {
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [database])
  return rowCount === 1
}
