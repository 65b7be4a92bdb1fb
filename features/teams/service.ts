import type { Context, Pen, Reader } from '../context.ts'
import { tell } from '../notices/service.ts'
import type { Team, TeamPart } from './contract.ts'
import { closeTeam, endPlace, findNameOwner, findTeam, insertPlace, insertTeam, listPlaces, listTeams, updateTeam } from './queries.ts'

export { showHeatMap } from './heat-map.ts'

const seesAll = ['hr', 'owner', 'auditor']

export async function showTeams(ctx: Context): Promise<{ teams: Team[] }> {
  const { teams, places } = await ctx.read(async (db) => ({ teams: await listTeams(db), places: await listPlaces(db) }))
  const me = ctx.actor.personId
  const shown = teams.map(({ team_id, name, version }) => {
    const here = places.filter((place) => place.team_id === team_id)
    return {
      teamId: team_id,
      name,
      version,
      isMine: here.some((place) => place.person_id === me && place.part === 'manager'),
      people: here.map((place) => ({ personId: place.person_id, name: place.name, part: place.part, since: place.since.toISOString() })),
    }
  })
  return { teams: seesAll.includes(ctx.actor.role) ? shown : shown.filter((team) => team.people.some((one) => one.personId === me)) }
}

/** The people of the teams somebody manages at this moment, each once, by name. */
export async function reportsOf(db: Reader, managerId: string) {
  const [teams, places] = [await listTeams(db), await listPlaces(db)]
  const mine = new Set(places.filter((place) => place.person_id === managerId && place.part === 'manager').map((place) => place.team_id))
  const theirs = places.filter((place) => mine.has(place.team_id) && place.person_id !== managerId)
  return [...new Map(theirs.map((place) => [place.person_id, place.name]))]
    .map(([personId, name]) => {
      const in_ = theirs.filter((place) => place.person_id === personId).map((place) => place.team_id)
      return { personId, name, teams: teams.filter((team) => in_.includes(team.team_id)).map((team) => team.name) }
    })
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

export async function addTeam(ctx: Context, name: string) {
  const teamId = ctx.newId()
  return ctx.write('addTeam', { kind: 'team', id: teamId, personId: null }, async ({ db, stale, emit }) => {
    if (!(await insertTeam(db, { orgId: ctx.actor.orgId, teamId, name: name.trim(), at: ctx.now })))
      return { refused: 'name-taken' as const }
    emit('team.created', { teamId })
    stale('teams', 'organisation')
    return { teamId }
  })
}

export async function saveTeam(ctx: Context, teamId: string, { name, version }: { name: string; version: number }) {
  return ctx.write('saveTeam', { kind: 'team', id: teamId, personId: null }, async ({ db, stale }) => {
    if (!(await findTeam(db, teamId))) return { refused: 'gone' as const }
    const owner = await findNameOwner(db, name.trim())
    if (owner && owner.team_id !== teamId) return { refused: 'name-taken' as const }
    const saved = await updateTeam(db, { teamId, name: name.trim(), version })
    if (!saved) return { refused: 'changed-meanwhile' as const }
    stale('teams', 'organisation')
    return { version: saved.version }
  })
}

export async function endTeam(ctx: Context, teamId: string) {
  return ctx.write('closeTeam', { kind: 'team', id: teamId, personId: null }, async ({ db, stale, emit }) => {
    if (!(await closeTeam(db, teamId, ctx.now))) return { refused: 'gone' as const }
    emit('team.closed', { teamId })
    stale('teams', 'organisation', 'reports', 'me')
    return { done: true as const }
  })
}

export async function placePerson(ctx: Context, teamId: string, personId: string, part: TeamPart) {
  return ctx.write('placePerson', { kind: 'team', id: teamId, personId }, async (pen) => {
    if (!(await placeIn(ctx, pen, { teamId, personId, part }))) return { refused: 'gone' as const }
    await tell(ctx, pen, personId, 'place-changed')
    return { done: true as const }
  })
}

/** Inside any write: from now on this person has this part in the team, and the part they had is history. False when there is no such team. */
export async function placeIn(ctx: Context, pen: Pen, { teamId, personId, part }: { teamId: string; personId: string; part: TeamPart }) {
  if (!(await findTeam(pen.db, teamId))) return false
  await endPlace(pen.db, { teamId, personId, at: ctx.now })
  await insertPlace(pen.db, { orgId: ctx.actor.orgId, placeId: ctx.newId(), teamId, personId, part, at: ctx.now })
  pen.emit('team.place-begun', { teamId, personId, part })
  pen.stale('teams', 'organisation', 'reports', 'me')
  return true
}

export async function leaveTeam(ctx: Context, teamId: string, personId: string) {
  return ctx.write('endPlace', { kind: 'team', id: teamId, personId }, async (pen) => {
    if (!(await endPlace(pen.db, { teamId, personId, at: ctx.now }))) return { refused: 'gone' as const }
    pen.emit('team.place-ended', { teamId, personId })
    pen.stale('teams', 'organisation', 'reports', 'me')
    await tell(ctx, pen, personId, 'place-changed')
    return { done: true as const }
  })
}
