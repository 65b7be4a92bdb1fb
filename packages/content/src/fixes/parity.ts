import { leastShare } from '../promise.ts'
import { type Fixer, levelAt, withLevel } from './fix.ts'

/** The two shares as they were meant, made to 100, and no further from even than may be. Which competencies to ask for, nobody else knows. */
export const parity: Fixer = {
  rule: 'parity',
  fixOf: (document, finding) => {
    const at = levelAt(document, finding)
    if (!at || at.part === 'requirements') return null
    const { technical, people } = at.level
    const sum = technical.share + people.share
    const meant = sum === 0 ? 50 : Math.round((100 * technical.share) / sum)
    const share = Math.min(100 - leastShare, Math.max(leastShare, meant))
    return {
      says: `Weigh the halves ${share} and ${100 - share}.`,
      mend: () => withLevel(document, at, { ...at.level, technical: { ...technical, share }, people: { ...people, share: 100 - share } }),
    }
  },
}
