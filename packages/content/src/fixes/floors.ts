import { meanRequirement } from '../load-prior.ts'
import { type Fixer, levelAt, withHalf } from './fix.ts'

/** How far below the weighted mean of its requirements a floor is proposed, in levels: where the roles we ship have theirs. */
const below = 0.4

export const floors: Fixer = {
  rule: 'floors',
  fixOf: (document, finding) => {
    const at = levelAt(document, finding)
    if (!at?.half || at.level[at.half].requirements.length === 0) return null
    const { half } = at
    const mean = meanRequirement(at.level, half)
    const highest = Math.floor(mean * 10 + 1e-9) / 10
    // A promotion never asks for less than the level below, as long as the half itself asks for that much.
    const floor = Math.min(highest, Math.max(tenths(mean - below), at.below?.[half].floor ?? 0))
    if (floor <= 0) return null
    return { says: `Set the floor of the ${half} half to ${floor}.`, mend: () => withHalf(document, at, half, { floor }) }
  },
}

const tenths = (value: number) => Math.round(value * 10) / 10
