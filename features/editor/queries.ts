import type { Reader, Writer } from '../context.ts'

/** Published versions, newest first, with who published them. */
export function listPublished(db: Reader, before: number | null, limit: number) {
  let query = db
    .selectFrom('framework_version as v')
    .innerJoin('person as p', (join) => join.onRef('p.org_id', '=', 'v.org_id').onRef('p.person_id', '=', 'v.published_by'))
    .select(['v.number', 'v.published_at', 'v.why', 'p.name'])
    .where('v.state', '=', 'published')
  if (before !== null) query = query.where('v.number', '<', before)
  return query.orderBy('v.number', 'desc').limit(limit).execute()
}

export function findDraftStub(db: Reader) {
  return db
    .selectFrom('framework_version as v')
    .innerJoin('person as p', (join) => join.onRef('p.org_id', '=', 'v.org_id').onRef('p.person_id', '=', 'v.made_by'))
    .select(['v.number', 'v.made_at', 'p.name'])
    .where('v.state', '=', 'draft')
    .executeTakeFirst()
}

export function findDraft(db: Reader | Writer) {
  return db
    .selectFrom('framework_version')
    .select(['number', 'document', 'removed', 'version'])
    .where('state', '=', 'draft')
    .executeTakeFirst()
}

export function findOrgKind(db: Reader | Writer) {
  return db.selectFrom('org').select('kind').executeTakeFirstOrThrow()
}

/** Nothing when there is a draft already: two clicks at once make one. */
export function insertDraft(db: Writer, row: { orgId: string; number: number; document: unknown; madeBy: string; at: Date }) {
  return db
    .insertInto('framework_version')
    .values({
      org_id: row.orgId,
      number: row.number,
      state: 'draft',
      document: JSON.stringify(row.document),
      made_by: row.madeBy,
      made_at: row.at,
      published_by: null,
      published_at: null,
    })
    .onConflict((c) => c.doNothing())
    .returning('number')
    .executeTakeFirst()
}

/** Nothing when the version is no longer the one that was loaded. */
export function updateDraft(db: Writer, row: { version: number; document: unknown; removed: unknown }) {
  return db
    .updateTable('framework_version')
    .set({ document: JSON.stringify(row.document), removed: JSON.stringify(row.removed), version: row.version + 1 })
    .where('state', '=', 'draft')
    .where('version', '=', row.version)
    .returning('version')
    .executeTakeFirst()
}

export function publishDraftRow(db: Writer, row: { version: number; by: string; at: Date; why: string }) {
  return db
    .updateTable('framework_version')
    .set({ state: 'published', published_by: row.by, published_at: row.at, why: row.why, removed: '[]', version: row.version + 1 })
    .where('state', '=', 'draft')
    .where('version', '=', row.version)
    .returning('number')
    .executeTakeFirst()
}

export function deleteDraft(db: Writer, version: number) {
  return db
    .deleteFrom('framework_version')
    .where('state', '=', 'draft')
    .where('version', '=', version)
    .returning('number')
    .executeTakeFirst()
}
