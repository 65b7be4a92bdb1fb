import { type Fixer, levelAt, withHalf } from './fix.ts'

/** What the level below asks for, this one asks for too. */
export const progress: Fixer = {
  rule: 'progress',
  fixOf: (document, finding) => {
    const at = levelAt(document, finding)
    if (!at?.half || !at.below) return null
    const { half, level, below, part, competency } = at
    const lower = below[half]
    if (part === 'floor') {
      return {
        says: `Set the floor of the ${half} half to ${lower.floor}.`,
        mend: () => withHalf(document, at, half, { floor: lower.floor }),
      }
    }
    const asked = level[half].requirements
    if (competency) {
      const least = lower.requirements.find((one) => one.competency === competency)?.level
      if (least === undefined) return null
      const requirements = asked.map((one) => (one.competency === competency ? { ...one, level: least } : one))
      return { says: `Ask for ${least}, as ${below.title} does.`, mend: () => withHalf(document, at, half, { requirements }) }
    }
    const left = lower.requirements.filter((one) => !asked.some((there) => there.competency === one.competency))
    const named = left.find((one) => finding.message.startsWith(`"${one.competency}"`))
    if (!named) return null
    return {
      says: `Go on asking for it at ${named.level}.`,
      mend: () => withHalf(document, at, half, { requirements: [...asked, named] }),
    }
  },
}
