import type { Context } from '../context.ts'
import type { Scope } from '../scopes.ts'
import type { Key } from './contract.ts'
import { endKey, findOrgKind, insertKey, listKeys } from './queries.ts'

const most = 50
const millisecondsADay = 86_400_000

export async function showKeys(ctx: Context): Promise<{ keys: Key[] }> {
  const rows = await ctx.read((db) => listKeys(db))
  return {
    keys: rows.map((row) => ({
      keyId: row.key_id,
      name: row.name,
      scopes: row.scopes,
      madeBy: row.maker,
      madeAt: row.made_at.toISOString(),
      lastUsedOn: row.last_used_on,
      expiresAt: row.expires_at.toISOString(),
      state: stateOf(row, ctx.now),
    })),
  }
}

type Stands = { readonly expires_at: Date; readonly role: string; readonly state: string }
const stateOf = ({ expires_at, role, state }: Stands, now: Date) =>
  expires_at <= now ? 'expired' : role === 'owner' && state === 'active' ? 'good' : 'resting'

type Wanted = { readonly name: string; readonly scopes: readonly Scope[]; readonly days: number }

export async function makeKey(ctx: Context, { name, scopes, days }: Wanted) {
  const keyId = ctx.newId()
  const { orgId, personId } = ctx.actor
  const { secret, hash } = ctx.newKey()
  const expiresAt = new Date(ctx.now.getTime() + days * millisecondsADay)
  // On record with whoever made it: the key stands for as long as they are an owner.
  return ctx.write('makeKey', { kind: 'key', id: keyId, personId }, async ({ db, stale }) => {
    if ((await findOrgKind(db)) === 'solo') return { refused: 'solo-account' as const }
    if ((await listKeys(db)).length >= most) return { refused: 'too-many-keys' as const }
    await insertKey(db, { orgId, keyId, name: name.trim(), scopes, hash, madeBy: personId, at: ctx.now, expiresAt })
    stale('connections')
    return { keyId, secret, expiresAt: expiresAt.toISOString() }
  })
}

export async function revokeKey(ctx: Context, keyId: string) {
  return ctx.write('endKey', { kind: 'key', id: keyId, personId: null }, async ({ db, stale }) => {
    if (!(await endKey(db, keyId, ctx.now))) return { refused: 'gone' as const }
    stale('connections')
    return { done: true as const }
  })
}
