import { sql } from 'kysely'
import type { Reader, Writer } from '../context.ts'

type Db = Reader | Writer

/** Heads with what their release says of itself; never the documents. */
function heads(db: Db) {
  return db
    .selectFrom('library_framework as f')
    .innerJoin('library_release as r', (join) => join.onRef('r.framework_id', '=', 'f.framework_id').onRef('r.number', '=', 'f.number'))
    .innerJoin('person as p', 'p.person_id', 'r.imported_by')
    .select(['f.framework_id', 'f.version', 'f.number', 'r.source', 'r.counts', 'r.imported_at', 'p.name as imported_by'])
}

export function listFrameworks(db: Db) {
  return heads(db).orderBy('f.source_id').execute()
}

export function findFramework(db: Db, frameworkId: string) {
  return heads(db).where('f.framework_id', '=', frameworkId).executeTakeFirst()
}

/** The framework of a source; inside a write it is held until the end, so that two imports of it follow one another. */
export function findHead(db: Db, sourceId: string) {
  return db
    .selectFrom('library_framework as f')
    .innerJoin('library_release as r', (join) => join.onRef('r.framework_id', '=', 'f.framework_id').onRef('r.number', '=', 'f.number'))
    .select(['f.framework_id', 'f.number', sql<string>`r.source->>'version'`.as('says')])
    .where('f.source_id', '=', sourceId)
    .executeTakeFirst()
}

export async function lockLibrary(db: Writer, orgId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('library:' || ${orgId}, 0))`.execute(db as never)
}

export async function countFrameworks(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('library_framework')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

export function listReleases(db: Db, frameworkId: string, most: number) {
  return db
    .selectFrom('library_release as r')
    .innerJoin('person as p', 'p.person_id', 'r.imported_by')
    .select([
      'r.number',
      'r.importer',
      'r.changes',
      'r.imported_at',
      'p.name as imported_by',
      sql<string>`r.source->>'version'`.as('version'),
    ])
    .where('r.framework_id', '=', frameworkId)
    .orderBy('r.number', 'desc')
    .limit(most)
    .execute()
}

/** The document as text: it is read beside this thread. */
export async function findDocument(db: Db, frameworkId: string, number: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('library_release')
    .select(sql<string>`document::text`.as('text'))
    .where('framework_id', '=', frameworkId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row?.text
}

export function insertFramework(db: Writer, row: { orgId: string; frameworkId: string; sourceId: string }) {
  return db
    .insertInto('library_framework')
    .values({ org_id: row.orgId, framework_id: row.frameworkId, source_id: row.sourceId, number: 1 })
    .execute()
}

export function raiseFramework(db: Writer, frameworkId: string, number: number) {
  return db
    .updateTable('library_framework')
    .set((eb) => ({ number, version: eb('version', '+', 1) }))
    .where('framework_id', '=', frameworkId)
    .execute()
}

export function deleteFramework(db: Writer, frameworkId: string, version: number) {
  return db
    .deleteFrom('library_framework')
    .where('framework_id', '=', frameworkId)
    .where('version', '=', version)
    .returning('framework_id')
    .executeTakeFirst()
}

/** From the import into the library, inside the database: the document makes no other way. */
export async function insertRelease(
  db: Writer,
  row: { orgId: string; importId: string; frameworkId: string; number: number; changes: number; personId: string; at: Date },
): Promise<void> {
  await sql`
    insert into library_release (org_id, framework_id, number, importer, source, counts, changes, document, imported_at, imported_by)
    select org_id, ${row.frameworkId}::uuid, ${row.number}::integer, reading->>'importer', reading->'source', reading->'counts', ${row.changes}::integer,
      document, ${row.at}::timestamptz, ${row.personId}::uuid
    from library_import where org_id = ${row.orgId}::uuid and import_id = ${row.importId}::uuid
  `.execute(db as never)
}

export async function countImports(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('library_import')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

export function deleteImportsBefore(db: Writer, at: Date) {
  return db.deleteFrom('library_import').where('opened_at', '<', at).execute()
}

export function insertImport(db: Writer, row: { orgId: string; importId: string; personId: string; at: Date; files: readonly object[] }) {
  return db
    .insertInto('library_import')
    .values({ org_id: row.orgId, import_id: row.importId, person_id: row.personId, opened_at: row.at, files: JSON.stringify(row.files) })
    .execute()
}

/** Everything but the document and the lines. */
export function findImport(db: Db, importId: string) {
  return db
    .selectFrom('library_import')
    .select(['import_id', 'opened_at', 'files', 'given', 'reading', 'against', 'version'])
    .where('import_id', '=', importId)
    .executeTakeFirst()
}

export function deleteImport(db: Writer, importId: string) {
  return db.deleteFrom('library_import').where('import_id', '=', importId).returning('import_id').executeTakeFirst()
}

/** How many parts of each file are here. */
export async function countParts(db: Db, importId: string): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom('library_part')
    .select((eb) => ['file', eb.fn.countAll<string>().as('n')])
    .where('import_id', '=', importId)
    .groupBy('file')
    .execute()
  return new Map(rows.map(({ file, n }) => [file, Number(n)]))
}

export function listParts(db: Db, importId: string) {
  return db
    .selectFrom('library_part')
    .select(['file', 'part', 'text'])
    .where('import_id', '=', importId)
    .orderBy('file')
    .orderBy('part')
    .execute()
}

export async function replacePart(db: Writer, row: { orgId: string; importId: string; file: number; part: number; text: string }) {
  const { orgId, importId, file, part, text } = row
  await db.deleteFrom('library_part').where('import_id', '=', importId).where('file', '=', file).where('part', '=', part).execute()
  await db.insertInto('library_part').values({ org_id: orgId, import_id: importId, file, part, text }).execute()
}

type ReadRow = {
  readonly importId: string
  readonly version: number
  readonly given: object
  readonly reading: object
  readonly document: string
  readonly against: object | null
  readonly lines: readonly string[]
}

/** False when it was read by somebody else meanwhile. */
export async function saveReading(db: Writer, row: ReadRow): Promise<number | undefined> {
  const saved = await db
    .updateTable('library_import')
    .set((eb) => ({
      given: JSON.stringify(row.given),
      reading: JSON.stringify(row.reading),
      document: row.document,
      against: row.against && JSON.stringify(row.against),
      lines: JSON.stringify(row.lines),
      version: eb('version', '+', 1),
    }))
    .where('import_id', '=', row.importId)
    .where('version', '=', row.version)
    .returning('version')
    .executeTakeFirst()
  return saved?.version
}

/** A page of a list inside the document or of the lines, cut out by the database. */
export async function findSlice(
  db: Db,
  importId: string,
  of: 'problems' | 'lines',
  after: number,
  limit: number,
): Promise<readonly unknown[] | undefined> {
  const list = of === 'problems' ? sql`document->'problems'` : sql`lines`
  const { rows } = await sql<{ part: unknown[] | null }>`
    select (select coalesce(jsonb_agg(one order by place), '[]') from jsonb_array_elements(coalesce(${list}, '[]')) with ordinality t(one, place)
      where place > ${after} and place <= ${after + limit}) as part
    from library_import where import_id = ${importId}
  `.execute(db as never)
  return rows[0]?.part ?? undefined
}
