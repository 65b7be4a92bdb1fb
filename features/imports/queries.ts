import { sql } from 'kysely'
import type { Reader, Writer } from '../context.ts'
import type { Kind, Result, Scale } from './contract.ts'

type Db = Reader | Writer
type Change = {
  readonly state?: 'receiving' | 'checking' | 'ready' | 'done' | 'taken-back' | 'broken' | 'discarded'
  readonly received?: string
  readonly tail?: string
  readonly seam?: string
  readonly next_line?: number
  readonly delimiter?: string
  readonly header?: string
  readonly columns?: string
  readonly scale?: string | null
  readonly row_count?: number
  readonly checked?: number
  readonly checked_line?: number
  readonly fault?: string | null
  readonly result?: string | null
  readonly done_at?: Date
}

export function findOrgKind(db: Db) {
  return db.selectFrom('org').select('kind').executeTakeFirstOrThrow()
}

/** Whoever brings something in waits here for whoever is at it: what is known when rows are compared stays true until they are in. */
export function lockOrg(db: Writer) {
  return db.selectFrom('org').select('org_id').forUpdate().executeTakeFirstOrThrow()
}

export function insertImport(
  db: Writer,
  row: { orgId: string; importId: string; kind: Kind; fileName: string; size: number; personId: string; at: Date },
) {
  return db
    .insertInto('import')
    .values({
      ...{
        org_id: row.orgId,
        import_id: row.importId,
        kind: row.kind,
        state: 'receiving',
        file_name: row.fileName,
        size: String(row.size),
      },
      ...{ delimiter: null, header: null, columns: null, scale: null, fault: null, result: null },
      ...{ begun_by: row.personId, begun_at: row.at, done_at: null },
    })
    .execute()
}

export function findImport(db: Db, importId: string) {
  return db
    .selectFrom('import as i')
    .innerJoin('person as p', 'p.person_id', 'i.begun_by')
    .selectAll('i')
    .select('p.name as begun_by_name')
    .where('i.import_id', '=', importId)
    .executeTakeFirst()
}

/** The same, held until the transaction ends: two parts, or two checks, of one file come one after the other. */
export function findImportForUpdate(db: Writer, importId: string) {
  return db.selectFrom('import').selectAll().where('import_id', '=', importId).forUpdate().executeTakeFirst()
}

export async function listImports(db: Reader, after: string | null, limit: number) {
  let query = db
    .selectFrom('import as i')
    .innerJoin('person as p', 'p.person_id', 'i.begun_by')
    .select([
      'i.import_id',
      'i.kind',
      'i.state',
      'i.file_name',
      'i.size',
      'i.begun_at',
      'i.done_at',
      'i.version',
      'p.name as begun_by_name',
    ])
    .where('i.state', '<>', 'discarded')
  if (after) {
    const last = await db.selectFrom('import').select(['begun_at', 'import_id']).where('import_id', '=', after).executeTakeFirst()
    if (last)
      query = query.where((eb) =>
        eb.or([
          eb('i.begun_at', '<', last.begun_at),
          eb.and([eb('i.begun_at', '=', last.begun_at), eb('i.import_id', '<', last.import_id)]),
        ]),
      )
  }
  return query.orderBy('i.begun_at', 'desc').orderBy('i.import_id', 'desc').limit(limit).execute()
}

