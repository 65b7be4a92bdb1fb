import { sql } from 'kysely'
import type { Reader } from '../context.ts'

type Asked = { readonly before: string | null; readonly deed: string | null; readonly limit: number }

/**
 * What people do with their own data is their own business, practice above all: those rows are in the chain and are checked, and are not
 * listed. What a link or a job did stands without an actor.
 */
export function listEntries(db: Reader, { before, deed, limit }: Asked) {
  let query = db
    .selectFrom('audit as a')
    .leftJoin('person as actor', (on) => on.onRef('actor.org_id', '=', 'a.org_id').onRef('actor.person_id', '=', 'a.actor_id'))
    .leftJoin('person as whom', (on) => on.onRef('whom.org_id', '=', 'a.org_id').onRef('whom.person_id', '=', 'a.person_id'))
    .leftJoin('api_key as k', (on) => on.onRef('k.org_id', '=', 'a.org_id').onRef('k.key_id', '=', 'a.key_id'))
    .select(['a.seq', 'a.at', 'a.op', 'a.about_kind', 'actor.name as actor', 'whom.name as whom', 'k.name as key'])
    .where((eb) => eb.or([eb('a.person_id', 'is', null), eb('a.actor_id', 'is distinct from', eb.ref('a.person_id'))]))
  if (before) query = query.where('a.seq', '<', before)
  if (deed) query = query.where('a.op', '=', deed)
  return query.orderBy('a.seq', 'desc').limit(limit).execute()
}

/**
 * The first row that does not hold, with the length of the chain and where its head says it ends. The database works the hashes out again from
 * the rows: the same text as when they were written, in a statement of its own.
 */
export async function findFault(db: Reader) {
  const { rows } = await sql<{
    rows: string
    fault: string | null
    last: string | null
    last_hash: string | null
    head: string
    head_hash: string
  }>`
    with link as (
      select seq, hash, previous_hash, row_number() over chain as place, lag(hash, 1, repeat('0', 64)) over chain as before,
        encode(sha256(convert_to(concat_ws(e'\n', previous_hash, seq::text, to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          coalesce(actor_id::text, ''), op, about_kind, about_id, coalesce(person_id::text, ''), 'key:' || key_id::text), 'UTF8')), 'hex') as worked_out
      from audit window chain as (order by seq))
    select (select count(*) from link) as rows, (select min(place) from link where seq <> place or previous_hash <> before or hash <> worked_out) as fault,
      (select max(seq) from link) as last, (select hash from link order by seq desc limit 1) as last_hash, h.seq as head, h.hash as head_hash
    from audit_head h`.execute(db as never)
  return rows[0]
}
