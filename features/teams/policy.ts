import { everyRole, type Policy, type Rule } from '../policy.ts'
import type { contract } from './contract.ts'

const tends: Rule = { signedIn: ['hr', 'owner'], key: 'teams:write', because: 'HR and owners tend who works with whom.' }
const places: Rule = {
  self: ['hr', 'owner'],
  report: ['hr', 'owner'],
  colleague: ['hr', 'owner'],
  key: 'teams:write',
  because: 'HR and owners tend who works with whom; it decides who sees what is shared.',
}

export const policy: Policy<typeof contract> = {
  listTeams: { signedIn: everyRole, key: 'teams:read', because: 'Everybody knows the teams they are in.' },
  addTeam: tends,
  saveTeam: tends,
  closeTeam: tends,
  placePerson: places,
  endPlace: places,
  showHeatMap: {
    signedIn: everyRole,
    because: 'Whoever manages the team today sees what its people share; for anybody else it is not there.',
  },
}
