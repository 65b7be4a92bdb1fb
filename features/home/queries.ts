import type { Reader, Writer } from '../context.ts'

export function findVisit(db: Reader, personId: string) {
  return db.selectFrom('visit').select(['current_at', 'previous_at']).where('person_id', '=', personId).executeTakeFirst()
}

export function listBaselineStates(db: Reader, personId: string) {
  return db.selectFrom('sitting').select('state').where('person_id', '=', personId).where('kind', '=', 'baseline').execute()
}

/** Within `pauseMinutes` it is still the same visit; after that the last one becomes the one to compare with. */
export function upsertVisit(db: Writer, row: { orgId: string; personId: string; at: Date; sameVisitSince: Date }) {
  return db
    .insertInto('visit')
    .values({ org_id: row.orgId, person_id: row.personId, current_at: row.at, previous_at: null })
    .onConflict((c) =>
      c.columns(['org_id', 'person_id']).doUpdateSet((eb) => ({
        previous_at: eb
          .case()
          .when('visit.current_at', '<', row.sameVisitSince)
          .then(eb.ref('visit.current_at'))
          .else(eb.ref('visit.previous_at'))
          .end(),
        current_at: row.at,
      })),
    )
    .execute()
}

/** A request about a piece of work that still waits, sent within these moments. */
export function findUnansweredWork(db: Reader, personId: string, sent: { after: Date; before: Date }) {
  return db
    .selectFrom('work')
    .select('work_id')
    .where('person_id', '=', personId)
    .where('state', '=', 'waiting')
    .where('created_at', '>', sent.after)
    .where('created_at', '<', sent.before)
    .limit(1)
    .executeTakeFirst()
}

/** Whether a weekly letter was asked for and none is on its way. */
export async function isWeekUnbegun(db: Writer, personId: string): Promise<boolean> {
  const asked = await db
    .selectFrom('consent as c')
    .leftJoin('weekly_letter as w', 'w.person_id', 'c.person_id')
    .select(['c.given', 'w.next_at'])
    .where('c.person_id', '=', personId)
    .where('c.kind', '=', 'remind-me')
    .orderBy('c.at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return asked?.given === true && asked.next_at === null
}
