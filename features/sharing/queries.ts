import type { Reader } from '../context.ts'

/** The managers of the teams this person has a place in today. */
export function listManagers(db: Reader, personId: string) {
  return db
    .selectFrom('team_place as mine')
    .innerJoin('team_place as theirs', 'theirs.team_id', 'mine.team_id')
    .innerJoin('team', 'team.team_id', 'mine.team_id')
    .innerJoin('person', 'person.person_id', 'theirs.person_id')
    .select(['person.person_id', 'person.name', 'person.state'])
    .distinct()
    .where('mine.person_id', '=', personId)
    .where('mine.until', 'is', null)
    .where('theirs.part', '=', 'manager')
    .where('theirs.until', 'is', null)
    .where('theirs.person_id', '<>', personId)
    .where('team.closed_at', 'is', null)
    .orderBy('person.name')
    .execute()
}

export function findOrg(db: Reader) {
  return db.selectFrom('org').select(['name', 'kind']).executeTakeFirstOrThrow()
}
