import type { Policy, Rule } from '../policy.ts'
import type { contract } from './contract.ts'

const auditors: Rule = {
  signedIn: ['auditor', 'owner'],
  key: 'audit:read',
  because: 'Auditors check what was done; owners answer for it. Nobody reads content here.',
}

export const policy: Policy<typeof contract> = { listAudit: auditors, checkAudit: auditors }
