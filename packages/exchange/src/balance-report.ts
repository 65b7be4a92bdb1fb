import { type Importance, importanceByHalf } from './balance-evidence.ts'
import { type BalanceFinding, counted, findingsOf, percent } from './balance-findings.ts'
import { type LevelShare, levelShares, meanShares, type Shares } from './balance-share.ts'
import type { Framework, FrameworkSource } from './framework.ts'
import { taggerVersion } from './half-tagger.ts'

/** What a framework asks of the two halves, as plain data; every figure is also said in a sentence. */
export type BalanceReport = {
  readonly source: FrameworkSource
  /** The version of the rule that sorted skills by name. */
  readonly rule: number
  readonly levels: readonly LevelShare[]
  /** Means over role levels; null where nothing is asked for. */
  readonly mean: { readonly byCount: Shares; readonly byWeight: Shares } | null
  readonly families: readonly { readonly family: string; readonly levels: number; readonly byCount: Shares; readonly byWeight: Shares }[]
  /** Role levels without a single requirement in the half. */
  readonly withoutPeople: readonly LevelShare[]
  readonly withoutTechnical: readonly LevelShare[]
  readonly findings: readonly BalanceFinding[]
  /** Measured importance of the two halves, where a framework brings it along. */
  readonly evidence: readonly Importance[]
  readonly sentences: readonly string[]
}

/**
 * The balance of any framework. Evidence comes from the framework itself where its weights were measured, or from another one that
 * is handed in beside it, such as O*NET.
 */
export function balanceReport(framework: Framework, measured: Framework = framework): BalanceReport {
  const levels = levelShares(framework)
  const [byCount, byWeight] = [meanShares(levels, 'byCount'), meanShares(levels, 'byWeight')]
  const report = {
    source: framework.source,
    rule: taggerVersion,
    levels,
    mean: byCount && byWeight && { byCount, byWeight },
    families: familiesOf(levels),
    withoutPeople: levels.filter(({ requirements }) => requirements.people === 0),
    withoutTechnical: levels.filter(({ requirements }) => requirements.technical === 0),
    findings: findingsOf(framework, levels),
    evidence: importanceByHalf(measured),
  }
  return { ...report, sentences: sentencesOf(report, measured.source) }
}

/** Where the line is: the least mean share of either half by weight, and how many role levels may ask for nothing in a half. */
export type BalanceThreshold = { readonly leastShare: number; readonly mostWithout: number }

/** The product's promise of equal weight, 60 to 40. */
export const promisedBalance: BalanceThreshold = { leastShare: 0.4, mostWithout: 0 }

/**
 * Whether the framework is further out of balance than allowed. Only what is known to belong to a half counts for it; a framework that
 * asks for nothing is not out of balance.
 */
export function isOver(report: BalanceReport, threshold: BalanceThreshold = promisedBalance): boolean {
  if (!report.mean) return false
  const { people, technical } = report.mean.byWeight
  const without = report.withoutPeople.length + report.withoutTechnical.length
  return Math.min(people, technical) < threshold.leastShare || without > threshold.mostWithout
}

function familiesOf(levels: readonly LevelShare[]): BalanceReport['families'] {
  return [...Map.groupBy(levels, ({ family }) => family)].flatMap(([family, members]) => {
    const [byCount, byWeight] = [meanShares(members, 'byCount'), meanShares(members, 'byWeight')]
    return family !== null && byCount && byWeight ? [{ family, levels: members.length, byCount, byWeight }] : []
  })
}

function sentencesOf(report: Omit<BalanceReport, 'sentences'>, measured: FrameworkSource): string[] {
  const { mean, levels, withoutPeople, withoutTechnical, families, evidence } = report
  if (!mean) return [`${report.source.name} asks for nothing yet: there is no balance to report.`]
  const sentences = [
    `On average ${percent(mean.byWeight.people)} of the weight and ${percent(mean.byCount.people)} of the requirements of a role level are people requirements, over ${counted(levels.length, 'role level')}.`,
  ]
  if (mean.byCount.unsorted > 0)
    sentences.push(`${percent(mean.byCount.unsorted)} could not be sorted into a half by their name and are in neither share.`)
  if (withoutPeople.length > 0)
    sentences.push(`${counted(withoutPeople.length, 'role level')} ask for nothing that is known to be a people skill.`)
  if (withoutTechnical.length > 0)
    sentences.push(`${counted(withoutTechnical.length, 'role level')} ask for nothing that is known to be a technical skill.`)
  const sorted = families.toSorted((a, b) => a.byWeight.people - b.byWeight.people)
  const [lowest, highest] = [sorted[0], sorted.at(-1)]
  if (lowest && highest && lowest !== highest) {
    sentences.push(
      `${lowest.family} has the smallest people share (${percent(lowest.byWeight.people)}), ${highest.family} the largest (${percent(highest.byWeight.people)}).`,
    )
  }
  const own = evidence.filter(({ standIn }) => standIn === null)
  if (own.length > 0) {
    const atLeast = own.filter(({ difference }) => difference.value >= 0).length
    sentences.push(
      `In ${atLeast} of ${own.length} occupations measured in ${measured.name} ${measured.version}, people skills are on average at least as important as technical skills.`,
    )
  }
  return sentences
}
