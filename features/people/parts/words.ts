import type { Choice } from '@evenkeel/ui'
import type { Listed } from '../contract.ts'

export type Role = Listed['role']

/** What each role may do here, in the order of how much. */
export const roles: readonly (Choice & { readonly id: Role })[] = [
  { id: 'member', name: 'Member', about: 'Has their own profile, and decides who sees what' },
  { id: 'manager', name: 'Manager', about: 'Leads people; sees only what those in their own teams share' },
  { id: 'hr', name: 'HR', about: 'Invites people and tends teams; sees nobody’s competencies' },
  { id: 'owner', name: 'Owner', about: 'Does what HR does, gives roles, and settles what holds here' },
  { id: 'auditor', name: 'Auditor', about: 'Reads who is here; changes nothing' },
]

export const roleName = (role: Role) => roles.find(({ id }) => id === role)?.name ?? role

/** HR gives the roles that decide nothing about others. */
export const rolesToGive = (mine: string) => (mine === 'owner' ? roles : roles.filter(({ id }) => id === 'member' || id === 'manager'))

export const stateNames: Readonly<Record<Listed['state'], string>> = {
  active: 'Here',
  invited: 'Invited',
  suspended: 'Suspended',
  left: 'Left',
}

export const parts: readonly Choice[] = [
  { id: 'member', name: 'Member', about: 'Works in this team' },
  { id: 'manager', name: 'Manager', about: 'Sees what its people choose to share' },
]

/** What the signed-in person may do about who is here. */
export const tends = (role: string) => role === 'hr' || role === 'owner'
export const readsPeople = (role: string) => tends(role) || role === 'auditor'

export const entry = (entered: FormData, name: string) => String(entered.get(name) ?? '').trim()
