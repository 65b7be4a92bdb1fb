import type { Need } from '../gate.ts'
import { competency, source } from '../sentence.ts'
import type { Look } from './step.ts'

/** Why a piece of evidence is worth getting: the most binding need it meets, or else that it tells most for the time. */
export function whyEvidence(look: Look): string {
  const name = competency(look.competency)
  const half = look.requirement.half
  const first = order.map((what) => look.meets.find((need) => need.what === what)).find((need) => need !== undefined)
  const kinds = first?.except.map(source).join(', ')
  switch (first?.what) {
    case 'chance':
      return `Nobody and nothing independent has seen ${name} yet, and the role requires it.`
    case 'evidence':
      return look.seen ? `${name} is not known surely enough yet.` : `Nothing independent speaks about ${name} so far.`
    case 'fresh':
      return `What speaks for your ${half} half has become old; a fresh look at ${name} renews it.`
    case 'other-kind':
      return kinds
        ? `Your ${half} half rests on ${kinds} only; this adds another kind.`
        : `Your ${half} half needs two independent kinds of evidence.`
    default:
      return look.below
        ? `It would tell whether ${name} is still below what the role asks.`
        : `It would make surer that ${name} is at what the role asks.`
  }
}

const order: readonly Need['what'][] = ['chance', 'evidence', 'fresh', 'other-kind']

export function whyGrow(look: Look): string {
  const name = competency(look.competency)
  return look.below
    ? `${name} is probably below what the role asks.`
    : `${name} carries weight in the floor of your ${look.requirement.half} half.`
}
