import { originOf } from '../competency/service.ts'
import type { Context } from '../context.ts'
import { dateOf } from '../days.ts'
import { knowledgeIn, type Piece } from '../profile/service.ts'
import { sourceOf } from '../sources.ts'
import { aimOf } from '../start/service.ts'
import { deeds, doers } from './deeds.ts'
import {
  countRows,
  eraseSolo,
  findPerson,
  findSeverity,
  listAllConsents,
  listAudit,
  listCertificateChecks,
  listCertificateRequests,
  listDisputes,
  listSittings,
  listWork,
} from './queries.ts'

const pageSize = 50
/** How somebody rates is what they said of others, against what else is known of those. Of fewer than five people it would tell one of these apart. */
const fewestRated = 5

/** Who saw or did what, newest first, a page at a time. */
export async function showLooks(ctx: Context, personId: string, { before, limit = pageSize }: { before?: string; limit?: number }) {
  const rows = await ctx.read((db) => listAudit(db, personId, before ?? null, limit + 1))
  const shown = rows.slice(0, limit)
  return { looks: shown.map((row) => look(row, personId)), next: rows.length > limit ? (shown.at(-1)?.seq ?? null) : null }
}

/** Everything we hold about a person and what was worked out from it. Taking it along is itself on record. */
export async function exportPerson(ctx: Context, personId: string) {
  await ctx.write('exportPerson', { kind: 'person', id: personId, personId }, async ({ stale }) => stale('my-data'))
  const email = await ctx.identity.email(ctx.actor.userId)
  return ctx.read(async (db) => {
    const person = await findPerson(db, personId)
    const knowledge = await knowledgeIn(db, ctx, personId)
    const disputes = await listDisputes(db, personId)
    const iso = (date: Date | null) => date?.toISOString() ?? null
    return {
      format: 'evenkeel-person/1' as const,
      exportedAt: ctx.now.toISOString(),
      person: {
        id: person.person_id,
        name: person.name,
        email,
        role: person.role,
        since: person.created_at.toISOString(),
        timeZone: person.time_zone,
        language: person.language,
        idElsewhere: person.external_id,
      },
      aim: await aimOf(db, personId),
      consents: (await listAllConsents(db, personId)).map((c) => ({ kind: c.kind, given: c.given, at: c.at.toISOString() })),
      evidence: (knowledge?.pieces ?? []).map((piece) => ({
        id: piece.id,
        source: piece.source,
        sourceVersion: piece.version,
        day: dateOf(piece.day),
        recordedAt: piece.recordedAt.toISOString(),
        payload: piece.payload,
        ...inWords(piece),
        withdrawn: piece.withdrawn,
        disputes: disputes.filter((d) => d.evidence_id === piece.id).map((d) => ({ words: d.words, at: d.at.toISOString() })),
      })),
      sittings: (await listSittings(db, personId)).map((s) => ({
        id: s.sitting_id,
        kind: s.kind,
        state: s.state,
        startedAt: s.started_at.toISOString(),
        finishedAt: iso(s.finished_at),
        // While a sitting is open its plan holds the right answers; afterwards it is the person's to keep.
        plan: s.state === 'finished' ? s.plan : null,
        answers: s.answers,
      })),
      work: (await listWork(db, personId)).map(({ org_id: _org, person_id: _person, ...row }) => row),
      certificateRequests: await listCertificateRequests(db, personId),
      certificateChecks: await listCertificateChecks(db, personId),
      estimates: [...(knowledge?.content.competencies.values() ?? [])].flatMap(({ id, name, half }) => {
        if (!knowledge) return []
        const { mean, sd } = knowledge.belief.estimate(id)
        return [{ competency: id, name, half, mean, sd, start: knowledge.belief.start(id).mean }]
      }),
      howYouRate: rounded(await findSeverity(db, personId, fewestRated)),
      log: (await listAudit(db, personId, null, 10_000)).map((row) => look(row, personId)),
    }
  })
}

/** For good: the rows, the account, its sessions. What stays is a receipt that names nobody. */
export async function erasePerson(ctx: Context, personId: string, typedName: string) {
  const person = await ctx.read((db) => findPerson(db, personId))
  if (person.kind !== 'solo') return { refused: 'not-solo' as const }
  if (typedName.trim() !== person.name.trim()) return { refused: 'name-differs' as const }
  const receipt = ctx.newId()
  const { orgId } = ctx.actor
  const rows = await ctx.erase(async (db) => {
    const count = await countRows(db, personId)
    await eraseSolo(db, { orgId, personId, receipt, at: ctx.now })
    return count
  })
  await ctx.identity.eraseUser(ctx.actor.userId)
  return { receipt, at: ctx.now.toISOString(), rows }
}

/** To a tenth of a level: finer, and two exports would tell what one more person changed. */
function rounded(found: { people: number; mean: number; sd: number } | undefined) {
  const tenth = (levels: number) => Math.round(10 * levels) / 10
  return found ? { people: found.people, mean: tenth(found.mean), sd: tenth(found.sd) } : null
}

/** The same words as on the competency's own page. */
function inWords(piece: Piece) {
  const { source: id, payload } = piece
  const source = sourceOf(id)
  const told = source?.tell(payload)
  return {
    label: source?.label ?? id,
    says: told?.says ?? 'This kind of evidence is no longer read.',
    details: [...(told?.details ?? []), ...originOf(piece)],
  }
}

function look(row: Awaited<ReturnType<typeof listAudit>>[number], personId: string) {
  const byKey = row.key === null ? undefined : `A program of your organisation (${row.key})`
  const who = byKey ?? doers[row.op] ?? (row.actor_id === personId ? 'You' : (row.name ?? 'Evenkeel'))
  return { at: row.at.toISOString(), who, did: deeds[row.op] ?? row.op, about: row.about_kind }
}
