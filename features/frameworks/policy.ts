import type { Policy } from '../policy.ts'
import type { contract } from './contract.ts'

export const policy: Policy<typeof contract> = {
  showFramework: { anyone: true, key: 'frameworks:read', because: 'What is measured, and by which words, is open to everybody.' },
}
