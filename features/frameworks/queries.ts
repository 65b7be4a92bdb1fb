import { sql } from 'kysely'
import type { Reader, Writer } from '../context.ts'

/** Number and document of a version somebody may be judged by. */
export function findPublished(db: Reader | Writer, number: number) {
  return db
    .selectFrom('framework_version')
    .select(['number', 'document'])
    .where('number', '=', number)
    .where('state', '=', 'published')
    .executeTakeFirst()
}

/** The newest published version; without one, the framework Evenkeel comes with is in force. */
export function findNumberInForce(db: Reader | Writer) {
  return db
    .selectFrom('framework_version')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('state', '=', 'published')
    .executeTakeFirst()
}

/** The version a person's aim was set under; no row while there is no aim. */
export function findNumberOf(db: Reader | Writer, personId: string) {
  return db.selectFrom('aim').select('framework_version as number').where('person_id', '=', personId).executeTakeFirst()
}

/** What competencies were called in the versions that had them, the newest last. */
export async function listNames(db: Reader, ids: readonly string[]): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select c->>'id' as id, c->>'name' as name from framework_version, jsonb_array_elements(document->'competencies') c
    where state = 'published' and c->>'id' = any(${[...ids]}) order by number
  `.execute(db as never)
  return rows
}
