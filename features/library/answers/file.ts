import { type Framework, toCase, toCsv, toYaml } from '@evenkeel/exchange'

type Asked = { readonly format: 'yaml' | 'csv' | 'case'; readonly base: string; readonly changedAt: string }

/** The framework as a file: complete (YAML), as a table (CSV), or for learning systems (CASE). */
export function file([framework]: readonly Framework[], { format, base, changedAt }: Asked): string {
  if (format === 'yaml') return toYaml(framework!)
  if (format === 'csv') return toCsv(framework!)
  return `${JSON.stringify(toCase(framework!, { base, creator: 'Evenkeel', changedAt }), null, 2)}\n`
}
