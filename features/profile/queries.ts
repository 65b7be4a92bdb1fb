import { sql } from 'kysely'
import type { Reader } from '../context.ts'

/** Every piece of evidence of these people, with whether it is withdrawn by now. Oldest first. */
export function listEvidence(db: Reader, people: readonly string[]) {
  return db
    .selectFrom('evidence as e')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('withdrawal as w')
          .select('w.withdrawn')
          .whereRef('w.evidence_id', '=', 'e.evidence_id')
          .whereRef('w.person_id', '=', 'e.person_id')
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
      'e.person_id',
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
    .where('e.person_id', '=', sql<string>`any(${[...people]}::uuid[])`)
    .orderBy('e.day')
    .orderBy('e.recorded_at')
    .orderBy('e.evidence_id')
    .execute()
}

/** What was learned about these voices: a row for each of these people they had judged by then, and one without a person where there is none. */
export function listSeverity(db: Reader, people: readonly string[], voices: readonly string[]) {
  return db
    .selectFrom('severity as s')
    .leftJoin('severity_about as a', (on) =>
      on
        .onRef('a.org_id', '=', 's.org_id')
        .onRef('a.voice', '=', 's.voice')
        .on('a.person_id', '=', sql<string>`any(${[...people]}::uuid[])`),
    )
    .select(['s.voice', 's.mean', 's.sd', 'a.person_id', 'a.mean as about_mean', 'a.sd as about_sd'])
    .where('s.voice', '=', sql<string>`any(${[...voices]}::text[])`)
    .execute()
}

/**
 * What was kept for a screen, beside everything a reading depends on. The counts stand for rows that are only ever added, so the same
 * counts are the same rows; the time of the last one tells rows apart that came after some were erased.
 */
export function findReading(db: Reader, personId: string, screen: string) {
  return db
    .selectFrom('person as p')
    .innerJoin('aim as a', (on) => on.onRef('a.org_id', '=', 'p.org_id').onRef('a.person_id', '=', 'p.person_id'))
    .leftJoin('visit as v', (on) => on.onRef('v.org_id', '=', 'p.org_id').onRef('v.person_id', '=', 'p.person_id'))
    .leftJoin('reading as r', (on) =>
      on.onRef('r.org_id', '=', 'p.org_id').onRef('r.person_id', '=', 'p.person_id').on('r.screen', '=', screen),
    )
    .select(['a.version as aim', 'v.previous_at as visit', 'r.key as reading', 'r.reply'])
    .select((eb) => [
      eb
        .selectFrom('evidence as e')
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .where('e.person_id', '=', personId)
        .as('pieces'),
      eb
        .selectFrom('evidence as e')
        .select(({ fn }) => fn.max('e.recorded_at').as('last'))
        .where('e.person_id', '=', personId)
        .as('last'),
      eb
        .selectFrom('withdrawal as w')
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .where('w.person_id', '=', personId)
        .as('withdrawals'),
      eb
        .selectFrom('framework_version as f')
        .select(({ fn }) => fn.max('f.number').as('number'))
        .where('f.state', '=', 'published')
        .as('in_force'),
      eb
        .selectFrom('calibration as c')
        .select(({ fn }) => fn.max('c.number').as('number'))
        .as('calibration'),
      eb
        .selectFrom('dispute as d')
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .where('d.person_id', '=', personId)
        .as('disputes'),
      eb
        .selectFrom('work as x')
        .select(({ fn }) => sql<string>`${fn.countAll()} || ':' || ${fn.sum('x.version')}`.as('all'))
        .where('x.person_id', '=', personId)
        .as('works'),
      eb
        .selectFrom('sitting as s')
        .select(({ fn }) =>
          sql<string>`string_agg(${fn('concat', ['s.kind', sql.lit(':'), 's.state'])}, ',' order by s.sitting_id)`.as('all'),
        )
        .where('s.person_id', '=', personId)
        .as('sittings'),
    ])
    .where('p.person_id', '=', personId)
    .executeTakeFirst()
}

/** What was kept for a part of several screens. */
export function findPart(db: Reader, personId: string, part: string) {
  return db.selectFrom('reading').select(['key', 'reply']).where('person_id', '=', personId).where('screen', '=', part).executeTakeFirst()
}
