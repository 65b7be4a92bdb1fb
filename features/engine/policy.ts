import type { Policy } from '../policy.ts'
import type { contract } from './contract.ts'

export const policy: Policy<typeof contract> = {
  showEngine: {
    signedIn: ['hr', 'owner', 'auditor'],
    because:
      'Who answers for the figures of an organisation sees how well they hold. Nobody who rates is named, ranked or told apart here.',
  },
}
