import { type Fixer, levelAt, withHalf, withLevel } from './fix.ts'

/** A requirement that points nowhere is taken out, one in the wrong half is moved, one that stands twice stands once. */
export const references: Fixer = {
  rule: 'references',
  fixOf: (document, finding) => {
    const at = levelAt(document, finding)
    if (!at?.half || !at.competency) return null
    const { half, level, competency } = at
    const target = document.competencies.find(({ id }) => id === competency)
    const others = level[half].requirements.filter((one) => one.competency !== competency)
    const own = level[half].requirements.find((one) => one.competency === competency)
    if (!target || !own) return { says: 'Take this requirement out.', mend: () => withHalf(document, at, half, { requirements: others }) }
    if (target.half === half) {
      return { says: 'Keep the first of the two.', mend: () => withHalf(document, at, half, { requirements: [...others, own] }) }
    }
    const there = level[target.half].requirements.filter((one) => one.competency !== competency)
    return {
      says: `Move it to the ${target.half} half.`,
      mend: () =>
        withLevel(document, at, {
          ...level,
          [half]: { ...level[half], requirements: others },
          [target.half]: { ...level[target.half], requirements: [...there, own] },
        }),
    }
  },
}
