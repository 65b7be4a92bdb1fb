import type { Reader, Writer } from '../context.ts'

/** Every piece of evidence of a person, with whether it is withdrawn by now. Oldest first. */
export function listEvidence(db: Reader, personId: string) {
  return db
    .selectFrom('evidence as e')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('withdrawal as w')
          .select('w.withdrawn')
          .whereRef('w.evidence_id', '=', 'e.evidence_id')
          .where('w.person_id', '=', personId)
          .orderBy('w.turn', 'desc')
          .limit(1)
          .as('latest'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('imported as m')
          .innerJoin('import as i', 'i.import_id', 'm.import_id')
          .select('i.done_at as brought_in_at')
          .whereRef('m.evidence_id', '=', 'e.evidence_id')
          .limit(1)
          .as('file'),
      (join) => join.onTrue(),
    )
    .select([
      'e.evidence_id',
      'e.source',
      'e.source_version',
      'e.day',
      'e.payload',
      'e.recorded_at',
      'e.recorded_by',
      'latest.withdrawn',
      'file.brought_in_at',
    ])
    .where('e.person_id', '=', personId)
    .orderBy('e.day')
    .orderBy('e.recorded_at')
    .orderBy('e.evidence_id')
    .execute()
}

export function findTrend(db: Reader, personId: string) {
  return db.selectFrom('trend').select(['key', 'points']).where('person_id', '=', personId).executeTakeFirst()
}

export function upsertTrend(db: Writer, row: { orgId: string; personId: string; key: string; points: unknown; at: Date }) {
  const fresh = { key: row.key, points: JSON.stringify(row.points), computed_at: row.at }
  return db
    .insertInto('trend')
    .values({ org_id: row.orgId, person_id: row.personId, ...fresh })
    .onConflict((c) => c.columns(['org_id', 'person_id']).doUpdateSet(fresh))
    .execute()
}
