import type { FrameworkDocument } from '../document.ts'
import type { Finding } from '../lint.ts'
import { doubleBarrelled } from './double-barrelled.ts'
import { evidence } from './evidence.ts'
import type { Fix, Fixer } from './fix.ts'
import { floors } from './floors.ts'
import { parity } from './parity.ts'
import { progress } from './progress.ts'
import { references } from './references.ts'

/** Every rule about which a machine can do something. One line each. */
export const fixers: readonly Fixer[] = [parity, floors, progress, evidence, references, doubleBarrelled]

export function fixOf(document: FrameworkDocument, finding: Finding): Fix | null {
  return fixers.find(({ rule }) => rule === finding.rule)?.fixOf(document, finding) ?? null
}
