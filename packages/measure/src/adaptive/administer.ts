import { normalCdf } from '../normal.ts'
import { isRightOrWrong } from '../scores/fitted-items.ts'
import type { Bank } from './bank.ts'
import { type ChooseOptions, choose } from './choose.ts'
import type { Criterion } from './criteria/criterion.ts'
import { answered, beginSitting, type Sitting } from './sitting.ts'

export type StopRules = {
  /** Never more items than this. */
  readonly most: number
  /** Never fewer, however sure; 0 if absent. */
  readonly fewest?: number
  /** Sure enough: the sd of theta given the answers. */
  readonly se?: number
  /** Decided: theta lies on one side of the cut with at least this chance, such as .95. */
  readonly boundary?: { readonly cut: number; readonly chance: number }
}

export type WhyStopped = 'count' | 'precise' | 'decided' | 'nothing left'

/** Why a test is over, or null to go on. Long enough wins, then precise, then decided. */
export function whyStop(
  bank: Bank,
  { given, se, theta, posterior }: Sitting,
  rules: StopRules,
): Exclude<WhyStopped, 'nothing left'> | null {
  if (given.length >= rules.most) return 'count'
  if (given.length < (rules.fewest ?? 0)) return null
  if (rules.se !== undefined && se <= rules.se) return 'precise'
  if (!rules.boundary) return null
  const { cut, chance } = rules.boundary
  const above = chanceAbove(bank, posterior, { theta, se }, cut)
  return Math.max(above, 1 - above) >= chance ? 'decided' : null
}

/** P(theta >= cut): the nodes above it, the one whose cell holds the cut in part; where the posterior is narrower than a cell, the normal curve. */
function chanceAbove(
  { grid: { nodes } }: Bank,
  posterior: Float64Array,
  { theta, se }: { theta: number; se: number },
  cut: number,
): number {
  const step = nodes[1]! - nodes[0]!
  if (se < step) return normalCdf((theta - cut) / se)
  let above = 0
  for (let q = 0; q < nodes.length; q++) above += posterior[q]! * Math.min(1, Math.max(0, (nodes[q]! - cut) / step + 0.5))
  return above
}

/** One step of a test: the item, what the criterion said of it, the answer, and what was believed after it. */
export type TraceRow = {
  readonly item: number
  readonly id: string
  readonly value: number
  readonly category: number
  readonly theta: number
  readonly se: number
}
export type Trace = { readonly rows: readonly TraceRow[]; readonly stopped: WhyStopped; readonly sitting: Sitting }

/** A whole test: items are chosen, answered by `answer`, until a rule says stop or nothing is left. `answer` is asked for each item once. */
export function administer(
  bank: Bank,
  answer: (item: number, step: number) => number,
  criterion: Criterion,
  rules: StopRules,
  options: ChooseOptions = {},
): Trace {
  const rows: TraceRow[] = []
  let sitting = beginSitting(bank)
  for (;;) {
    const over = whyStop(bank, sitting, rules)
    if (over) return { rows, stopped: over, sitting }
    const choice = choose(bank, sitting, criterion, options)
    if (!choice) return { rows, stopped: 'nothing left', sitting }
    const category = answer(choice.item, rows.length)
    sitting = answered(bank, sitting, choice.item, category)
    rows.push({ ...choice, id: bank.items.items[choice.item]!.id, category, theta: sitting.theta, se: sitting.se })
  }
}

/**
 * The category somebody at theta answers an item in, given one uniform, by the conventions of catR: right where the uniform is below P(right); with
 * ordered categories as many as there are cumulative chances P(category <= k) below the uniform.
 */
export function answerAt({ curves, items }: Bank, item: number, theta: number, uniform: number): number {
  const curve = curves[item]!
  if (isRightOrWrong(items.model)) return uniform < Math.exp(curve.log(theta, 1)) ? 1 : 0
  let cumulative = 0
  for (let k = 0; k < curve.categories - 1; k++) {
    cumulative += Math.exp(curve.log(theta, k))
    if (!(cumulative < uniform)) return k
  }
  return curve.categories - 1
}
