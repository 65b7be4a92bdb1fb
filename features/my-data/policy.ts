import { ownOnly, type Policy } from '../policy.ts'
import type { contract } from './contract.ts'

export const policy: Policy<typeof contract> = {
  showLooks: ownOnly('You may always see who looked.'),
  exportPerson: ownOnly('Your data is yours to take along.'),
  erasePerson: ownOnly('Only you can delete your account.'),
}
