import { ownOnly, type Policy } from '../policy.ts'
import type { contract } from './contract.ts'

export const policy: Policy<typeof contract> = {
  showProfile: ownOnly('Your profile is yours until you share it.'),
}
