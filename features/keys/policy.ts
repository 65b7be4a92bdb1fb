import type { Policy, Rule } from '../policy.ts'
import type { contract } from './contract.ts'

const owns: Rule = { signedIn: ['owner'], because: 'Owners decide which programs may act for the organisation. No key makes or ends keys.' }

export const policy: Policy<typeof contract> = { listKeys: owns, makeKey: owns, endKey: owns }
