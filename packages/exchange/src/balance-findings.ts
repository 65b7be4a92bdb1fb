import type { LevelShare } from './balance-share.ts'
import type { Framework, ImportedLevel } from './framework.ts'

export type BalanceFinding = {
  readonly rule: 'none' | 'parity' | 'too-few' | 'unsorted' | 'repeated' | 'floors' | 'evidence' | 'grades'
  readonly severity: 'error' | 'warning'
  /** The role level it is about; null where it is about the framework. */
  readonly level: string | null
  readonly message: string
  readonly remedy: string
}

/** The promise: no half below 40 of 100, at least 3 requirements and 2 kinds of evidence in each half of each role level. */
const least = 0.4
const leastRequirements = 3
const leastEvidence = 2

export function findingsOf(framework: Framework, shares: readonly LevelShare[]): BalanceFinding[] {
  const levels = new Map(framework.levels.map((level) => [level.id, level]))
  const aboutLevels = shares.flatMap((share) => [...inShares(share), ...inHalves(levels.get(share.level), share)])
  return [...aboutLevels, ...inFramework(framework, shares)].toSorted(
    (a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'),
  )
}

function inShares(share: LevelShare): BalanceFinding[] {
  const findings: BalanceFinding[] = []
  const { people, technical, unsorted } = share.byWeight
  const where = `${share.roleName}, ${share.title}`
  const add = (rule: BalanceFinding['rule'], severity: BalanceFinding['severity'], message: string, remedy: string) => {
    findings.push({ rule, severity, level: share.level, message: `${where}: ${message}`, remedy })
  }
  for (const [half, part, count] of [
    ['people', people, share.requirements.people],
    ['technical', technical, share.requirements.technical],
  ] as const) {
    const possible = share.requirements.unsorted
    const known = `${percent(part)} of the weight is ${half} requirements`
    if (count === 0 && possible === 0)
      add('none', 'error', `asks for nothing in the ${half} half.`, `Add at least ${leastRequirements} ${half} requirements.`)
    else if (part + unsorted < least)
      add('parity', 'error', `${known}, below ${percent(least)}.`, `Add ${half} requirements, or give those there are more weight.`)
    else if (part < least)
      add(
        'parity',
        'warning',
        `${known}; ${percent(unsorted)} could not be sorted by name.`,
        'Say which half the unsorted skills belong to.',
      )
    if (count > 0 && count + possible < leastRequirements) {
      add(
        'too-few',
        'error',
        `the ${half} half has ${counted(count, 'requirement')}, fewer than ${leastRequirements}.`,
        `Add ${half} requirements, so that one good or bad day does not decide the half.`,
      )
    }
  }
  for (const name of share.repeated)
    add('repeated', 'warning', `asks for "${name}" more than once, so it weighs more than it says.`, 'Keep one of the requirements.')
  return findings
}

function inHalves(level: ImportedLevel | undefined, share: LevelShare): BalanceFinding[] {
  if (!level?.halves) return []
  const where = `${share.roleName}, ${share.title}`
  return (['technical', 'people'] as const).flatMap((half): BalanceFinding[] => {
    const { floor, evidence } = level.halves?.[half] ?? { floor: 0, evidence: [] }
    const findings: BalanceFinding[] = []
    if (floor <= 0) {
      const message = `${where}: the ${half} half has no floor, so the other half can buy it off.`
      findings.push({
        rule: 'floors',
        severity: 'error',
        level: level.id,
        message,
        remedy: 'Set a floor, up to 1 level below what the half asks for.',
      })
    }
    if (evidence.length < leastEvidence) {
      const message = `${where}: the ${half} half lets ${counted(evidence.length, 'kind')} of evidence speak, fewer than ${leastEvidence}.`
      findings.push({
        rule: 'evidence',
        severity: 'error',
        level: level.id,
        message,
        remedy: 'Name a second, independent kind of evidence.',
      })
    }
    return findings
  })
}

/** What a framework leaves unsaid everywhere is said once, not at every level. */
function inFramework(framework: Framework, shares: readonly LevelShare[]): BalanceFinding[] {
  const findings: BalanceFinding[] = []
  const add = (rule: BalanceFinding['rule'], message: string, remedy: string) => {
    findings.push({ rule, severity: 'warning', level: null, message, remedy })
  }
  const silent = shares.filter(({ level }) => !framework.levels.find(({ id }) => id === level)?.halves).length
  if (silent > 0) {
    add(
      'floors',
      `${counted(silent, 'role level')} set no floor: strength in one half can buy off the other.`,
      'Set a floor for each half when the framework is taken over.',
    )
    add(
      'evidence',
      `${counted(silent, 'role level')} do not say which evidence counts for the people half.`,
      'Name at least 2 independent kinds of evidence for each half.',
    )
  }
  const ungraded = framework.requirements.filter(({ required }) => required === null).length
  if (ungraded > 0)
    add('grades', `${counted(ungraded, 'requirement')} come without a level.`, 'Set their levels, or leave them out of gates.')
  const unsorted = shares.reduce((sum, { requirements }) => sum + requirements.unsorted, 0)
  if (unsorted > 0)
    add(
      'unsorted',
      `${counted(unsorted, 'requirement')} could not be sorted into a half by name.`,
      'Say which half these skills belong to.',
    )
  return findings
}

export function percent(share: number): string {
  return `${Math.round(100 * share)} %`
}

export function counted(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`
}
