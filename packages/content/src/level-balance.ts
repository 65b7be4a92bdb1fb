import { leastCompetencies, leastKinds, leastShare } from './promise.ts'
import type { RoleLevel } from './role-family.ts'

/** One half of a role level against what is promised of it. */
export type SideBalance = {
  readonly share: number
  readonly competencies: number
  /** Independent kinds of evidence that may speak. */
  readonly kinds: number
  /** The weighted mean of what is asked, in levels; null when nothing is. */
  readonly mean: number | null
  readonly floor: number
  /** What the promise of equal weight still lacks on this side, in words; empty when it holds. */
  readonly lacks: readonly string[]
}

export type EvenWeight = { readonly technical: SideBalance; readonly people: SideBalance; readonly isEven: boolean }

/**
 * The promise of equal weight for one level, quick enough to follow every key: shares within 40 to 60 that make 100, at least 3 competencies
 * and 2 independent kinds of evidence in each half, and a floor no higher than the weighted mean of its half and at most 1 level below it. The
 * linter says the same with places and remedies.
 */
export function evenWeight(level: Pick<RoleLevel, 'technical' | 'people'>, isIndependent: (source: string) => boolean): EvenWeight {
  const sum = level.technical.share + level.people.share
  const technical = sideOf(level.technical, sum, isIndependent)
  const people = sideOf(level.people, sum, isIndependent)
  return { technical, people, isEven: technical.lacks.length + people.lacks.length === 0 }
}

function sideOf(
  { share, floor, evidence, requirements }: RoleLevel['technical'],
  sum: number,
  isIndependent: (id: string) => boolean,
): SideBalance {
  const kinds = new Set(evidence.filter(isIndependent)).size
  const weight = requirements.reduce((all, one) => all + one.weight, 0)
  const mean = weight > 0 ? requirements.reduce((all, one) => all + one.weight * one.level, 0) / weight : null
  const lacks = [
    ...(sum === 100 ? [] : [`the two shares make ${sum}, not 100`]),
    ...(share < leastShare || share > 100 - leastShare ? [`a share from ${leastShare} to ${100 - leastShare}, now ${share}`] : []),
    ...(requirements.length < leastCompetencies ? [`${leastCompetencies} competencies, now ${requirements.length}`] : []),
    ...(kinds < leastKinds ? [`${leastKinds} independent kinds of evidence, now ${kinds}`] : []),
    ...floorLacks(floor, mean),
  ]
  return { share, competencies: requirements.length, kinds, mean, floor, lacks }
}

const rounding = 1e-9

function floorLacks(floor: number, mean: number | null): string[] {
  if (floor <= 0) return ['a floor']
  if (mean === null) return []
  const [lowest, highest] = [mean - 1, mean]
  const isWithin = floor <= highest + rounding && floor >= lowest - rounding
  return isWithin ? [] : [`a floor from ${Math.max(0, lowest).toFixed(1)} to ${highest.toFixed(1)}, now ${floor}`]
}
