import type { Half } from '@evenkeel/measure'
import { essentialOf, floorCondition, requirementsOf } from './conditions.ts'
import { type Case, defineGate, type Gate } from './gate.ts'
import { judgeAbility } from './judge.ts'

/** The floor of one half: one construction for both, so that neither can be treated differently from the other. */
export function floorGate(half: Half): Gate {
  const id = `${half}-floor`
  const conditions = ({ role }: Case) => [floorCondition(role, half)]
  return defineGate({
    id,
    label: `Floor of the ${half} half`,
    asks: `Your ${half} half as a whole reaches the floor of the role; nothing in the other half makes up for it.`,
    conditions,
    judge: (c) => {
      const requirements = requirementsOf(c.role, half)
      return judgeAbility(c, {
        gate: id,
        subject: `Your ${half} half`,
        half,
        conditions: conditions(c),
        competencies: requirements.map(({ competency }) => competency),
        essential: essentialOf(requirements).map(({ competency }) => competency),
      })
    },
  })
}
