import type { Requirement, Role } from '@evenkeel/growth'
import { halves } from '@evenkeel/measure'
import type { Content } from './load.ts'
import type { RoleLevel } from './role-family.ts'

/** One level of a family as the gates see it, with the id `family/level`; null if there is no such level. */
export function roleOf(content: Content, familyId: string, levelId: string): Role | null {
  const level = levelOf(content, familyId, levelId)
  if (!level) return null
  return {
    id: `${familyId}/${levelId}`,
    title: level.title,
    requirements: halves.flatMap((half) => level[half].requirements.map((requirement): Requirement => ({ ...requirement, half }))),
    floors: { technical: level.technical.floor, people: level.people.floor },
    evidence: { technical: level.technical.evidence, people: level.people.evidence },
  }
}

export function levelOf(content: Content, familyId: string, levelId: string): RoleLevel | null {
  return content.roles.get(familyId)?.levels.find((level) => level.id === levelId) ?? null
}
