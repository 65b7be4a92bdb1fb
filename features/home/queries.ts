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
