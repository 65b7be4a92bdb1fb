import { ownOnly, type Policy } from '../policy.ts'
import type { contract } from './contract.ts'

export const policy: Policy<typeof contract> = {
  showRoleGap: ownOnly('The chance of passing belongs to the person, who sees it first.'),
  compareRoles: ownOnly('Where you could go is your own business.'),
}
