import { createHmac } from 'node:crypto'
import { asOwner } from '../backup/as-owner.ts'
import type { Config } from '../config/config.ts'
import { appSecret } from '../config/secrets.ts'

/** Where this installation keeps everything: the database as the owner of its schema, and the application's own way in. */
export type Place = {
  readonly ownerUrl: string
  readonly appLogin: { readonly name: string; readonly password: string }
  /** Signs sessions and links. */
  readonly secret: string
}

/** The one database of the PostgreSQL that comes with us. */
export const ownDatabase = 'evenkeel'

/**
 * The application's login has a name per database, since two installations may share a server, and a password that follows from the secret:
 * every process of one installation comes to the same one, and none is stored.
 */
export async function placeAt(config: Pick<Config, 'dataDir' | 'secret'>, ownerUrl: string): Promise<Place> {
  const secret = await appSecret(config)
  const database = databaseOf(ownerUrl)
  // PostgreSQL cuts names at 63 bytes.
  const name = `${Buffer.from(database).subarray(0, 56).toString('utf8')}_server`
  return {
    ownerUrl,
    secret,
    appLogin: { name, password: createHmac('sha256', secret).update(`database login of ${database}`).digest('hex') },
  }
}

/** The URL of our own database on the server of `adminUrl`, which is made if it is not there. */
export async function ownDatabaseAt(adminUrl: string): Promise<string> {
  await asOwner(adminUrl, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [ownDatabase])
    if (rowCount === 0) await client.query(`create database ${ownDatabase}`).catch(unlessThere)
  })
  return urlOf(adminUrl, ownDatabase)
}

export function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${encodeURIComponent(database)}`
  return url.toString()
}

export function databaseOf(url: string): string {
  const { pathname, username } = new URL(url)
  return decodeURIComponent(pathname.slice(1)) || decodeURIComponent(username)
}

// Two starts at the same moment: the other one made it.
function unlessThere(error: { code?: string }): void {
  if (error.code !== '42P04' && error.code !== '23505') throw error
}
