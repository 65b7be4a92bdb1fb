import { type Balance, balance } from './balance.ts'
import { type Bands, bands } from './bands.ts'
import { levelCondition } from './conditions.ts'
import type { Case, Chance } from './gate.ts'
import { jointChance } from './joint.ts'
import { type Readiness, readiness } from './readiness.ts'
import type { Requirement, Role } from './role.ts'

/** One role as a target of the same person. */
export type Comparison = {
  readonly role: Role
  readonly readiness: Readiness
  readonly balance: Balance
  readonly gaps: readonly Gap[]
}

/** One requirement against what is believed. */
export type Gap = { readonly requirement: Requirement; readonly estimate: Bands; readonly chance: Chance }

/** The same person and record against several roles, in the order given: a choice to make, not a ranking. */
export function compare(person: Omit<Case, 'role'>, roles: readonly Role[]): readonly Comparison[] {
  return roles.map((role) => {
    const c: Case = { ...person, role }
    return { role, readiness: readiness(c), balance: balance(c), gaps: gaps(c) }
  })
}

/** Every requirement of the role by itself, technical and people in the role's order. */
export function gaps({ role, belief }: Case): readonly Gap[] {
  return role.requirements.map((requirement) => ({
    requirement,
    estimate: bands(belief.estimate(requirement.competency)),
    chance: jointChance(belief, [levelCondition(role, requirement)]),
  }))
}
