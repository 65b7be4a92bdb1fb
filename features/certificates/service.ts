import { recordEvidence } from '../competency/service.ts'
import type { Context } from '../context.ts'
import { dateOf, dayOf, isRealDate } from '../days.ts'
import { contentFor } from '../frameworks/service.ts'
import { mayKeepAnswers } from '../start/service.ts'
import type { Certificate } from './contract.ts'

export {
  answerCertificateRequest,
  askForCheck,
  checksAskedOf,
  sharedCertificates,
  showCertificateRequest,
  showChecks,
  withdrawCheckRequest,
} from './checks.ts'

/** A certificate speaks about the day it was issued, and fades from there. */
export async function addCertificate(ctx: Context, personId: string, certificate: Certificate) {
  const { issuedOn, expiresOn } = certificate
  const crossed =
    !isRealDate(issuedOn) || issuedOn > dateOf(dayOf(ctx.now)) || (expiresOn !== null && (!isRealDate(expiresOn) || expiresOn <= issuedOn))
  if (crossed) return { refused: 'dates-crossed' as const }
  return ctx.write('addCertificate', { kind: 'evidence', id: personId, personId }, async (pen) => {
    if (!(await contentFor(pen.db, ctx, personId)).competencies.has(certificate.competency))
      return { refused: 'no-such-competency' as const }
    if (!(await mayKeepAnswers(pen.db, personId))) return { refused: 'agree-first' as const }
    return { evidenceId: await recordEvidence(ctx, pen, { personId, source: 'certificate', payload: certificate, day: issuedOn }) }
  })
}
