import { sql } from 'kysely'
import type { Reader, Writer } from '../../context.ts'
import type { Addition, Placing, Plan } from '../people-plan.ts'
import type { Rating } from '../rating-rows.ts'

/** How many raters make a group: below it single people could be told. */
export const fewestRaters = 5

const rated = sql`(r.found->>'personId')::uuid`
const about = sql`r.found->>'competency'`

/**
 * What only shows once all rows are there: the same rating twice, one rating with two scores, what was brought in before, and groups too
 * small to be told apart from their members.
 */
export async function settleRatings(db: Writer, importId: string, place: string): Promise<void> {
  await joinBySorting(db)
  await sql`with twice as (
      select line, first_value(line) over again as first, first_value(hash) over again as said, hash from import_row
      where import_id = ${importId}::uuid and verdict = 'new' window again as (partition by key order by line))
    update import_row r set verdict = case when t.hash = t.said then 'same' else 'bad' end,
      place = case when t.hash = t.said then null else ${place} end,
      says = case when t.hash = t.said then null else 'Line ' || t.first || ' gives another score for the same rating.' end,
      remedy = case when t.hash = t.said then null else 'Keep the row that is right, and take the other out.' end
    from twice t where r.import_id = ${importId}::uuid and r.line = t.line and t.line <> t.first`.execute(db as never)
  await markBrought(db, importId, place)
  await sql`with grouped as (
      select ${rated} as person_id, ${about} as competency from import_row r
      where import_id = ${importId}::uuid and verdict = 'new' and r.found->>'voice' = 'group'
      group by 1, 2 having count(distinct r.found->>'rater') < ${fewestRaters})
    update import_row r set verdict = 'held' from grouped g
    where r.import_id = ${importId}::uuid and r.verdict = 'new' and r.found->>'voice' = 'group' and ${rated} = g.person_id and ${about} = g.competency`.execute(
    db as never,
  )
}

/**
 * Until the end of the transaction: rows just written have no statistics, and the planner, who takes them for few, would compare each with
 * each. Only the owner of a table may gather statistics.
 */
async function joinBySorting(db: Writer): Promise<void> {
  await sql`select set_config('enable_nestloop', 'off', true)`.execute(db as never)
}

/** Rows that an import brought in before and that was not taken back. Returns how many there were. */
export async function markBrought(db: Writer, importId: string, place: string): Promise<number> {
  await joinBySorting(db)
  const { numAffectedRows } = await sql`update import_row r set verdict = case when b.hash = r.hash then 'same' else 'bad' end,
      place = case when b.hash = r.hash then null else ${place} end,
      says = case when b.hash = r.hash then null else 'Another score was brought in for this rating before.' end,
      remedy = case when b.hash = r.hash then null else 'Take that import back first, or take the row out.' end
    from (select distinct on (m.key) m.key, m.hash from imported m join import i on i.import_id = m.import_id and i.state = 'done' where m.key is not null) b
    where r.import_id = ${importId}::uuid and r.verdict in ('new', 'held') and b.key = r.key`.execute(db as never)
  return Number(numAffectedRows ?? 0)
}

export async function countHeld(db: Reader | Writer, importId: string): Promise<{ readonly rows: number; readonly people: number }> {
  const { rows } = await sql<{ rows: string; people: string }>`select count(*) as rows, count(distinct found->>'personId') as people
    from import_row where import_id = ${importId}::uuid and verdict = 'held'`.execute(db as never)
  return { rows: Number(rows[0]?.rows ?? 0), people: Number(rows[0]?.people ?? 0) }
}

/** Scores between two levels that a source of whole levels has to round. */
export async function countRounded(db: Reader | Writer, importId: string): Promise<number> {
  const { rows } = await sql<{ n: string }>`select count(*) as n from import_row r where import_id = ${importId}::uuid and verdict = 'new'
    and r.found->>'voice' <> 'group' and (r.found->>'level')::numeric % 1 <> 0`.execute(db as never)
  return Number(rows[0]?.n ?? 0)
}

export type Named = { readonly line: number; readonly key: string; readonly hash: string; readonly found: Rating }

/** Ratings whose rater stands by their name, of the rows that begin on the lines after one and up to another. */
export async function listNamed(db: Writer, importId: string, after: number, upTo: number): Promise<readonly Named[]> {
  const { rows } = await sql<Named>`select r.line, r.key, r.hash, r.found from import_row r
    where r.import_id = ${importId}::uuid and r.verdict = 'new' and r.found->>'voice' <> 'group' and r.line > ${after} and r.line <= ${upTo} order by r.line`.execute(
    db as never,
  )
  return rows
}

export type Group = {
  readonly person_id: string
  readonly competency: string
  readonly raters: number
  readonly mean: number
  readonly day: string
}

/** What groups of five or more say about one competency of one person: one voice each, and the month of the middle rating. */
export async function listGroups(db: Writer, importId: string): Promise<readonly Group[]> {
  const { rows } = await sql<Group>`select person_id, competency, count(*)::integer as raters, avg(level)::float8 as mean,
      date_trunc('month', percentile_disc(0.5) within group (order by day))::date as day
    from (select ${rated} as person_id, ${about} as competency, r.found->>'rater' as rater, avg((r.found->>'level')::numeric) as level,
        max((r.found->>'day')::date) as day
      from import_row r where r.import_id = ${importId}::uuid and r.verdict = 'new' and r.found->>'voice' = 'group' group by 1, 2, 3) one
    group by 1, 2 having count(*) >= ${fewestRaters} order by 1, 2`.execute(db as never)
  return rows
}

type Trace = {
  readonly line: number
  readonly personId: string
  readonly evidenceId: string | null
  readonly key: string | null
  readonly hash: string | null
}

