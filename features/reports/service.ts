import { checksAskedOf, sharedCertificates } from '../certificates/service.ts'
import { recordEvidence } from '../competency/service.ts'
import type { Context, Reader } from '../context.ts'
import { dateOf, dayOf, isRealDate } from '../days.ts'
import { anchorsOf, contentFor, contentInForce } from '../frameworks/service.ts'
import { tell } from '../notices/service.ts'
import { presentEstimate } from '../present.ts'
import { type Knowledge, knowledgesIn } from '../profile/service.ts'
import { sharedBy, sharedSourcesOf } from '../sharing/service.ts'
import { sourceOf } from '../sources.ts'
import { reportsOf } from '../teams/service.ts'
import { workAskedOf } from '../work/service.ts'
import type { Rating, Report, ReportPage, Request } from './contract.ts'
import { findName } from './queries.ts'

/** Lines at most on a Monday page: what can be done about before the coffee is cold. */
const most = 3

/** Requests at most in a list. */
const mostRequests = 100

/** The Monday page. It tells what waits, in the order of names; nobody is compared with anybody. */
export async function showReports(ctx: Context): Promise<{ reports: Report[] }> {
  return ctx.read(async (db) => {
    const mine = await reportsOf(db, ctx.actor.personId)
    const known = await sharedKnowledge(
      db,
      ctx,
      mine.map(({ personId }) => personId),
    )
    const reports = mine.map(({ personId, name, teams }) => {
      const { knowledge, shared } = known.get(personId)!
      return {
        personId,
        name,
        teams: [...teams],
        lastRatedOn: knowledge ? lastRating(ctx, knowledge, null) : null,
        shared: shared.size,
        ...(knowledge ? attention(knowledge) : { stale: [], unseen: [], praise: null }),
      }
    })
    return { reports }
  })
}

/** What the people somebody manages now ask of them, the oldest first. */
export async function showRequests(ctx: Context): Promise<{ requests: Request[] }> {
  const me = ctx.actor.personId
  return ctx.read(async (db) => {
    const reports = await reportsOf(db, me)
    const people = reports.map((one) => one.personId)
    const asked = [
      ...(await workAskedOf(db, me, people, mostRequests)).map((row) => ({ ...row, kind: 'work' as const })),
      ...(await checksAskedOf(db, me, people, mostRequests)).map((row) => ({ ...row, kind: 'certificate' as const })),
    ].toSorted((a, b) => a.at.getTime() - b.at.getTime())
    const requests: Request[] = []
    for (const { kind, id, personId, competency, at } of asked.slice(0, mostRequests)) {
      const { competencies } = await contentFor(db, ctx, personId)
      requests.push({
        ...{ kind, id, personId, competency },
        person: reports.find((one) => one.personId === personId)?.name ?? '',
        name: competencies.get(competency)?.name ?? competency,
        askedOn: dateOf(dayOf(at)),
      })
    }
    return { requests }
  })
}

/** One person, from what they share. The look is written down where the person reads it. */
export async function showReport(ctx: Context, personId: string) {
  return ctx.write('showReport', { kind: 'person', id: personId, personId }, async ({ db }): Promise<ReportPage> => {
    const { knowledge, shared } = (await sharedKnowledge(db, ctx, [personId])).get(personId)!
    const { name } = await findName(db, personId)
    const { competencies } = knowledge?.content ?? (await contentInForce(db, ctx))
    return {
      name,
      currentTitle: knowledge?.current.title ?? null,
      shares: [...shared].map((id) => sourceOf(id)?.label ?? id),
      lines: [...competencies.values()].map(({ id, name: competency, half, about, anchors }) => ({
        competency: id,
        name: competency,
        half,
        about,
        anchors: [...anchorsOf(anchors)],
        requirement: knowledge?.current.requirements.find((r) => r.competency === id)?.level ?? null,
        estimate: knowledge && speaks(knowledge, id) ? presentEstimate(knowledge.belief.estimate(id), knowledge.belief.start(id)) : null,
        lastRatedOn: knowledge ? lastRating(ctx, knowledge, id) : null,
      })),
      certificates: (await sharedCertificates(db, ctx, personId)).map(({ competency, ...rest }) => ({
        ...rest,
        name: competencies.get(competency)?.name ?? competency,
      })),
    }
  })
}

export async function ratePerson(ctx: Context, personId: string, { competency, level, situation, seenOn, confidence }: Rating) {
  if (!isRealDate(seenOn) || seenOn > dateOf(dayOf(ctx.now))) return { refused: 'no-such-day' as const }
  const rater = { id: ctx.actor.personId, name: ctx.actor.name }
  const payload = { competency, level, rater, situation, seenOn, confidence }
  return ctx.write('ratePerson', { kind: 'evidence', id: personId, personId }, async (pen) => {
    if (!(await contentFor(pen.db, ctx, personId)).competencies.has(competency)) return { refused: 'no-such-competency' as const }
    pen.stale('reports', 'teams')
    await tell(ctx, pen, personId, 'rated')
    return { evidenceId: await recordEvidence(ctx, pen, { personId, source: 'manager', payload, day: seenOn }) }
  })
}

/** Of each of these people, the kinds of evidence they share and what is known from it. */
async function sharedKnowledge(db: Reader, ctx: Context, people: readonly string[]) {
  const shared = await sharedSourcesOf(db, people)
  const known = await knowledgesIn(db, ctx, await sharedBy(db, people))
  return new Map(people.map((id) => [id, { shared: shared.get(id)!, knowledge: known.get(id) ?? null }]))
}

const speaks = ({ traces }: Knowledge, competency: string) => traces.some((trace) => trace.competency === competency)

/** The last day this manager rated, one competency or any. */
function lastRating(ctx: Context, { traces, pieces }: Knowledge, competency: string | null): string | null {
  const mine = new Set(pieces.filter((piece) => piece.recordedBy === ctx.actor.personId).map((piece) => piece.id))
  const days = traces.filter((t) => mine.has(t.evidence) && (competency === null || t.competency === competency)).map((t) => t.day)
  return days.length > 0 ? dateOf(Math.max(...days)) : null
}

function attention(knowledge: Knowledge): Pick<Report, 'stale' | 'unseen' | 'praise'> {
  const { current, traces, belief, content } = knowledge
  const named = (competency: string) => ({ competency, name: content.competencies.get(competency)?.name ?? competency })
  const asked = current.requirements.map((r) => r.competency)
  const stale = asked.filter((id) => speaks(knowledge, id) && traces.every((t) => t.competency !== id || t.stale))
  const above = current.requirements.find(({ competency, level }) => {
    const { mean, sd } = belief.estimate(competency)
    return speaks(knowledge, competency) && mean - sd > level
  })
  return {
    stale: stale.slice(0, most).map((id) => ({
      ...named(id),
      lastDay: dateOf(Math.max(...traces.filter((t) => t.competency === id).map((t) => t.day))),
    })),
    unseen: asked
      .filter((id) => !speaks(knowledge, id))
      .slice(0, most)
      .map(named),
    praise: above ? named(above.competency) : null,
  }
}
