import { everyRole, ownOnly, type Policy, type Rule } from '../policy.ts'
import type { contract } from './contract.ts'

const byLink: Rule = {
  anyone: true,
  because: 'Whoever holds the link was asked by the person; the link is the permission, once, for 30 days.',
}

/** Being asked is half of it: the service looks whether this very person was. */
const asked: Rule = {
  report: everyRole,
  because: 'Whoever the person asked answers, as long as they manage them; the person sees the look.',
}

export const policy: Policy<typeof contract> = {
  addWork: ownOnly('You choose which work speaks for you, and who is asked about it.'),
  renewWorkLink: ownOnly('You choose who is asked about your work.'),
  withdrawWork: ownOnly('You may take back what you asked.'),
  changeVerifier: ownOnly('You choose who is asked about your work.'),
  showWorkRequest: asked,
  rateWorkRequest: asked,
  declineWorkRequest: asked,
  openWorkRequest: byLink,
  rateWork: byLink,
  declineWork: byLink,
}
