import type { Half } from '@evenkeel/measure'
import type { Condition } from './gate.ts'
import type { Requirement, Role } from './role.ts'

/**
 * The doubt about where a level's bar stands, in levels, for roles that do not say. Assumed, not measured: about the standard error
 * of a panel of ten whose members differ by two thirds of a level. A role whose bars a panel has set carries its own.
 */
export const assumedBarSd = 0.2

export function requirementsOf(role: Role, half: Half): readonly Requirement[] {
  return role.requirements.filter((requirement) => requirement.half === half)
}

export function essentialOf(requirements: readonly Requirement[]): readonly Requirement[] {
  return requirements.filter((requirement) => requirement.essential)
}

/** Each requirement's share of its half; they add up to 1. Strength compensates inside a half. */
export function halfWeights(role: Role, half: Half): ReadonlyMap<string, number> {
  const requirements = requirementsOf(role, half)
  const total = requirements.reduce((sum, { weight }) => sum + weight, 0)
  return new Map(requirements.map(({ competency, weight }) => [competency, weight / total]))
}

/** The half as a whole reaches its floor. A half of which the role asks nothing stays at zero: no role may be built on one half. */
export function floorCondition(role: Role, half: Half): Condition {
  return { weights: halfWeights(role, half), bar: role.floors[half], barSd: role.barSd ?? assumedBarSd }
}

/** One competency on its own reaches the level asked. */
export function levelCondition(role: Role, { competency, level }: Requirement): Condition {
  return { weights: new Map([[competency, 1]]), bar: level, barSd: role.barSd ?? assumedBarSd }
}
