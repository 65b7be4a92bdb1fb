import { ownOnly, type Policy } from '../policy.ts'
import type { contract } from './contract.ts'

export const policy: Policy<typeof contract> = {
  showSharing: ownOnly('What you share is yours to know.'),
  listManagers: ownOnly('Who manages you is yours to know.'),
  saveSharing: ownOnly('Only you share what speaks about you.'),
}
