import { everyRole, ownOnly, type Policy, type Rule } from '../policy.ts'
import type { contract } from './contract.ts'

const tends: Rule = { signedIn: ['hr', 'owner'], key: 'people:write', because: 'HR and owners tend who belongs to the organisation.' }
const tendsPerson: Rule = {
  report: ['hr', 'owner'],
  colleague: ['hr', 'owner'],
  key: 'people:write',
  because: 'HR and owners tend who belongs to the organisation; nobody changes their own place in it.',
}
const byLink: Rule = { anyone: true, because: 'Whoever holds the link was invited; the link is the permission, once, for 14 days.' }

export const policy: Policy<typeof contract> = {
  showOrganisation: { signedIn: everyRole, key: 'people:read', because: 'Everybody may know where they are and how long what is kept.' },
  setUpOrganisation: { signedIn: ['owner'], because: 'It is your account until you turn it into something larger.' },
  saveOrganisation: { signedIn: ['owner'], because: 'Owners settle what the organisation promises.' },
  listPeople: {
    signedIn: ['hr', 'owner', 'auditor'],
    key: 'people:read',
    because: 'Those who tend the organisation, and those who check it, see who is in it.',
  },
  invitePerson: tends,
  renewInvitation: tendsPerson,
  changePerson: {
    report: ['owner'],
    colleague: ['owner'],
    because: 'Owners give roles; nobody gives one to themselves.',
  },
  suspendPerson: tendsPerson,
  openInvitation: byLink,
  acceptInvitation: { signedIn: everyRole, because: 'You join as the account you are signed in with.' },
  leaveOrganisation: ownOnly('You may leave at any time, and take your evidence along.'),
}
