import type { Aim } from '../contract.ts'
import type { Families } from './role-choice.tsx'

/**
 * The roles in force, and the two one has chosen under an earlier version of the framework where they are no longer among them: whoever only
 * changes their hours finds their roles as they were.
 */
export function withOwn(inForce: Families, own: Families, aim: Aim | null): Families {
  if (!aim) return inForce
  const families = new Map(inForce.map((family) => [family.id, family]))
  const chosen = [
    { family: aim.currentFamily, level: aim.currentLevel },
    { family: aim.targetFamily, level: aim.targetLevel },
  ]
  for (const { family: id, level: levelId } of chosen) {
    const mine = own.find((family) => family.id === id)
    const level = mine?.levels.find((one) => one.id === levelId)
    const there = families.get(id)
    if (!mine || !level || there?.levels.some((one) => one.id === levelId)) continue
    families.set(id, there ? { ...there, levels: [...there.levels, level] } : { ...mine, levels: [level] })
  }
  return [...families.values()]
}
