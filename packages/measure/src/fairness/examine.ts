import type { FairnessMethod, ItemFinding } from './fairness-method.ts'
import type { TwoGroups } from './two-groups.ts'

export type ExamineOptions = {
  /** Items found unfair leave the sum that stands for ability, until the same ones are found twice. */
  readonly purify?: boolean
  /** Level of the test; .05 if absent. Methods without a test flag from an effect of `threshold` up. */
  readonly level?: number
  /** For methods without a test; .1 if absent. */
  readonly threshold?: number
  /** Continuity correction of Mantel-Haenszel; true if absent. */
  readonly continuity?: boolean
  readonly mostRounds?: number
}

export type Examined = {
  readonly items: readonly (
    | ({ readonly id: string; readonly flagged: boolean } & ItemFinding)
    | { readonly id: string; readonly refused: 'too few' }
  )[]
  /** How often the sum was made anew; 0 without purification. */
  readonly rounds: number
  /** Whether purification settled; true without it. */
  readonly settled: boolean
}

/** Differential item functioning of every item by one method (Holland and Wainer 1993). Purification: Candell and Drasgow (1988). */
export function examine(groups: TwoGroups, method: FairnessMethod, options: ExamineOptions = {}): Examined {
  const { purify = false, level = 0.05, threshold = 0.1, continuity = true, mostRounds = 10 } = options
  const all = groups.responses.items.map((_, j) => j)
  const isFlagged = (finding: ItemFinding) => (finding.p === null ? Math.abs(finding.effect) >= threshold : finding.p < level)
  const pass = (anchor: readonly number[]) => all.map((item) => method.examine(groups, item, anchor, { continuity }))
  const flagsOf = (findings: ReturnType<typeof pass>) => findings.map((finding) => !('refused' in finding) && isFlagged(finding))

  let findings = pass(all)
  let flags = flagsOf(findings)
  let rounds = 0
  let settled = !purify || !flags.includes(true)
  while (!settled && rounds < mostRounds) {
    rounds++
    const anchor = all.filter((item) => !flags[item])
    findings = pass(anchor)
    const next = flagsOf(findings)
    settled = next.every((flag, item) => flag === flags[item])
    flags = next
  }
  return {
    items: findings.map((finding, j) => ({
      id: groups.responses.items[j]!,
      ...finding,
      ...(!('refused' in finding) && { flagged: flags[j]! }),
    })) as Examined['items'],
    rounds,
    settled,
  }
}
