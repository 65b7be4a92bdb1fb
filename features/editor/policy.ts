import { everyRole, ownOnly, type Policy, type Rule } from '../policy.ts'
import type { contract } from './contract.ts'

const reads: Rule = { signedIn: everyRole, because: 'Everybody may read what people here are judged by, and what changed.' }
const writes: Rule = { signedIn: ['hr', 'owner'], because: 'HR and owners write the framework; everybody reads what is published.' }

export const policy: Policy<typeof contract> = {
  listVersions: reads,
  showVersion: reads,
  showDifference: reads,
  beginDraft: writes,
  showDraft: writes,
  changeDraft: writes,
  discardDraft: writes,
  publishDraft: writes,
  showMove: ownOnly('Which version you are judged by goes with your aim, and that is yours.'),
  moveOver: ownOnly('Nobody is moved: whoever has an aim moves over themselves, or stays.'),
}
