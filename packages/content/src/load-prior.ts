import { type Half, halves } from '@evenkeel/measure'
import type { Content } from './load.ts'
import { levelOf } from './load-role.ts'
import type { RoleLevel } from './role-family.ts'

/**
 * How far below a requirement of their own role people stand on average, in levels. People enter a role about at its floors, which lie
 * up to one level under the mean requirement (0.4 in the roles we ship), and leave it once they are past them: 0.3 is inside that range.
 * A starting value, chosen by the authors and not measured; to be replaced by the mean of the estimates per role once there are people.
 */
const shortfall = 0.3

/**
 * What a role does not ask for starts at this part of the weighted mean requirement of the same half: people who are asked for much in
 * a half have seen more of the rest of it too, yet nobody chose them for it. A starting value, as above.
 */
const unaskedPart = 0.5

/** Where a half starts if its role asks for nothing in it at all (the linter refuses such roles). A starting value, as above. */
const unaskedHalf = 1

/**
 * Where the estimate of each competency starts, in levels, for a person who works in this role now: `Prior.means` of the measure package.
 *   required:      level - 0.3
 *   not required:  min(0.5 x weighted mean requirement of its half, lowest requirement of its half - 0.3)
 * The same for both halves. How far people spread around these starting values is the prior's own sds, and evidence moves an estimate
 * away from here. Empty if there is no such role level: `priorFor` then starts everything at its `elsewhere`.
 */
export function priorMeans(content: Content, familyId: string, levelId: string): ReadonlyMap<string, number> {
  const level = levelOf(content, familyId, levelId)
  if (!level) return new Map()
  const required = new Map(halves.flatMap((half) => level[half].requirements.map((r) => [r.competency, r.level] as const)))
  const unasked = { technical: startOfUnasked(level, 'technical'), people: startOfUnasked(level, 'people') }
  return new Map(
    [...content.competencies.values()].map(({ id, half }) => {
      const asked = required.get(id)
      return [id, asked === undefined ? unasked[half] : asked - shortfall]
    }),
  )
}

function startOfUnasked(level: RoleLevel, half: Half): number {
  const { requirements } = level[half]
  if (requirements.length === 0) return unaskedHalf
  const lowest = Math.min(...requirements.map((requirement) => requirement.level))
  return Math.min(unaskedPart * meanRequirement(level, half), lowest - shortfall)
}

/** sum(weight x level) / sum(weight) over the requirements of a half, in levels: what its floor is compared with. */
export function meanRequirement(level: RoleLevel, half: Half): number {
  const { requirements } = level[half]
  const weight = requirements.reduce((sum, requirement) => sum + requirement.weight, 0)
  return requirements.reduce((sum, requirement) => sum + requirement.weight * requirement.level, 0) / weight
}
