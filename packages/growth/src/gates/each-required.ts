import { essentialOf, levelCondition } from '../conditions.ts'
import { type Case, type Condition, defineGate } from '../gate.ts'
import { judgeAbility } from '../judge.ts'

/** No floor makes up for a competency without which the role cannot be done. A role that requires none still asks for evidence. */
export const eachRequired = defineGate({
  id: 'each-required',
  label: 'Every required competency',
  asks: 'Each competency the role cannot do without reaches its own level.',
  conditions,
  judge: (c) => {
    const essential = essentialOf(c.role.requirements).map(({ competency }) => competency)
    return judgeAbility(c, {
      gate: 'each-required',
      subject: 'The competencies this role requires',
      half: null,
      conditions: conditions(c),
      competencies: essential.length > 0 ? essential : c.role.requirements.map(({ competency }) => competency),
      essential,
    })
  },
})

function conditions({ role }: Case): readonly Condition[] {
  return essentialOf(role.requirements).map((requirement) => levelCondition(role, requirement))
}
