import type { Context, Writer } from '../context.ts'
import { countHeld, countRounded, settleRatings } from './bringing/queries.ts'
import { headingOf, meaningOf, unmapped } from './columns.ts'
import type { Result } from './contract.ts'
import { Directory, same } from './directory.ts'
import { type Line, type Plan, planPeople } from './people-plan.ts'
import type { Member } from './people-rows.ts'
import {
  asResult,
  countRows,
  countVerdicts,
  findImportForUpdate,
  type Judged,
  judgeRows,
  listMembers,
  listPlaces,
  listRows,
  listTeams,
  updateImport,
} from './queries.ts'
import { type Bad, type Look, readRating } from './rating-rows.ts'

/** Lines looked at in one request: a moment's work, so that nobody else waits. */
const linesAtOnce = 2_000
/** People are looked at together, since rows may speak of the same person. */
export const mostPeople = 50_000
const namesShown = 200

export type Begun = NonNullable<Awaited<ReturnType<typeof findImportForUpdate>>>

/** Looks at the next rows; after the last of them says what bringing them in would do. */
export async function checkImport(ctx: Context, importId: string) {
  return ctx.write('checkImport', { kind: 'import', id: importId, personId: null }, async ({ db, stale }) => {
    const row = await findImportForUpdate(db, importId)
    if (!row || row.state === 'discarded') return { refused: 'gone' as const }
    if (row.state === 'broken') return { refused: 'broken' as const }
    if (row.state !== 'checking') return { refused: 'wrong-state' as const }
    if (unmapped(row.kind, row.columns ?? []).length > 0) return { refused: 'columns-missing' as const }
    const fault = await faultOf(db, row)
    if (fault !== null) {
      const version = await updateImport(db, importId, { state: 'broken', fault })
      stale('imports')
      return { state: 'broken' as const, checked: row.checked, rowCount: row.row_count, version }
    }
    const progress = row.kind === 'people' ? await checkPeople(ctx, db, row) : await checkRatings(ctx, db, row)
    const { checked } = progress
    const isReady = progress.checked_line >= row.next_line
    const result = isReady ? asResult(await foretell(ctx, db, row)) : null
    const version = await updateImport(db, importId, { ...progress, result, state: isReady ? 'ready' : 'checking' })
    if (isReady) stale('imports')
    return { state: isReady ? ('ready' as const) : ('checking' as const), checked, rowCount: row.row_count, version }
  })
}

/** What the file as a whole stumbles over. */
async function faultOf(db: Writer, row: Begun): Promise<string | null> {
  if (row.kind === 'people' && row.row_count > mostPeople) return `The file has more than ${mostPeople.toLocaleString('en')} people.`
  // Rows of files that were not brought in are in no backup.
  if (row.checked === 0 && (await countRows(db, row.import_id)) !== row.row_count)
    return 'Some rows are no longer here. Begin again with the same file.'
  return null
}

type Progress = { readonly checked: number; readonly checked_line: number }

async function checkPeople(ctx: Context, db: Writer, row: Begun): Promise<Progress> {
  const { verdicts } = await planOf(ctx, db, row)
  await judgeRows(
    db,
    row.import_id,
    verdicts.map(({ line, verdict, bad }) => ({ line, verdict, ...placed(row, bad), key: null, hash: null, found: null })),
  )
  return { checked: row.row_count, checked_line: row.next_line }
}

async function checkRatings(ctx: Context, db: Writer, row: Begun): Promise<Progress> {
  const look = await lookOf(ctx, db, row)
  const upTo = row.checked_line + linesAtOnce
  const rows = await listRows(db, row.import_id, row.checked_line, upTo)
  const judged = rows.map(({ line, cells, flaw }): Judged => {
    const read = flaw ? flawed(flaw) : readRating(meaningOf(row.columns ?? [], cells), look)
    if ('says' in read) return { line, verdict: 'bad', ...placed(row, read), key: null, hash: null, found: null }
    const { about, raterName, ...found } = read
    const key = ctx.markOf(`rating\n${about}`)
    const hash = ctx.markOf(`score\n${about}\n${found.level}`)
    // A group's members are kept as marks even here: only whether two are the same matters.
    const rater = found.voice === 'group' ? ctx.markOf(`rater\n${row.import_id}\n${found.rater}`) : found.rater
    const kept = { ...found, rater, ...(found.voice === 'manager' ? { raterName } : {}) }
    return { line, verdict: 'new', place: null, says: null, remedy: null, key, hash, found: kept }
  })
  await judgeRows(db, row.import_id, judged)
  const checked = row.checked + rows.length
  if (upTo >= row.next_line) await settleRatings(db, row.import_id, headingOf(row.header ?? [], row.columns ?? [], 'score'))
  return { checked, checked_line: upTo }
}

