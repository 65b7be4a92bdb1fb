import { halves } from '@evenkeel/measure'
import type { RoleFamily } from '../role-family.ts'
import type { Complaint } from './rule.ts'
import { defineRule } from './rule.ts'
import { type HalfAt, halfAt } from './walk.ts'

export const progress = defineRule({
  id: 'progress',
  asks: 'From one level of a role to the next, no floor and no requirement goes down.',
  check: (content) => [...content.roles.values()].flatMap(stepsOf),
})

function stepsOf(family: RoleFamily): Complaint[] {
  return family.levels.slice(1).flatMap((level, i) => {
    const below = family.levels[i]!
    return halves.flatMap((half) => {
      const lower = halfAt(family, below, half)
      const upper = halfAt(family, level, half)
      return [...lowerFloor(lower, upper), ...lowerRequirements(lower, upper)]
    })
  })
}

function lowerFloor(lower: HalfAt, upper: HalfAt): Complaint[] {
  if (upper.asked.floor >= lower.asked.floor) return []
  return [
    {
      severity: 'error',
      path: upper.path,
      place: `${upper.place}.floor`,
      message: `The ${upper.half} floor goes down from ${lower.asked.floor} at ${lower.level.id} to ${upper.asked.floor} at ${upper.level.id}.`,
      remedy: `Set it to at least ${lower.asked.floor}: a promotion never asks for less.`,
    },
  ]
}

function lowerRequirements(lower: HalfAt, upper: HalfAt): Complaint[] {
  return lower.asked.requirements.flatMap((before): Complaint[] => {
    const after = upper.asked.requirements.find((requirement) => requirement.competency === before.competency)
    const between = `from ${lower.level.id} to ${upper.level.id}`
    if (!after) {
      return [
        {
          severity: 'warning',
          path: upper.path,
          place: `${upper.place}.requirements`,
          message: `"${before.competency}" is no longer required ${between}.`,
          remedy: 'Keep it at the level it had, or make sure that the role has truly left it behind.',
        },
      ]
    }
    if (after.level >= before.level) return []
    return [
      {
        severity: 'error',
        path: upper.path,
        place: `${upper.place}.requirements.${before.competency}`,
        message: `"${before.competency}" goes down ${between}: ${before.level} to ${after.level}.`,
        remedy: `Ask for at least ${before.level}: a promotion never asks for less.`,
      },
    ]
  })
}
