import { everyRole, type Policy, type Rule } from '../policy.ts'
import type { contract } from './contract.ts'

const reads: Rule = {
  signedIn: everyRole,
  key: 'frameworks:read',
  because: 'What a framework asks for, and whose words it is, is open to everybody here.',
}
const tends: Rule = { signedIn: ['hr', 'owner'], because: 'HR and owners decide which frameworks the organisation works with.' }

export const policy: Policy<typeof contract> = {
  listLibrary: reads,
  listNotices: reads,
  showLibraryFramework: reads,
  listLibraryRoles: reads,
  listLibrarySkills: reads,
  showLibraryLevel: reads,
  showLibraryBalance: reads,
  exportLibraryBalance: reads,
  exportLibraryFramework: reads,
  listReleaseChanges: reads,
  removeLibraryFramework: tends,
  openImport: tends,
  sendImportPart: tends,
  readImport: tends,
  showFrameworkImport: tends,
  listImportProblems: tends,
  listImportChanges: tends,
  bringInFramework: tends,
  dropImport: tends,
}
