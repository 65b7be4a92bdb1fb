import type { Context, Pen, Reader } from '../context.ts'
import { dateOf, dayOf } from '../days.ts'
import { contentFor } from '../frameworks/service.ts'
import { type Piece, piecesOf } from '../profile/service.ts'
import { managersOf, sharedSources } from '../sharing/service.ts'
import type { Certificate, CertificateToSee, Check } from './contract.ts'
import { findPersonName, findRequest, insertCheck, insertRequest, listAskedOf, listChecks, listWaiting, settleRequest } from './queries.ts'

const mine = 'certificate'

/** The person's own view: which certificates wait for whom, what was said about them, and whom they may ask. */
export async function showChecks(ctx: Context, personId: string) {
  return ctx.read(async (db) => {
    const managers = await managersOf(db, personId)
    const isShared = await sharesCertificates(db, personId)
    const waiting = await listWaiting(db, personId)
    const said = await checksByPiece(db, personId)
    return {
      isShared,
      managers,
      certificates: (await certificatesOf(db, personId)).map((piece) => ({
        evidenceId: piece.id,
        isExpired: isExpired(ctx, payloadOf(piece)),
        waiting: waiting
          .filter((row) => row.evidence_id === piece.id)
          .map((row) => ({
            requestId: row.request_id,
            managerId: row.asked_of,
            manager: row.name,
            askedOn: dateOf(dayOf(row.asked_at)),
            reaches: isShared && managers.some((one) => one.personId === row.asked_of),
          })),
        checks: said(piece.id),
      })),
    }
  })
}

export async function askForCheck(ctx: Context, personId: string, evidenceId: string, managerId: string) {
  const requestId = ctx.newId()
  return ctx.write('askForCheck', { kind: 'certificate', id: evidenceId, personId }, async ({ db, stale }) => {
    if (!(await certificatesOf(db, personId)).some((piece) => piece.id === evidenceId)) return { refused: 'gone' as const }
    if (!(await sharesCertificates(db, personId))) return { refused: 'not-shared' as const }
    if (!(await managersOf(db, personId)).some((one) => one.personId === managerId)) return { refused: 'not-your-manager' as const }
    const row = { orgId: ctx.actor.orgId, requestId, personId, evidenceId, askedOf: managerId, at: ctx.now }
    if (!(await insertRequest(db, row))) return { refused: 'asked-already' as const }
    stale('competency', 'my-data')
    return { requestId }
  })
}

export async function withdrawCheckRequest(ctx: Context, personId: string, requestId: string) {
  return ctx.write('withdrawCheckRequest', { kind: 'certificate', id: requestId, personId }, async ({ db, stale }) => {
    if (!(await findRequest(db, { requestId, personId })) || !(await settleRequest(db, requestId, 'withdrawn')))
      return { refused: 'gone' as const }
    stale('competency', 'my-data')
    return { done: true as const }
  })
}

/** For the manager who was asked. Looking is on record where the person reads it. */
export async function showCertificateRequest(ctx: Context, personId: string, requestId: string) {
  return ctx.write(
    'showCertificateRequest',
    { kind: 'certificate', id: requestId, personId },
    async ({ db }): Promise<CertificateToSee | { refused: 'gone' }> => {
      const asked = await findAsked(ctx, db, personId, requestId)
      if (!asked) return { refused: 'gone' }
      const { competency, title, issuer, number, issuedOn, expiresOn, verifyLink } = payloadOf(asked.piece)
      const { competencies } = await contentFor(db, ctx, personId)
      return {
        person: (await findPersonName(db, personId)).name,
        competency: competencies.get(competency)?.name ?? competency,
        ...{ title, issuer, number, issuedOn, expiresOn, verifyLink },
        isExpired: isExpired(ctx, payloadOf(asked.piece)),
        askedOn: dateOf(dayOf(asked.askedAt)),
        checks: (await checksByPiece(db, personId))(asked.piece.id),
      }
    },
  )
}