export async function updateImport(db: Writer, importId: string, change: Change): Promise<number> {
  const { version } = await db
    .updateTable('import')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('import_id', '=', importId)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

export const asColumns = (columns: readonly (string | null)[]) => JSON.stringify(columns)
export const asScale = (scale: Scale | null) => (scale === null ? null : JSON.stringify(scale))
export const asResult = (result: Result) => JSON.stringify(result)

type Row = { readonly line: number; readonly cells: readonly string[]; readonly flaw: string | null }

export function insertRows(db: Writer, orgId: string, importId: string, rows: readonly Row[]) {
  return sql`insert into import_row (org_id, import_id, line, cells, flaw)
    select ${orgId}::uuid, ${importId}::uuid, r.line, r.cells, r.flaw
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(line integer, cells jsonb, flaw text)`.execute(db as never)
}

/** The rows that begin on the lines after one and up to another: a window, since rows just written have no statistics to plan a limit by. */
export function listRows(db: Db, importId: string, after: number, upTo: number) {
  return db
    .selectFrom('import_row')
    .select(['line', 'cells', 'flaw'])
    .where('import_id', '=', importId)
    .where('line', '>', after)
    .where('line', '<=', upTo)
    .orderBy('line')
    .execute()
}

export async function countRows(db: Db, importId: string): Promise<number> {
  const { n } = await db
    .selectFrom('import_row')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('import_id', '=', importId)
    .executeTakeFirstOrThrow()
  return Number(n)
}

export type Judged = {
  readonly line: number
  readonly verdict: 'new' | 'changed' | 'same' | 'bad' | 'held'
  readonly place: string | null
  readonly says: string | null
  readonly remedy: string | null
  readonly key: string | null
  readonly hash: string | null
  readonly found: unknown
}

export function judgeRows(db: Writer, importId: string, rows: readonly Judged[]) {
  return sql`update import_row i set verdict = r.verdict, place = r.place, says = r.says, remedy = r.remedy, key = r.key, hash = r.hash, found = r.found
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(line integer, verdict text, place text, says text, remedy text, key text, hash text, found jsonb)
    where i.import_id = ${importId}::uuid and i.line = r.line`.execute(db as never)
}

export function clearVerdicts(db: Writer, importId: string) {
  const none = { verdict: null, place: null, says: null, remedy: null, key: null, hash: null, found: null }
  return db.updateTable('import_row').set(none).where('import_id', '=', importId).where('verdict', 'is not', null).execute()
}

export function deleteRows(db: Writer, importId: string) {
  return db.deleteFrom('import_row').where('import_id', '=', importId).execute()
}

export function listBadRows(db: Reader, importId: string, after: number, limit: number) {
  return db
    .selectFrom('import_row')
    .select(['line', 'place', 'says', 'remedy'])
    .where('import_id', '=', importId)
    .where('verdict', '=', 'bad')
    .where('line', '>', after)
    .orderBy('line')
    .limit(limit)
    .execute()
}

export async function countVerdicts(db: Db, importId: string): Promise<Result['rows']> {
  const rows = await db
    .selectFrom('import_row')
    .select(['verdict', (eb) => eb.fn.countAll<string>().as('n')])
    .where('import_id', '=', importId)
    .groupBy('verdict')
    .execute()
  const of = (verdict: string) => Number(rows.find((row) => row.verdict === verdict)?.n ?? 0)
  return { new: of('new'), changed: of('changed'), same: of('same'), bad: of('bad'), held: of('held') }
}

/** Everybody, with the addresses they may be called by: where the invitation goes, or how they sign in. */
export async function listMembers(db: Db) {
  const { rows } = await sql<{
    person_id: string
    name: string
    role: 'member' | 'manager' | 'hr' | 'owner' | 'auditor'
    state: 'active' | 'invited' | 'suspended' | 'left'
    invited_email: string | null
    external_id: string | null
    time_zone: string | null
    language: string | null
    email: string | null
  }>`select p.person_id, p.name, p.role, p.state, p.invited_email, p.external_id, p.time_zone, p.language, u.email
     from person p left join identity."user" u on u.id = p.user_id order by p.created_at, p.person_id`.execute(db as never)
  return rows
}

export function listTeams(db: Db) {
  return db.selectFrom('team').select(['team_id', 'name']).where('closed_at', 'is', null).execute()
}

export function listPlaces(db: Db) {
  return db
    .selectFrom('team_place as p')
    .innerJoin('team as t', 't.team_id', 'p.team_id')
    .select(['p.person_id', 'p.team_id', 'p.part', 't.name'])
    .where('p.until', 'is', null)
    .where('t.closed_at', 'is', null)
    .execute()
}
