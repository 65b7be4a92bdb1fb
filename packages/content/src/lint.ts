import { sources } from '@evenkeel/measure'
import { rules } from './lint/index.ts'
import type { Complaint, Independent } from './lint/rule.ts'
import type { Content } from './load.ts'

/** What a rule found: which rule, how bad, where, what, and what to do about it. An error keeps a framework from being published. */
export type Finding = Complaint & { readonly rule: string }

/** Every finding of every rule, errors first, otherwise in the order of the rules. Empty for a framework that is fit to publish. */
export function lintFramework(content: Content, independent: Independent = asRegistered): Finding[] {
  const findings = rules.flatMap((rule) => rule.check(content, independent).map((complaint) => ({ rule: rule.id, ...complaint })))
  return [...findings.filter(isError), ...findings.filter((finding) => !isError(finding))]
}

function isError(finding: Finding): boolean {
  return finding.severity === 'error'
}

/** What the newest version of a source says of itself. */
function asRegistered(id: string): boolean | undefined {
  return sources.findLast((source) => source.id === id)?.independent
}
