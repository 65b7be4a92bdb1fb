import type { Case, Chance, GateState, Verdict } from './gate.ts'
import { gates } from './gates/index.ts'
import { jointChance } from './joint.ts'
import { chanceWords } from './words.ts'

/** What all gates say together. `joint` is the chance that everything they ask of ability holds at once. */
export type Readiness = {
  readonly verdicts: readonly Verdict[]
  readonly joint: Chance
  readonly state: GateState
  /** One sentence for the person, without placeholders. */
  readonly words: string
}

/** All gates on one case. The joint chance takes every gate's conditions into one integral: it is never a product over gates. */
export function readiness(c: Case): Readiness {
  const verdicts = gates.map((gate) => gate.judge(c))
  const joint = jointChance(
    c.belief,
    gates.flatMap((gate) => gate.conditions(c)),
  )
  const state = hardest.find((it) => verdicts.some((verdict) => verdict.state === it)) ?? 'met'
  return { verdicts, joint, state, words: sentence(c, state, verdicts, joint) }
}

/** What keeps somebody most, first: the state of the whole is that of its hardest gate. */
const hardest: readonly GateState[] = ['not-yet', 'no-chance-to-show', 'needs-evidence', 'stale', 'likely']

function sentence({ role }: Case, state: GateState, verdicts: readonly Verdict[], joint: Chance): string {
  const met = verdicts.filter((verdict) => verdict.state === 'met').length
  const so = `${met} of ${verdicts.length} gates of ${role.title} are met`
  switch (state) {
    case 'met':
      return `All gates of ${role.title} are met.`
    case 'needs-evidence':
      return `${so}; there is not enough evidence yet to say how the rest stand.`
    case 'no-chance-to-show':
      return `${so}; for the rest there was no chance yet to show something the role requires.`
    case 'stale':
      return `${so}; for the rest the evidence has become old.`
    default:
      return `${so}; that everything the role asks holds together is ${chanceWords(joint).text}.`
  }
}
