import { logGamma } from '../distribution/log-gamma.ts'

/** How many of a group there were, and how many of them were chosen. */
export type GroupCount = { readonly group: string; readonly chosen: number; readonly of: number }

export type GroupImpact = GroupCount & {
  readonly rate: number
  /** Share of all who were there. */
  readonly share: number
} & (
    | {
        /** Rate over the highest rate of a group that is large enough; 1 for that group. */
        readonly ratio: number
        /** Ratio below 4/5 (Uniform Guidelines on Employee Selection Procedures 1978, 29 CFR 1607.4 D). A sign to look closer, no proof. */
        readonly belowFourFifths: boolean
        /** Against the group with the highest rate: pooled z of two proportions, Fisher's exact p (two-sided), Cohen's h. Null for that group itself. */
        readonly z: number | null
        readonly fisher: number | null
        readonly effect: number | null
      }
    /** Too few of the group to say anything about it. */
    | { readonly refused: 'too few' }
  )

/**
 * Selection rates compared (Uniform Guidelines 1978): impact ratio, four-fifths rule, pooled z, Fisher's exact test, Cohen's h. Groups of fewer than
 * `least` (5 if absent), or of less than `leastShare` of all (0 if absent; Local Law 144 of New York allows to leave out groups below 2 %), are counted
 * and not judged, and never the group compared with. Throws a RangeError for counts that are none.
 */
export function adverseImpact(
  counts: readonly GroupCount[],
  { least = 5, leastShare = 0 }: { readonly least?: number; readonly leastShare?: number } = {},
): readonly GroupImpact[] {
  for (const { group, chosen, of } of counts)
    if (!(Number.isInteger(chosen) && Number.isInteger(of) && chosen >= 0 && chosen <= of))
      throw new RangeError(`Group "${group}": ${chosen} chosen of ${of} is no count.`)
  const all = counts.reduce((sum, { of }) => sum + of, 0)
  const rateOf = ({ chosen, of }: GroupCount) => (of === 0 ? 0 : chosen / of)
  const isLargeEnough = ({ of }: GroupCount) => of >= Math.max(1, least) && of >= leastShare * all
  const [best] = counts.filter(isLargeEnough).toSorted((x, y) => rateOf(y) - rateOf(x))
  return counts.map((count) => {
    const known = { ...count, rate: rateOf(count), share: all === 0 ? 0 : count.of / all }
    if (!best || !isLargeEnough(count)) return { ...known, refused: 'too few' }
    const ratio = rateOf(best) === 0 ? 1 : known.rate / rateOf(best)
    const compared = count === best ? { z: null, fisher: null, effect: null } : compare(count, best)
    return { ...known, ratio, belowFourFifths: ratio < 0.8, ...compared }
  })
}

/** Each person's row as counts of groups made of several attributes at once: "f|30-39". */
export function crossed(rows: readonly { readonly attributes: readonly string[]; readonly chosen: boolean }[]): readonly GroupCount[] {
  const counts = new Map<string, { chosen: number; of: number }>()
  for (const { attributes, chosen } of rows) {
    const group = attributes.join('|')
    const count = counts.get(group) ?? { chosen: 0, of: 0 }
    count.of++
    if (chosen) count.chosen++
    counts.set(group, count)
  }
  return [...counts].map(([group, count]) => ({ group, ...count })).sort((x, y) => (x.group < y.group ? -1 : 1))
}

/**
 * Scoring rates by the rules of New York City's Local Law 144 (6 RCNY 5-300): for a tool that gives scores, who scored above the median of everybody
 * counts as chosen; the impact ratio of a group is its rate over the highest.
 */
export function scoringRates(scores: readonly { readonly group: string; readonly score: number }[]): {
  readonly median: number | null
  readonly counts: readonly GroupCount[]
} {
  const sorted = scores.map(({ score }) => score).sort((x, y) => x - y)
  const half = sorted.length / 2
  const median = sorted.length === 0 ? null : (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2
  const rows = scores.map(({ group, score }) => ({ attributes: [group], chosen: median !== null && score > median }))
  return { median, counts: crossed(rows) }
}

function compare(count: GroupCount, best: GroupCount): { z: number; fisher: number; effect: number } {
  const [p, q] = [count.chosen / count.of, best.chosen / best.of]
  const pooled = (count.chosen + best.chosen) / (count.of + best.of)
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / count.of + 1 / best.of))
  return {
    z: spread === 0 ? 0 : (p - q) / spread,
    fisher: fisherExact(count, best),
    effect: 2 * Math.asin(Math.sqrt(p)) - 2 * Math.asin(Math.sqrt(q)),
  }
}

/**
 * Fisher's exact test, two-sided: the chance, with all margins fixed, of a table no likelier than this one. Summed from the edges inwards over
 * hypergeometric chances, as other programs do: tables within a relative 1e-7 of this one's chance count as equally likely.
 */
export function fisherExact(first: GroupCount, second: GroupCount): number {
  const chosen = first.chosen + second.chosen
  const fewest = Math.max(0, chosen - second.of)
  const most = Math.min(first.of, chosen)
  const logOf = (k: number) => logChoose(first.of, k) + logChoose(second.of, chosen - k)
  const all = logChoose(first.of + second.of, chosen)
  const here = logOf(first.chosen) + 1e-7
  let p = 0
  for (let k = fewest; k <= most; k++) {
    const log = logOf(k)
    if (log <= here) p += Math.exp(log - all)
  }
  return Math.min(1, p)
}

const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)
