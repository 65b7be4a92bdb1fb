import { sql } from 'kysely'
import type { Reader, Writer } from '../context.ts'

export function findDemo(db: Reader | Writer) {
  return db.selectFrom('demo').select(['state', 'since', 'seed', 'people', 'made_at']).executeTakeFirst()
}

export async function countTeams(db: Reader): Promise<number> {
  const { teams } = await db
    .selectFrom('team')
    .select((eb) => eb.fn.countAll().as('teams'))
    .executeTakeFirstOrThrow()
  return Number(teams)
}

type Making = { readonly orgId: string; readonly seed: number; readonly people: number; readonly at: Date; readonly abandonedBefore: Date }

/** From now on it is being made; false when it is already, unless that was so long ago that whoever made it is gone. */
export async function beginMaking(db: Writer, { orgId, seed, people, at, abandonedBefore }: Making): Promise<boolean> {
  const begun = await db
    .insertInto('demo')
    .values({ org_id: orgId, state: 'making', since: at, seed, people, made_at: null })
    .onConflict((c) =>
      c
        .column('org_id')
        .doUpdateSet({ state: 'making', since: at, seed, people })
        .where((eb) => eb.or([eb('demo.state', '=', 'ready'), eb('demo.since', '<', abandonedBefore)])),
    )
    .returning('org_id')
    .executeTakeFirst()
  return begun !== undefined
}

export function endMaking(db: Writer, at: Date) {
  return db.updateTable('demo').set({ state: 'ready', since: at, made_at: at }).execute()
}

export function findByUser(db: Reader, userId: string) {
  return db.selectFrom('person').select(['person_id', 'state']).where('user_id', '=', userId).executeTakeFirst()
}

/** Everything of the demo, and the links that were made in it. */
export async function eraseDemo(db: Writer, orgId: string): Promise<void> {
  await sql`delete from identity.link where org_id = ${orgId}`.execute(db as never)
  await sql`select erase_demo(${orgId}::uuid)`.execute(db as never)
}

/** The account behind somebody one can look around as. Its address is none: no form takes it, no letter reaches it. */
export async function upsertUser(db: Writer, { userId, name, at }: { userId: string; name: string; at: Date }): Promise<void> {
  await sql`
    insert into identity."user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
    values (${userId}, ${name}, ${`${name} of the demo`}, false, ${at}, ${at})
    on conflict (id) do update set name = excluded.name, email = excluded.email
  `.execute(db as never)
}

export async function insertOrg(db: Writer, row: { orgId: string; name: string; at: Date; firstHash: string }): Promise<void> {
  const { orgId: org_id, name, at } = row
  await db.insertInto('org').values({ org_id, name, kind: 'demo', created_at: at, retention_months: 24 }).execute()
  await db.insertInto('audit_head').values({ org_id, seq: '0', hash: row.firstHash }).execute()
}

type Table = 'person' | 'team' | 'team_place' | 'aim' | 'consent' | 'evidence' | 'work'
/** At most 65535 values go with one statement: 1000 rows of the widest of these tables have 13,000. */
const atOnce = 1000

/** Many rows of one table, in few statements. */
export async function insertMany(db: Writer, table: Table, rows: readonly object[]): Promise<void> {
  for (let from = 0; from < rows.length; from += atOnce) {
    await db
      .insertInto(table)
      .values(rows.slice(from, from + atOnce) as never)
      .execute()
  }
}

/** A finished sitting is seen by its person alone, so it is written as that person. */
export async function insertSittings(db: Writer, rows: readonly { readonly person_id: string }[]): Promise<void> {
  for (const row of rows) {
    await sql`select set_config('evenkeel.person', ${row.person_id}, true)`.execute(db as never)
    await db
      .insertInto('sitting')
      .values(row as never)
      .execute()
  }
}
