import { sql } from 'kysely'
import type { Reader, Writer } from '../context.ts'

/** What a run would be worked out from, in counts of rows that are only ever added or erased, and the run before. */
export async function findStanding(db: Reader) {
  return db
    .selectFrom('org as o')
    .leftJoin(
      (eb) => eb.selectFrom('calibration').select(['org_id', 'number', 'stamp']).orderBy('number', 'desc').limit(1).as('last'),
      (on) => on.onRef('last.org_id', '=', 'o.org_id'),
    )
    .select(['o.kind', 'last.number', 'last.stamp'])
    .select((eb) => [
      eb
        .selectFrom('evidence')
        .select(({ fn }) => sql<string>`${fn.countAll()} || ' ' || coalesce(${fn.max('recorded_at')}::text, '')`.as('all'))
        .as('evidence'),
      eb
        .selectFrom('withdrawal')
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .as('withdrawals'),
      eb
        .selectFrom('aim')
        .select(({ fn }) => sql<string>`${fn.countAll()} || ' ' || coalesce(${fn.sum('version')}, 0)`.as('all'))
        .as('aims'),
    ])
    .executeTakeFirstOrThrow()
}

/** Everybody there is evidence about, who has said where they stand. */
export async function listJudged(db: Reader): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('aim as a')
    .select('a.person_id')
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('evidence as e').select('e.evidence_id').whereRef('e.person_id', '=', 'a.person_id')),
    )
    .orderBy('a.person_id')
    .execute()
  return rows.map((row) => row.person_id)
}

/** Everybody who may have rated; whoever was erased is told by the name all of them have. */
export function listSpeakers(db: Reader) {
  return db.selectFrom('person').select(['person_id', 'name', 'state']).execute()
}

type Row = { readonly voice: string; readonly personId: string | null; readonly people: number; readonly mean: number; readonly sd: number }
type RowAbout = { readonly voice: string; readonly personId: string; readonly mean: number | null; readonly sd: number | null }

/** What was learned takes the place of what was learned before, all of it at once. */
export async function replaceSeverity(db: Writer, orgId: string, rows: readonly Row[], about: readonly RowAbout[]): Promise<void> {
  await db.deleteFrom('severity').where('org_id', '=', orgId).execute()
  await sql`insert into severity (org_id, voice, person_id, people, mean, sd)
    select ${orgId}::uuid, r.voice, r."personId", r.people, r.mean, r.sd
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(voice text, "personId" uuid, people integer, mean float8, sd float8)`.execute(
    db as never,
  )
  await sql`insert into severity_about (org_id, voice, person_id, mean, sd)
    select ${orgId}::uuid, r.voice, r."personId", r.mean, r.sd
    from jsonb_to_recordset(${JSON.stringify(about)}::jsonb) as r(voice text, "personId" uuid, mean float8, sd float8)`.execute(db as never)
}

type Run = {
  readonly orgId: string
  readonly number: number
  readonly at: Date
  readonly stamp: string
  readonly people: number
  readonly voices: number
  readonly leniencySd: number
  readonly haloSd: number
  readonly health: object
}

/** undefined when another run was faster: it learned from the same. */
export function insertCalibration(db: Writer, run: Run) {
  const { number, at, stamp, people, voices } = run
  return db
    .insertInto('calibration')
    .values({
      ...{ org_id: run.orgId, number, at, stamp, people, voices },
      ...{ leniency_sd: run.leniencySd, halo_sd: run.haloSd, health: JSON.stringify(run.health) },
    })
    .onConflict((c) => c.doNothing())
    .returning('number')
    .executeTakeFirst()
}

export function findLastCalibration(db: Reader) {
  return db
    .selectFrom('calibration')
    .select(['number', 'at', 'people', 'voices', 'leniency_sd', 'halo_sd', 'health'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}
