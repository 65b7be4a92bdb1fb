import type { Policy, Rule } from '../policy.ts'
import type { contract } from './contract.ts'

const owns: Rule = { signedIn: ['owner'], because: 'Owners decide what leaves the organisation, and where to.' }

export const policy: Policy<typeof contract> = {
  listHooks: owns,
  addHook: owns,
  saveHook: owns,
  removeHook: owns,
  rotateSecret: owns,
  pingHook: owns,
  listDeliveries: owns,
  redeliver: owns,
}
