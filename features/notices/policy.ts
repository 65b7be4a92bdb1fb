import { ownOnly, type Policy } from '../policy.ts'
import type { contract } from './contract.ts'

export const policy: Policy<typeof contract> = {
  showLetters: ownOnly('Which letters you get is yours to know.'),
  saveLetter: ownOnly('Only you say which letters you get.'),
}
