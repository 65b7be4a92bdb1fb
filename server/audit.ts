import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Schema } from '../db/schema.ts'
import type { About } from '../features/context.ts'

/**
 * What is hashed, in this order, joined by a line feed: previous hash, seq, at, actor, op, kind, id, person. Absent values are empty. Where a key
 * did it, `key:` and its id follow; a person is an id or empty, so no row without a key hashes as one with a key, and older rows hash as ever.
 */
export type AuditRow = {
  readonly seq: string
  readonly at: Date
  readonly actor_id: string | null
  readonly op: string
  readonly about_kind: string
  readonly about_id: string
  readonly person_id: string | null
  readonly previous_hash: string
  readonly hash: string
  readonly key_id: string | null
}

export const genesis = '0'.repeat(64)

/**
 * Adds a link to the organisation's chain for each thing a deed is about, in one statement. The row lock on audit_head puts writers of one
 * organisation in a row, which is why this is the last thing a transaction does.
 */
export async function appendAudit(
  db: Pick<Kysely<Schema>, 'getExecutor'>,
  {
    orgId,
    at,
    actorId,
    keyId = null,
    op,
    about,
  }: { orgId: string; at: Date; actorId: string | null; keyId?: string | null; op: string; about: About | readonly About[] },
): Promise<void> {
  const abouts = 'kind' in about ? [about] : about
  if (abouts.length === 0) throw new RangeError('a deed is about something')
  const stamp = at.toISOString()
  const [kinds, ids, people] = [abouts.map(({ kind }) => kind), abouts.map(({ id }) => id), abouts.map(({ personId }) => personId)]
  await sql`
    with recursive head as (select seq, hash from audit_head where org_id = ${orgId}::uuid for update),
    told as (select * from unnest(${kinds}::text[], ${ids}::text[], ${people}::uuid[]) with ordinality as told (kind, id, person, turn)),
    link as (
      select 0::bigint as turn, seq, ''::text as previous, hash::text as hash, ''::text as kind, ''::text as id, null::uuid as person from head
      union all
      select told.turn, link.seq + 1, link.hash, encode(sha256(convert_to(concat_ws(e'\n', link.hash, (link.seq + 1)::text, ${stamp}::text,
        coalesce(${actorId}::text, ''), ${op}::text, told.kind, told.id, coalesce(told.person::text, ''), 'key:' || ${keyId}::text), 'UTF8')), 'hex'),
        told.kind, told.id, told.person
      from link join told on told.turn = link.turn + 1
    ),
    moved as (
      update audit_head set seq = last.seq, hash = last.hash from (select seq, hash from link order by turn desc limit 1) as last
      where audit_head.org_id = ${orgId}::uuid
    )
    insert into audit (org_id, seq, at, actor_id, op, about_kind, about_id, person_id, previous_hash, hash, key_id)
    select ${orgId}::uuid, seq, ${stamp}::timestamptz, ${actorId}::uuid, ${op}, kind, id, person, previous, hash, ${keyId}::uuid from link where turn > 0
  `.execute(db as Kysely<Schema>)
}

/** The first link that does not hold, in words, or null when the chain is whole. Rows oldest first. */
export function brokenLink(rows: readonly AuditRow[]): string | null {
  let previous = genesis
  let seq = 0n
  for (const row of rows) {
    seq += 1n
    if (BigInt(row.seq) !== seq) return `row ${seq} is missing: the next row is ${row.seq}`
    if (row.previous_hash !== previous) return `row ${row.seq} does not follow row ${BigInt(row.seq) - 1n}`
    if (row.hash !== hashOf(row)) return `row ${row.seq} was changed after it was written`
    previous = row.hash
  }
  return null
}

function hashOf(row: AuditRow): string {
  const parts = [
    row.previous_hash,
    row.seq,
    row.at.toISOString(),
    row.actor_id ?? '',
    row.op,
    row.about_kind,
    row.about_id,
    row.person_id ?? '',
    ...(row.key_id === null ? [] : [`key:${row.key_id}`]),
  ]
  return createHash('sha256').update(parts.join('\n')).digest('hex')
}
