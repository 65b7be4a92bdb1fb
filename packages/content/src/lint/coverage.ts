import { halves } from '@evenkeel/measure'
import { defineRule } from './rule.ts'

export const coverage = defineRule({
  id: 'coverage',
  asks: 'Every competency is required by at least one role.',
  check: (content) => {
    const levels = [...content.roles.values()].flatMap((family) => family.levels)
    const required = new Set(levels.flatMap((level) => halves.flatMap((half) => level[half].requirements.map((r) => r.competency))))
    return [...content.competencies.keys()]
      .filter((id) => !required.has(id))
      .map((id) => ({
        severity: 'error',
        path: `competencies/${id}.yaml`,
        place: 'id',
        message: `No role requires "${id}".`,
        remedy: 'Require it at a level of some role, or take it out: nobody would ever be measured on it for a reason.',
      }))
  },
})
