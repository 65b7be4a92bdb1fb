import type { Policy, Rule } from '../policy.ts'
import type { contract } from './contract.ts'

const brings: Rule = {
  signedIn: ['hr', 'owner'],
  because: 'HR and owners tend who belongs to the organisation and what is brought in about them.',
}

export const policy: Policy<typeof contract> = {
  listImports: brings,
  beginImport: brings,
  showImport: brings,
  sendPart: brings,
  chooseColumns: brings,
  checkImport: brings,
  listBadRows: brings,
  bringIn: brings,
  discardImport: brings,
  takeBackImport: brings,
  inviteImported: brings,
}
