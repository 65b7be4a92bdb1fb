import { everyRole, ownOnly, type Policy, type Rule } from '../policy.ts'
import type { contract } from './contract.ts'

const doorstep: Rule = { anyone: true, because: 'Anyone may knock: this is how one gets in.' }
const ownAccount: Rule = { signedIn: everyRole, because: 'Your account is yours, whatever your role.' }

export const policy: Policy<typeof contract> = {
  signUp: doorstep,
  signIn: doorstep,
  askForNewPassword: doorstep,
  setNewPassword: doorstep,
  passkeyForNewAccount: doorstep,
  signUpWithPasskey: doorstep,
  passkeyForSignIn: doorstep,
  signInWithPasskey: doorstep,
  signOut: ownAccount,
  changePassword: ownAccount,
  passkeyToAdd: ownAccount,
  addPasskey: ownAccount,
  removePasskey: ownAccount,
  showWaysIn: ownAccount,
  endSession: ownAccount,
  showHours: ownOnly('When and in which language you live is yours to say.'),
  saveHours: ownOnly('When and in which language you live is yours to say.'),
  showMe: ownAccount,
}