export function insertImported(db: Writer, orgId: string, importId: string, traces: readonly Trace[]) {
  return sql`insert into imported (org_id, import_id, line, person_id, evidence_id, key, hash)
    select ${orgId}::uuid, ${importId}::uuid, t.line, t."personId", t."evidenceId", t.key, t.hash
    from jsonb_to_recordset(${JSON.stringify(traces)}::jsonb) as t(line integer, "personId" uuid, "evidenceId" uuid, key text, hash text)`.execute(
    db as never,
  )
}

type Told = { readonly personId: string; readonly competency: string; readonly evidenceId: string }

/** Every row of a group leads to the one piece of evidence it became a part of. */
export function insertImportedGroups(db: Writer, orgId: string, importId: string, told: readonly Told[]) {
  return sql`insert into imported (org_id, import_id, line, person_id, evidence_id, key, hash)
    select ${orgId}::uuid, ${importId}::uuid, r.line, t."personId", t."evidenceId", r.key, r.hash
    from import_row r join jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as t("personId" uuid, competency text, "evidenceId" uuid)
      on ${rated} = t."personId" and ${about} = t.competency
    where r.import_id = ${importId}::uuid and r.verdict = 'new' and r.found->>'voice' = 'group'`.execute(db as never)
}

export function insertPeople(db: Writer, orgId: string, at: Date, people: readonly Addition[]) {
  return sql`insert into person (org_id, person_id, user_id, name, role, state, created_at, invited_email, external_id, time_zone, language)
    select ${orgId}::uuid, p."personId", null, p.name, p.role, 'invited', ${at}, p.email, p."externalId", p."timeZone", p.language
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
      as p("personId" uuid, name text, role text, email text, "externalId" text, "timeZone" text, language text)`.execute(db as never)
}

export function updatePeople(db: Writer, changes: Plan['change']) {
  const rows = changes.map(({ personId, detail }) => ({ personId, ...detail }))
  return sql`update person p set name = coalesce(c.name, p.name), role = coalesce(c.role, p.role), invited_email = coalesce(c.email, p.invited_email),
      external_id = coalesce(c."externalId", p.external_id), time_zone = coalesce(c."timeZone", p.time_zone), language = coalesce(c.language, p.language),
      version = p.version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as c("personId" uuid, name text, role text, email text, "externalId" text, "timeZone" text, language text)
    where p.person_id = c."personId"`.execute(db as never)
}

export function insertTeams(db: Writer, orgId: string, at: Date, teams: Plan['teams']) {
  return sql`insert into team (org_id, team_id, name, created_at)
    select ${orgId}::uuid, t."teamId", t.name, ${at} from jsonb_to_recordset(${JSON.stringify(teams)}::jsonb) as t("teamId" uuid, name text)`.execute(
    db as never,
  )
}

export function endPlaces(db: Writer, at: Date, places: Plan['end']) {
  return sql`update team_place p set until = ${at} from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as e("personId" uuid, "teamId" uuid)
    where p.person_id = e."personId" and p.team_id = e."teamId" and p.until is null`.execute(db as never)
}

export function insertPlaces(db: Writer, orgId: string, at: Date, places: readonly (Placing & { readonly placeId: string })[]) {
  return sql`insert into team_place (org_id, place_id, team_id, person_id, part, since)
    select ${orgId}::uuid, p."placeId", p."teamId", p."personId", p.part, ${at}
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p("placeId" uuid, "teamId" uuid, "personId" uuid, part text)`.execute(
    db as never,
  )
}

/** Withdraws what an import brought in and nobody has withdrawn yet. Returns how many pieces of evidence. */
export async function withdrawImported(db: Writer, row: { orgId: string; importId: string; at: Date; reason: string }): Promise<number> {
  const { numAffectedRows } = await sql`insert into withdrawal (org_id, evidence_id, turn, person_id, withdrawn, at, reason)
    select ${row.orgId}::uuid, e.evidence_id, coalesce(w.turn, 0) + 1, e.person_id, true, ${row.at}, ${row.reason}
    from (select distinct evidence_id, person_id from imported where import_id = ${row.importId}::uuid and evidence_id is not null) e
    left join lateral (select turn, withdrawn from withdrawal where evidence_id = e.evidence_id order by turn desc limit 1) w on true
    where not coalesce(w.withdrawn, false)`.execute(db as never)
  return Number(numAffectedRows ?? 0)
}

/** Takes people off the list whom an import added, who have not come, and about whom nothing is known. Returns how many. */
export async function removeImported(db: Writer, importId: string, at: Date): Promise<number> {
  const { rows } = await sql<{
    person_id: string
  }>`update person p set state = 'left', invited_email = null, external_id = null, version = p.version + 1
    where p.state = 'invited' and p.person_id in (select person_id from imported where import_id = ${importId}::uuid and evidence_id is null)
      and not exists (select from evidence e where e.person_id = p.person_id) returning p.person_id`.execute(db as never)
  const ids = rows.map((row) => row.person_id)
  await sql`update team_place set until = ${at} where until is null and person_id = any(${ids}::uuid[])`.execute(db as never)
  await sql`delete from identity.link where subject_id = any(${ids}::uuid[])`.execute(db as never)
  return ids.length
}

/** Whom an import added and nobody has invited: no link was ever made for them. */
export async function listUninvited(db: Reader | Writer, importId: string) {
  const { rows } = await sql<{ person_id: string; name: string; invited_email: string | null }>`select p.person_id, p.name, p.invited_email
    from person p where p.state = 'invited' and p.person_id in (select person_id from imported where import_id = ${importId}::uuid and evidence_id is null)
      and not exists (select from identity.link l where l.subject_id = p.person_id and l.purpose = 'join') order by p.name, p.person_id`.execute(
    db as never,
  )
  return rows
}
