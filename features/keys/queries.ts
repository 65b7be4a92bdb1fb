import type { Reader, Writer } from '../context.ts'

export function listKeys(db: Reader | Writer) {
  return db
    .selectFrom('api_key as k')
    .innerJoin('person as p', (join) => join.onRef('p.org_id', '=', 'k.org_id').onRef('p.person_id', '=', 'k.made_by'))
    .select(['k.key_id', 'k.name', 'k.scopes', 'k.made_at', 'k.expires_at', 'k.last_used_on', 'p.name as maker', 'p.role', 'p.state'])
    .where('k.ended_at', 'is', null)
    .orderBy('k.made_at', 'desc')
    .orderBy('k.key_id')
    .execute()
}

/** The kind of organisation, locked: of two keys made at once, the second counts the first. */
export async function findOrgKind(db: Writer): Promise<string> {
  return (await db.selectFrom('org').select('kind').forUpdate().executeTakeFirstOrThrow()).kind
}

type Row = {
  readonly orgId: string
  readonly keyId: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly hash: string
  readonly madeBy: string
  readonly at: Date
  readonly expiresAt: Date
}

export function insertKey(db: Writer, row: Row) {
  return db
    .insertInto('api_key')
    .values({
      org_id: row.orgId,
      key_id: row.keyId,
      name: row.name,
      scopes: [...row.scopes],
      secret_hash: row.hash,
      made_by: row.madeBy,
      made_at: row.at,
      expires_at: row.expiresAt,
    })
    .execute()
}

/** False when there is no such key, or it was ended before. */
export async function endKey(db: Writer, keyId: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('api_key')
    .set({ ended_at: at })
    .where('key_id', '=', keyId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
