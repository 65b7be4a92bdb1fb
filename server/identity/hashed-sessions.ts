import { createHash } from 'node:crypto'
import type { DBAdapter, Where } from '@better-auth/core/db/adapter'
import type { BetterAuthOptions } from 'better-auth'

/** What a session token looks like in the database: useless to whoever steals it, because only the token itself opens the door. */
export const tokenHash = (token: string) => createHash('sha256').update(token).digest('hex')

type Make = (options: BetterAuthOptions) => DBAdapter<BetterAuthOptions>
type Tables = Omit<DBAdapter<BetterAuthOptions>, 'transaction'>

/**
 * The identity library keeps session tokens as they are. This adapter hashes them on the way in and in every look-up, and gives the caller
 * back the token it asked with, so that the library never notices.
 */
export function withHashedSessions(make: Make): Make {
  return (options) => {
    const inner = make(options)
    return { ...hashed(inner), transaction: (work) => inner.transaction((trx) => work(hashed(trx) as typeof trx)) }
  }
}

function hashed<T extends Tables>(inner: T): T {
  return {
    ...inner,
    create: async (q: { model: string; data: { token?: unknown } & Record<string, unknown> }) => {
      if (q.model !== 'session' || typeof q.data.token !== 'string') return inner.create(q as never)
      const row = await inner.create({ ...q, data: { ...q.data, token: tokenHash(q.data.token) } } as never)
      return { ...(row as object), token: q.data.token }
    },
    findOne: async (q: Asked) => restored(await inner.findOne(ask(q) as never), q),
    findMany: (q: Asked) => inner.findMany(ask(q) as never),
    update: async (q: Asked) => restored(await inner.update(ask(q) as never), q),
    updateMany: (q: Asked) => inner.updateMany(ask(q) as never),
    delete: (q: Asked) => inner.delete(ask(q) as never),
    deleteMany: (q: Asked) => inner.deleteMany(ask(q) as never),
    consumeOne: async (q: Asked) => restored(await inner.consumeOne(ask(q) as never), q),
    count: (q: Asked) => inner.count(ask(q) as never),
  } as unknown as T
}

type Asked = { readonly model: string; readonly where?: Where[] }

function ask(q: Asked): Asked {
  if (q.model !== 'session' || !q.where) return q
  return { ...q, where: q.where.map((w) => (w.field === 'token' ? { ...w, value: hashedValue(w.value) } : w)) }
}

function hashedValue(value: Where['value']): Where['value'] {
  if (typeof value === 'string') return tokenHash(value)
  return Array.isArray(value) ? (value as string[]).map(tokenHash) : value
}

function restored<R>(row: R, q: Asked): R {
  const asked = q.model === 'session' ? q.where?.find((w) => w.field === 'token')?.value : undefined
  return row && typeof asked === 'string' ? { ...row, token: asked } : row
}
