import type { Reader, Writer } from '../context.ts'
import type { TeamPart } from './contract.ts'

export function listTeams(db: Reader) {
  return db.selectFrom('team').select(['team_id', 'name', 'version']).where('closed_at', 'is', null).orderBy('name').execute()
}

/** Places that are held today, in teams that are open. */
export function listPlaces(db: Reader) {
  return db
    .selectFrom('team_place as p')
    .innerJoin('person', 'person.person_id', 'p.person_id')
    .innerJoin('team', 'team.team_id', 'p.team_id')
    .select(['p.team_id', 'p.person_id', 'p.part', 'p.since', 'person.name'])
    .where('p.until', 'is', null)
    .where('team.closed_at', 'is', null)
    .where('person.state', '<>', 'left')
    .orderBy('p.part')
    .orderBy('person.name')
    .execute()
}

export function findTeam(db: Reader | Writer, teamId: string) {
  return db
    .selectFrom('team')
    .select(['team_id', 'name', 'version'])
    .where('team_id', '=', teamId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
}

/** Undefined when an open team has this name already. */
export function insertTeam(db: Writer, row: { orgId: string; teamId: string; name: string; at: Date }) {
  return db
    .insertInto('team')
    .values({ org_id: row.orgId, team_id: row.teamId, name: row.name, created_at: row.at, closed_at: null })
    .onConflict((c) => c.doNothing())
    .returning('team_id')
    .executeTakeFirst()
}

export function findNameOwner(db: Writer, name: string) {
  return db
    .selectFrom('team')
    .select('team_id')
    .where((eb) => eb(eb.fn<string>('lower', ['name']), '=', name.toLowerCase()))
    .where('closed_at', 'is', null)
    .executeTakeFirst()
}

export function updateTeam(db: Writer, row: { teamId: string; name: string; version: number }) {
  return db
    .updateTable('team')
    .set((eb) => ({ name: row.name, version: eb('version', '+', 1) }))
    .where('team_id', '=', row.teamId)
    .where('version', '=', row.version)
    .where('closed_at', 'is', null)
    .returning('version')
    .executeTakeFirst()
}

export async function closeTeam(db: Writer, teamId: string, at: Date): Promise<boolean> {
  const closed = await db
    .updateTable('team')
    .set({ closed_at: at })
    .where('team_id', '=', teamId)
    .where('closed_at', 'is', null)
    .returning('team_id')
    .executeTakeFirst()
  await db.updateTable('team_place').set({ until: at }).where('team_id', '=', teamId).where('until', 'is', null).execute()
  return closed !== undefined
}

export async function endPlace(db: Writer, place: { teamId: string; personId: string; at: Date }): Promise<boolean> {
  const ended = await db
    .updateTable('team_place')
    .set({ until: place.at })
    .where('team_id', '=', place.teamId)
    .where('person_id', '=', place.personId)
    .where('until', 'is', null)
    .returning('place_id')
    .executeTakeFirst()
  return ended !== undefined
}

export function insertPlace(
  db: Writer,
  row: { orgId: string; placeId: string; teamId: string; personId: string; part: TeamPart; at: Date },
) {
  return db
    .insertInto('team_place')
    .values({
      org_id: row.orgId,
      place_id: row.placeId,
      team_id: row.teamId,
      person_id: row.personId,
      part: row.part,
      since: row.at,
      until: null,
    })
    .execute()
}
