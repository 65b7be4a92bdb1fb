import type { Aim } from '../contract.ts'
import type { Consents } from './consent-list.tsx'
import type { Role } from './role-choice.tsx'

/** What stands in the form, chosen or not. */
export type AimDraft = {
  readonly current: Role
  readonly target: Role
  readonly hoursAWeek: number
  readonly why: string
  readonly given: ReadonlySet<string>
}

/** Nothing is chosen for anybody; three hours a week is what most people can keep up beside work. */
export function draftOf(aim: Aim | null, consents: Consents): AimDraft {
  return {
    current: { family: aim?.currentFamily ?? null, level: aim?.currentLevel ?? null },
    target: { family: aim?.targetFamily ?? null, level: aim?.targetLevel ?? null },
    hoursAWeek: aim?.hoursAWeek ?? 3,
    why: aim?.why ?? '',
    given: new Set(consents.filter((consent) => consent.given).map(({ kind }) => kind)),
  }
}

/** The draft as it can be saved; null while a role is not chosen. */
export function aimOf({ current, target, hoursAWeek, why }: AimDraft): Aim | null {
  if (!current.family || !current.level || !target.family || !target.level) return null
  return {
    currentFamily: current.family,
    currentLevel: current.level,
    targetFamily: target.family,
    targetLevel: target.level,
    hoursAWeek,
    why: why.trim(),
  }
}