/** What was looked at, and nothing more: a check changes no evidence and no estimate. */
export async function answerCertificateRequest(
  ctx: Context,
  personId: string,
  requestId: string,
  { seen, reason }: { seen: boolean; reason: string | null },
) {
  return ctx.write('answerCertificateRequest', { kind: 'certificate', id: requestId, personId }, async (pen) => {
    const asked = await findAsked(ctx, pen.db, personId, requestId)
    if (!asked) return { refused: 'gone' as const }
    if (!seen && !reason?.trim()) return { refused: 'reason-missing' as const }
    if (!(await settleRequest(pen.db, requestId, 'answered'))) return { refused: 'gone' as const }
    await keepCheck(ctx, pen, { requestId, personId, evidenceId: asked.piece.id, seen, reason: seen ? null : reason!.trim() })
    return { done: true as const }
  })
}

/** What a manager may see of somebody's certificates: those that are shared, with what was said about them; none otherwise. */
export async function sharedCertificates(db: Reader, ctx: Context, personId: string) {
  if (!(await sharesCertificates(db, personId))) return []
  const said = await checksByPiece(db, personId)
  return (await certificatesOf(db, personId)).map((piece) => {
    const { competency, title, issuer, issuedOn, expiresOn } = payloadOf(piece)
    return {
      evidenceId: piece.id,
      ...{ competency, title, issuer, issuedOn, expiresOn },
      isExpired: isExpired(ctx, payloadOf(piece)),
      checks: said(piece.id),
    }
  })
}

/** What waits for this manager, from the people they manage now and who share it now; the oldest first. */
export async function checksAskedOf(db: Reader, managerId: string, people: readonly string[], limit: number) {
  const rows = people.length > 0 ? await listAskedOf(db, managerId, people, limit) : []
  const found: { id: string; personId: string; competency: string; at: Date }[] = []
  for (const row of rows) {
    const piece = await sharedPiece(db, row.person_id, row.evidence_id)
    if (piece) found.push({ id: row.request_id, personId: row.person_id, competency: payloadOf(piece).competency, at: row.asked_at })
  }
  return found
}

function keepCheck(
  ctx: Context,
  pen: Pen,
  check: { requestId: string; personId: string; evidenceId: string; seen: boolean; reason: string | null },
) {
  pen.stale('reports', 'competency')
  return insertCheck(pen.db, { ...check, orgId: ctx.actor.orgId, checkId: ctx.newId(), by: ctx.actor.personId, at: ctx.now })
}

/** Who may is asked at the door; here, whether this very manager was asked, and whether it is shared at this moment. */
async function findAsked(ctx: Context, db: Reader, personId: string, requestId: string) {
  const request = await findRequest(db, { requestId, personId })
  if (request?.asked_of !== ctx.actor.personId || request.state !== 'waiting') return null
  const piece = await sharedPiece(db, personId, request.evidence_id)
  return piece ? { piece, askedAt: request.asked_at } : null
}

async function sharedPiece(db: Reader, personId: string, evidenceId: string): Promise<Piece | undefined> {
  if (!(await sharesCertificates(db, personId))) return undefined
  return (await certificatesOf(db, personId)).find((piece) => piece.id === evidenceId)
}

const sharesCertificates = async (db: Reader, personId: string) => (await sharedSources(db, personId)).has(mine)

const certificatesOf = async (db: Reader, personId: string) =>
  (await piecesOf(db, personId)).filter((piece) => piece.source === mine && !piece.withdrawn)

async function checksByPiece(db: Reader, personId: string): Promise<(evidenceId: string) => Check[]> {
  const rows = await listChecks(db, personId)
  return (evidenceId) =>
    rows
      .filter((row) => row.evidence_id === evidenceId)
      .map((row) => ({ by: row.name, on: dateOf(dayOf(row.at)), seen: row.seen, reason: row.reason }))
}

/** The source's schema saw to it when it came in. */
const payloadOf = (piece: Piece) => piece.payload as Certificate

const isExpired = (ctx: Context, { expiresOn }: Certificate) => expiresOn !== null && expiresOn < dateOf(dayOf(ctx.now))
