import { ownOnly, type Policy } from '../policy.ts'
import type { contract } from './contract.ts'

export const policy: Policy<typeof contract> = {
  showHome: ownOnly('Your home is yours alone.'),
  recordVisit: ownOnly('Only you visit your home.'),
}
