import type { Content } from '../load.ts'

/**
 * Whether a source is an independent kind of evidence at a gate; undefined if there is no such source. The registry of sources in
 * the measure package answers it.
 */
export type Independent = (source: string) => boolean | undefined

export type Complaint = {
  readonly severity: 'error' | 'warning'
  /** The file, from the content folder. */
  readonly path: string
  /** The property in the file, with levels of a role named by their id: `levels.senior.people.floor`. */
  readonly place: string
  readonly message: string
  readonly remedy: string
}

/** One thing a framework must hold to. A rule that guesses (about wording) says so in its message and gives a remedy that is never silly. */
export type Rule = {
  readonly id: string
  /** What it asks of a framework, in one sentence. */
  readonly asks: string
  check(content: Content, independent: Independent): readonly Complaint[]
}

export function defineRule(rule: Rule): Rule {
  return Object.freeze(rule)
}
