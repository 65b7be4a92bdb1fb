import { ownOnly, type Policy } from '../policy.ts'
import type { contract } from './contract.ts'

export const policy: Policy<typeof contract> = {
  showStart: ownOnly('Where you want to go is your own business until you share it.'),
  saveAim: ownOnly('Only you say where you want to go.'),
  saveConsent: ownOnly('Only you can agree for yourself.'),
}
