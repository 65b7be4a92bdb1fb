import { ownOnly, type Policy } from '../policy.ts'
import type { contract } from './contract.ts'

const own = ownOnly('Unfinished answers are a draft: nobody but you can read them, whatever their role.')

export const policy: Policy<typeof contract> = {
  openSitting: own,
  showSitting: own,
  saveSelf: own,
  saveItem: own,
  saveSituation: own,
  finishSitting: own,
  showReview: own,
}
