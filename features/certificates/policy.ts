import { ownOnly, type Policy } from '../policy.ts'
import type { contract } from './contract.ts'

export const policy: Policy<typeof contract> = {
  addCertificate: ownOnly('You add your own certificates.'),
}
