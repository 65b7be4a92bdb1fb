import type { Reader, Writer } from '../context.ts'

/** Whom a letter is for: there is a user once they have joined. */
export function findAddressee(db: Reader, personId: string) {
  return db
    .selectFrom('person as p')
    .innerJoin('org as o', 'o.org_id', 'p.org_id')
    .select(['p.name', 'p.user_id', 'p.time_zone', 'o.kind', 'o.name as organisation'])
    .where('p.person_id', '=', personId)
    .where('p.state', '=', 'active')
    .executeTakeFirst()
}

/** A page of the people who are judged by an older version, by id. */
export function listUnderOlder(db: Reader | Writer, number: number, after: string | null, limit: number) {
  let query = db
    .selectFrom('person as p')
    .innerJoin('aim as a', (join) => join.onRef('a.org_id', '=', 'p.org_id').onRef('a.person_id', '=', 'p.person_id'))
    .select('p.person_id')
    .where('p.state', '=', 'active')
    .where('p.user_id', 'is not', null)
    .where((eb) => eb.or([eb('a.framework_version', 'is', null), eb('a.framework_version', '<', number)]))
  if (after !== null) query = query.where('p.person_id', '>', after)
  return query.orderBy('p.person_id').limit(limit).execute()
}

/** False when there was one: asked for twice at once, it begins once. */
export async function insertWeekly(db: Writer, row: { orgId: string; personId: string; nextAt: Date }): Promise<boolean> {
  const begun = await db
    .insertInto('weekly_letter')
    .values({ org_id: row.orgId, person_id: row.personId, next_at: row.nextAt })
    .onConflict((c) => c.doNothing())
    .returning('person_id')
    .executeTakeFirst()
  return begun !== undefined
}

/** False when this week is over and done already. */
export async function advanceWeekly(db: Writer, personId: string, due: Date, nextAt: Date): Promise<boolean> {
  const advanced = await db
    .updateTable('weekly_letter')
    .set({ next_at: nextAt })
    .where('person_id', '=', personId)
    .where('next_at', '=', due)
    .returning('person_id')
    .executeTakeFirst()
  return advanced !== undefined
}

export function deleteWeekly(db: Writer, personId: string) {
  return db.deleteFrom('weekly_letter').where('person_id', '=', personId).execute()
}
