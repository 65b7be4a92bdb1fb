import { everyRole, type Policy } from '../policy.ts'
import type { contract } from './contract.ts'

export const policy: Policy<typeof contract> = {
  listReports: { signedIn: everyRole, because: 'Whoever manages nobody finds an empty list.' },
  listRequests: { signedIn: everyRole, because: 'Whoever was asked nothing finds an empty list.' },
  showReport: { report: everyRole, because: 'Whoever manages the person today sees what the person shares, and the person sees the look.' },
  ratePerson: { report: everyRole, because: 'Whoever manages the person today may say what they saw, under their own name.' },
}