/** What bringing it in would do, before it is done. */
async function foretell(ctx: Context, db: Writer, row: Begun): Promise<Result> {
  const rows = await countVerdicts(db, row.import_id)
  const left = (row.header ?? []).filter((_, i) => row.columns?.[i] === null).map((heading) => `"${heading.slice(0, 40)}"`)
  const notes =
    left.length > 0
      ? [`Left out: ${left.join(', ')}. No meaning was chosen for ${left.length === 1 ? 'this column' : 'these columns'}.`]
      : []
  const nothing = {
    people: { added: 0, changed: 0, teams: 0, placesBegun: 0, placesEnded: 0 },
    evidence: 0,
    missing: { count: 0, names: [] },
  }
  if (row.kind === 'people') return { ...nothing, rows, notes, ...told(await planOf(ctx, db, row)) }
  const held = await countHeld(db, row.import_id)
  const rounded = await countRounded(db, row.import_id)
  if (row.scale) notes.push(`Scores from ${row.scale.lowest} to ${row.scale.highest} are carried over to levels 0 to 5 in a straight line.`)
  if (rounded > 0)
    notes.push(
      `${rounded} ${rounded === 1 ? 'score lies' : 'scores lie'} between two levels and will be rounded: people rate themselves, and managers rate, in whole levels.`,
    )
  if (held.rows > 0)
    notes.push(
      `${held.rows} ratings about ${held.people} ${held.people === 1 ? 'person' : 'people'} stay out: fewer than five people rated the same competency, and single raters could be told. Nothing of them is kept.`,
    )
  return { ...nothing, rows, notes }
}

export function told({ add, change, teams, begin, end, missing }: Plan): Pick<Result, 'people' | 'missing'> {
  return {
    people: { added: add.length, changed: change.length, teams: teams.length, placesBegun: begin.length, placesEnded: end.length },
    missing: { count: missing.length, names: missing.slice(0, namesShown) },
  }
}

/** The file of people against the organisation as it is at this moment. */
export async function planOf(ctx: Context, db: Writer, row: Begun): Promise<Plan> {
  const columns = row.columns ?? []
  const lines: Line[] = (await listRows(db, row.import_id, 0, row.next_line)).map(({ line, cells, flaw }) => ({
    line,
    row: meaningOf(columns, cells),
    flaw: flaw ? flawed(flaw) : null,
  }))
  const teams = (await listTeams(db)).map(({ team_id, name }) => ({ teamId: team_id, name }))
  return planPeople(lines, { members: await membersOf(db), teams, asker: ctx.actor, newId: ctx.newId })
}

async function lookOf({ content, now, markOf }: Context, db: Writer, { scale }: Begun): Promise<Look> {
  const competencies = new Map(
    [...content.competencies.values()].flatMap(({ id, name }) => [[same(name), id] as const, [same(id), id] as const]),
  )
  return { people: new Directory(await membersOf(db)), competencies, scale, now, markOf }
}

async function membersOf(db: Writer): Promise<Member[]> {
  const places = Map.groupBy(await listPlaces(db), (place) => place.person_id)
  return (await listMembers(db)).map((p) => ({
    ...{ personId: p.person_id, name: p.name, role: p.role, externalId: p.external_id, timeZone: p.time_zone, language: p.language },
    emails: [...new Set([p.invited_email, p.email])].filter((email) => email !== null),
    ...{ hasLeft: p.state === 'left', isInvited: p.state === 'invited', invitedEmail: p.invited_email },
    places: (places.get(p.person_id) ?? []).map(({ team_id, name, part }) => ({ teamId: team_id, team: name, part })),
  }))
}

const flawed = (flaw: string): Bad => ({
  field: '',
  says: `The row ${flaw}${flaw.endsWith('?') ? '' : '.'}`,
  remedy: 'Open the file at this line and mend it.',
})

function placed({ header, columns }: Begun, problem: Bad | null) {
  if (!problem) return { place: null, says: null, remedy: null }
  const place = problem.field === '' ? '' : headingOf(header ?? [], columns ?? [], problem.field)
  return { place, says: problem.says, remedy: problem.remedy }
}
