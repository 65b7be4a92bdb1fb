import type { Half } from '@evenkeel/measure'
import type { FrameworkDocument } from '../document.ts'
import type { Finding } from '../lint.ts'
import type { RoleFamily, RoleLevel } from '../role-family.ts'

/** What a machine can do about a finding: in words, so that somebody decides, and done. */
export type Fix = { readonly says: string; mend(): FrameworkDocument }

/** One file for each rule that has fixes; null where nobody but a person knows what to write. */
export type Fixer = { readonly rule: string; fixOf(document: FrameworkDocument, finding: Finding): Fix | null }

/** A level of a role as a finding names it: `levels.senior.people.requirements.empathy`. */
export type LevelAt = {
  readonly family: RoleFamily
  readonly level: RoleLevel
  readonly below: RoleLevel | undefined
  readonly half: Half | null
  readonly part: string | null
  readonly competency: string | null
}

export function levelAt({ families }: FrameworkDocument, { path, place }: Finding): LevelAt | null {
  const family = families.find(({ id }) => path === `roles/${id}.yaml`)
  const match = /^levels\.([a-z0-9-]+)(?:\.(technical|people))?(?:\.([a-z]+))?(?:\.([a-z0-9-]+))?$/.exec(place)
  const index = family?.levels.findIndex(({ id }) => id === match?.[1]) ?? -1
  const level = family?.levels[index]
  if (!family || !match || !level) return null
  const [, , half, part, competency] = match
  const below = index > 0 ? family.levels[index - 1] : undefined
  return { family, level, below, half: (half as Half) ?? null, part: part ?? null, competency: competency ?? null }
}

export function withLevel(document: FrameworkDocument, { family, level }: LevelAt, next: RoleLevel): FrameworkDocument {
  const levels = family.levels.map((one) => (one === level ? next : one))
  return { ...document, families: document.families.map((one) => (one === family ? { ...one, levels } : one)) }
}

/** The same level with something else in one of its halves. */
export function withHalf(document: FrameworkDocument, at: LevelAt, half: Half, change: Partial<RoleLevel[Half]>): FrameworkDocument {
  return withLevel(document, at, { ...at.level, [half]: { ...at.level[half], ...change } })
}
