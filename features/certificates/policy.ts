import { everyRole, ownOnly, type Policy, type Rule } from '../policy.ts'
import type { contract } from './contract.ts'

/** Being asked is half of it: the service looks whether this very person was, and whether it is shared. */
const asked: Rule = {
  report: everyRole,
  because: 'Whoever the person asked looks, as long as they manage them and certificates are shared; the person sees the look.',
}

export const policy: Policy<typeof contract> = {
  addCertificate: ownOnly('You add your own certificates.'),
  showChecks: ownOnly('What was said about your certificates is yours to know.'),
  askForCheck: ownOnly('You choose who is asked to look at your certificates.'),
  withdrawCheckRequest: ownOnly('You may take back what you asked.'),
  showCertificateRequest: asked,
  answerCertificateRequest: asked,
}
