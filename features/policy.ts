import type { MembershipState, Role } from '../db/schema.ts'
import type { Contract } from './contract.ts'
import type { Scope } from './scopes.ts'

/** How the one who asks stands to the person the operation is about. A stranger is in another organisation: to them nothing exists. */
export type Relation = 'self' | 'report' | 'colleague' | 'stranger'

/**
 * Who may, with the reason in a sentence a person can read. `anyone`: also without an account. `signedIn`: it is about no person in
 * particular. Otherwise the roles are listed by relation. Only active members may do anything at all. `key`: what a key of the organisation must
 * be allowed to for this; without it no key does it, whoever made it.
 */
export type Rule = {
  readonly because: string
  readonly anyone?: true
  readonly signedIn?: readonly Role[]
  readonly self?: readonly Role[]
  readonly report?: readonly Role[]
  readonly colleague?: readonly Role[]
  readonly key?: Scope
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

/** The same question for a key. It is no person: what a rule grants to roles, or to anyone, is not granted to it. */
export function mayByKey(rule: Rule, granted: readonly string[]): 'yes' | 'not-for-keys' | 'scope-missing' {
  if (rule.key === undefined) return 'not-for-keys'
  return granted.includes(rule.key) ? 'yes' : 'scope-missing'
}
