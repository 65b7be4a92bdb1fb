import { type Half, sources } from '@evenkeel/measure'
import { leastKinds } from '../promise.ts'
import { type Fixer, levelAt, withHalf } from './fix.ts'

/** What is added first when too few independent kinds may speak: those that need no installation of anything. */
const first: Readonly<Record<Half, readonly string[]>> = {
  technical: ['manager', 'work', 'test'],
  people: ['manager', 'work', 'situation'],
}

export const evidence: Fixer = {
  rule: 'evidence',
  fixOf: (document, finding) => {
    const at = levelAt(document, finding)
    if (!at?.half) return null
    const { half } = at
    const known = [...new Set(at.level[half].evidence)].filter((id) => sourceOf(id))
    const kinds = known.filter((id) => sourceOf(id)?.independent).length
    const added = first[half].filter((id) => !known.includes(id)).slice(0, Math.max(0, leastKinds - kinds))
    const labels = [...known, ...added].map((id) => sourceOf(id)?.label.toLowerCase() ?? id)
    return {
      says: `Let these speak for the ${half} half: ${labels.join(', ')}.`,
      mend: () => withHalf(document, at, half, { evidence: [...known, ...added] }),
    }
  },
}

const sourceOf = (id: string) => sources.findLast((source) => source.id === id)
