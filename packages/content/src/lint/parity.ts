import { leastCompetencies, leastShare } from '../promise.ts'
import type { Complaint } from './rule.ts'
import { defineRule } from './rule.ts'
import { type HalfAt, halvesOf } from './walk.ts'

export const parity = defineRule({
  id: 'parity',
  asks: 'At every role level each half weighs between 40 and 60 of 100 and asks for at least 3 competencies.',
  check: (content) =>
    [...content.roles.values()].flatMap((family) => [
      ...family.levels.flatMap((level) => sharesThatDoNotAddUp(family.id, level)),
      ...halvesOf(family).flatMap((at) => [...outOfBalance(at), ...tooFew(at)]),
    ]),
})

function sharesThatDoNotAddUp(family: string, level: HalfAt['level']): Complaint[] {
  const sum = level.technical.share + level.people.share
  if (sum === 100) return []
  return [
    {
      severity: 'error',
      path: `roles/${family}.yaml`,
      place: `levels.${level.id}`,
      message: `The two halves weigh ${level.technical.share} and ${level.people.share}; together that is ${sum}, not 100.`,
      remedy: 'Set the two shares so that they make 100.',
    },
  ]
}

function outOfBalance({ half, asked, path, place }: HalfAt): Complaint[] {
  if (asked.share >= leastShare && asked.share <= 100 - leastShare) return []
  return [
    {
      severity: 'error',
      path,
      place: `${place}.share`,
      message: `The ${half} half weighs ${asked.share} of 100, outside ${leastShare} to ${100 - leastShare}.`,
      remedy: `Bring both shares within ${leastShare} to ${100 - leastShare}: both halves of a role have to matter.`,
    },
  ]
}

function tooFew({ half, asked, path, place }: HalfAt): Complaint[] {
  const count = asked.requirements.length
  if (count >= leastCompetencies) return []
  return [
    {
      severity: 'error',
      path,
      place: `${place}.requirements`,
      message: `The ${half} half asks for ${count} ${count === 1 ? 'competency' : 'competencies'}, fewer than ${leastCompetencies}.`,
      remedy: `Require at least ${leastCompetencies} ${half} competencies, so that one good or bad day does not decide the half.`,
    },
  ]
}
