import { everyRole, ownOnly, type Policy } from '../policy.ts'
import type { contract } from './contract.ts'

export const policy: Policy<typeof contract> = {
  showFramework: { anyone: true, key: 'frameworks:read', because: 'What is measured, and by which words, is open to everybody.' },
  showFrameworkInForce: { signedIn: everyRole, because: 'Everybody here may read what is asked of anybody here.' },
  showMyFramework: ownOnly('Which version you are judged by goes with your aim, and that is yours.'),
}
