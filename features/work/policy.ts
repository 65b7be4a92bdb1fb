import { ownOnly, type Policy, type Rule } from '../policy.ts'
import type { contract } from './contract.ts'

const byLink: Rule = {
  anyone: true,
  because: 'Whoever holds the link was asked by the person; the link is the permission, once, for 30 days.',
}

export const policy: Policy<typeof contract> = {
  addWork: ownOnly('You choose which work speaks for you, and who is asked about it.'),
  renewWorkLink: ownOnly('You choose who is asked about your work.'),
  withdrawWork: ownOnly('You may take back what you asked.'),
  openWorkRequest: byLink,
  rateWork: byLink,
  declineWork: byLink,
}
