import { halves } from '@evenkeel/measure'
import { defineRule } from './rule.ts'

export const evenHalves = defineRule({
  id: 'even-halves',
  asks: 'The framework has as many people competencies as technical ones.',
  check: (content) => {
    const all = [...content.competencies.values()]
    const [technical, people] = halves.map((half) => all.filter((competency) => competency.half === half).length) as [number, number]
    if (technical === people) return []
    const message = `There are ${technical} technical and ${people} people competencies.`
    const remedy = `Add ${Math.abs(technical - people)} to the ${technical < people ? 'technical' : 'people'} half, or merge as many in the other.`
    return [{ severity: 'error', path: 'competencies/', place: 'half', message, remedy }]
  },
})
