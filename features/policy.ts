import type { MembershipState, Role } from '../db/schema.ts'
import type { Contract } from './contract.ts'

/** How the one who asks stands to the person the operation is about. A stranger is in another organisation: to them nothing exists. */
export type Relation = 'self' | 'report' | 'colleague' | 'stranger'

/**
 * Who may, with the reason in a sentence a person can read. `anyone`: also without an account. `signedIn`: it is about no person in
 * particular. Otherwise the roles are listed by relation. Only active members may do anything at all.
 */
export type Rule = {
  readonly because: string
  readonly anyone?: true
  readonly signedIn?: readonly Role[]
  readonly self?: readonly Role[]
  readonly report?: readonly Role[]
  readonly colleague?: readonly Role[]
}

export type Policy<C extends Contract = Contract> = Readonly<Record<keyof C, Rule>>

export type Asking = { readonly role: Role; readonly state: MembershipState }

export const everyRole: readonly Role[] = ['member', 'manager', 'hr', 'owner', 'auditor']

/** A person's own business, whatever their role. */
export const ownOnly = (because: string): Rule => ({ self: everyRole, because })

/** Pure: the same asking gets the same answer. `relation` is null when the operation is about no person in particular. */
export function may(rule: Rule, asking: Asking | null, relation: Relation | null): boolean {
  if (rule.anyone) return true
  if (asking?.state !== 'active') return false
  if (relation === null) return rule.signedIn?.includes(asking.role) ?? false
  if (relation === 'stranger') return false
  return rule[relation]?.includes(asking.role) ?? false
}
