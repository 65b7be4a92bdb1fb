import { groupOf } from '@evenkeel/measure'
import { recordManyEvidence } from '../competency/service.ts'
import type { Context, Pen } from '../context.ts'
import {
  endPlaces,
  insertImported,
  insertImportedGroups,
  insertPeople,
  insertPlaces,
  insertTeams,
  listGroups,
  listNamed,
  markBrought,
  type Named,
  updatePeople,
} from './bringing/queries.ts'
import { type Begun, planOf, told } from './check.ts'
import { headingOf } from './columns.ts'
import type { Result } from './contract.ts'
import { asResult, countVerdicts, deleteRows, findImportForUpdate, lockOrg, updateImport } from './queries.ts'

/** Lines read, and pieces of evidence written, with one statement. */
const atOnce = 2_000

const nothing = {
  people: { added: 0, changed: 0, teams: 0, placesBegun: 0, placesEnded: 0 },
  evidence: 0,
  missing: { count: 0, names: [] as string[] },
}

/** One transaction: whoever pulls the plug finds all of it, or the rows waiting as before. */
export async function bringIn(ctx: Context, importId: string, version: number) {
  return ctx.write('bringIn', { kind: 'import', id: importId, personId: null }, async (pen) => {
    const { db } = pen
    await lockOrg(db)
    const row = await findImportForUpdate(db, importId)
    if (!row || row.state === 'discarded') return { refused: 'gone' as const }
    if (row.state !== 'ready') return { refused: 'wrong-state' as const }
    if (row.version !== version) return { refused: 'changed-meanwhile' as const }
    const before = row.result as Result
    if (before.rows.bad > 0) return { refused: 'rows-bad' as const }
    const done = row.kind === 'people' ? await bringPeople(ctx, pen, row) : await bringRatings(ctx, pen, row)
    if (done === null) return { refused: 'check-again' as const }
    const result = { ...before, ...done }
    await deleteRows(db, importId)
    const now = await updateImport(db, importId, { state: 'done', result: asResult(result), done_at: ctx.now, tail: '', seam: '' })
    pen.emit('import.done', { importId })
    pen.stale('imports')
    return { result, version: now }
  })
}

/** Null when the organisation has moved on, so that what was shown is not what would be done. */
async function bringPeople(ctx: Context, { db, stale }: Pen, row: Begun): Promise<Partial<Result> | null> {
  const { orgId } = ctx.actor
  const plan = await planOf(ctx, db, row)
  const now = told(plan)
  const seen = row.result as Result
  if (plan.verdicts.some(({ bad }) => bad) || differ(now.people, seen.people)) return null
  await insertPeople(db, orgId, ctx.now, plan.add)
  await updatePeople(db, plan.change)
  await insertTeams(db, orgId, ctx.now, plan.teams)
  await endPlaces(db, ctx.now, plan.end)
  await insertPlaces(
    db,
    orgId,
    ctx.now,
    plan.begin.map((place) => ({ ...place, placeId: ctx.newId() })),
  )
  const traces = plan.add.map(({ line, personId }) => ({ line, personId, evidenceId: null, key: null, hash: null }))
  await insertImported(db, orgId, row.import_id, traces)
  stale('organisation', 'teams', 'reports', 'me')
  return { ...nothing, ...now }
}

/** The database gives an object back with its keys in an order of its own. */
const differ = (now: Result['people'], seen: Result['people']) =>
  (Object.keys(now) as (keyof Result['people'])[]).some((key) => now[key] !== seen[key])

async function bringRatings(ctx: Context, pen: Pen, row: Begun): Promise<Partial<Result> | null> {
  const { orgId } = ctx.actor
  const importId = row.import_id
  // Another import may have brought some of it in since: what was shown is no longer what would be done.
  if ((await markBrought(pen.db, importId, headingOf(row.header ?? [], row.columns ?? [], 'score'))) > 0) return null
  let evidence = 0
  for (let after = 0; after < row.next_line; after += atOnce) {
    const page = await listNamed(pen.db, importId, after, after + atOnce)
    const ids = await recordManyEvidence(ctx, pen, page.map(statementOf))
    const traces = page.map(({ line, key, hash, found }, i) => ({ line, key, hash, personId: found.personId, evidenceId: ids[i]! }))
    await insertImported(pen.db, orgId, importId, traces)
    evidence += page.length
  }
  const groups = (await listGroups(pen.db, importId)).flatMap(({ person_id, competency, raters, mean, day }) => {
    const kept = groupOf(raters, mean)
    return kept ? [{ personId: person_id, day, payload: { competency, ...kept, batch: importId } }] : []
  })
  for (let from = 0; from < groups.length; from += atOnce) {
    const page = groups.slice(from, from + atOnce)
    const ids = await recordManyEvidence(
      ctx,
      pen,
      page.map((group) => ({ ...group, source: 'group-rating', recordedBy: null })),
    )
    const kept = page.map(({ personId, payload }, i) => ({ personId, competency: payload.competency, evidenceId: ids[i]! }))
    await insertImportedGroups(pen.db, orgId, importId, kept)
  }
  return { ...nothing, rows: await countVerdicts(pen.db, importId), evidence: evidence + groups.length }
}

/** A rating by somebody who stands by their name. The sources take whole levels; a manager's ladder begins at the first anchor. */
function statementOf({ found }: Named) {
  const { personId, competency, level, day, voice, rater, raterName } = found
  const whole = Math.round(level)
  if (voice === 'self') return { personId, source: 'self', day, recordedBy: personId, payload: { competency, level: whole } }
  const payload = {
    ...{ competency, level: Math.max(1, whole), rater: { id: rater, name: raterName }, seenOn: day },
    ...{ situation: 'Brought along from a file, which names no situation.', confidence: 'low' },
  }
  return { personId, source: 'manager', day, recordedBy: rater, payload }
}
