import { ownOnly, type Policy } from '../policy.ts'
import type { contract } from './contract.ts'

export const policy: Policy<typeof contract> = {
  showCompetency: ownOnly('Your evidence is yours until you share it.'),
  assess: ownOnly('Nobody else can say how you see yourself.'),
  withdrawEvidence: ownOnly('You decide which evidence about you counts.'),
  restoreEvidence: ownOnly('You decide which evidence about you counts.'),
  disputeEvidence: ownOnly('You may contest anything that is said about you.'),
}
