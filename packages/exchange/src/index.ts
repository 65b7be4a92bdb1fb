export { type Importance, importanceByHalf, type Mean } from './balance-evidence.ts'
export type { BalanceFinding } from './balance-findings.ts'
export { type BalanceReport, type BalanceThreshold, balanceReport, isOver, promisedBalance } from './balance-report.ts'
export type { LevelShare, Shares } from './balance-share.ts'
export { type Change, type Difference, difference } from './difference.ts'
export { type CaseContext, type CasePackage, toCase } from './export/case.ts'
export { csvText, toCsv, toRows } from './export/csv.ts'
export { toOwnYaml } from './export/own-yaml.ts'
export { toYaml } from './export/yaml.ts'
export { delimiterOf, type ImportFile, type Row, type Table, tableFile } from './files.ts'
export {
  type Family,
  type Figure,
  Framework,
  FrameworkSource,
  type ImportedLevel,
  type ImportedRequirement,
  type ImportedRole,
  requirementsOf,
  type Scale,
  type Skill,
  type Trouble,
} from './framework.ts'
export { type Half, halfByName, halfOf, type Tag, taggerVersion } from './half-tagger.ts'
export type { Given, Importer } from './importers/importer.ts'
export { importers } from './importers/index.ts'
export { frameworkOf } from './own.ts'
export { type Column, columns as tableColumns } from './table/columns.ts'
export { guessMapping, type Mapping } from './table/mapping.ts'
