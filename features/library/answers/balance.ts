import { type BalanceReport, balanceReport, csvText, type Framework, isOver } from '@evenkeel/exchange'

type Asked = { readonly family: string | null; readonly after: number; readonly limit: number }

/**
 * How a framework balances the halves: everything about the whole, and a page of role levels. A second framework brings the measured importance, where
 * the first has none.
 */
export function balance([framework, measured]: readonly Framework[], { family, after, limit }: Asked) {
  const { levels, findings, withoutPeople, withoutTechnical, ...whole } = balanceReport(framework!, measured ?? framework!)
  const chosen = family === null ? levels : levels.filter((level) => level.family === family)
  const shown = chosen.slice(after, after + limit)
  const known = new Set(shown.map(({ level }) => level))
  return {
    ...whole,
    over: isOver({ ...whole, levels, findings, withoutPeople, withoutTechnical }),
    measuredIn: (measured ?? framework!).source,
    levels: shown,
    total: chosen.length,
    next: after + limit < chosen.length ? after + limit : null,
    withoutPeople: withoutPeople.length,
    withoutTechnical: withoutTechnical.length,
    errors: findings.filter(({ severity }) => severity === 'error').length,
    warnings: findings.filter(({ severity }) => severity === 'warning').length,
    findings: findings.filter(({ level }) => level === null || known.has(level)),
  }
}

/** The whole report as a file: JSON with everything, or a table with a row for each role level. */
export function balanceFile([framework, measured]: readonly Framework[], { format }: { readonly format: 'csv' | 'json' }): string {
  const report = balanceReport(framework!, measured ?? framework!)
  return format === 'json'
    ? `${JSON.stringify(report, null, 2)}\n`
    : csvText([titles, ...report.levels.map((level) => rowOf(report, level))])
}

const titles = [
  ...['Family', 'Role', 'Role level', 'People requirements', 'Technical requirements', 'Unsorted requirements'],
  ...['People share by count', 'Technical share by count', 'Unsorted share by count'],
  ...['People share by weight', 'Technical share by weight', 'Unsorted share by weight', 'Source', 'Source version', 'Licence', 'Notice'],
]

function rowOf({ source }: BalanceReport, level: BalanceReport['levels'][number]): string[] {
  const { requirements: n, byCount, byWeight } = level
  const numbers = [n, byCount, byWeight].flatMap(({ people, technical, unsorted }) => [people, technical, unsorted])
  const shown = numbers.map((value) => String(Math.round(value * 10_000) / 10_000))
  return [level.family ?? '', level.roleName, level.title, ...shown, source.name, source.version, source.licence, source.notice]
}
