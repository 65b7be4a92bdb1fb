import type { Half } from '@evenkeel/measure'
import type { Competency } from '../competency.ts'
import { fixOf } from '../fixes/index.ts'
import type { RoleLevel } from '../role-family.ts'
import type { Draft } from './draft.ts'
import { addCompetency, saveCompetency } from './edit-competency.ts'
import { addFamily, addLevel, saveFamily, saveLevel } from './edit-role.ts'
import { findingsIn } from './findings.ts'
import { putBack, remove } from './removing.ts'

/** One step of writing a framework, as data. `do` says which; everything else is what it needs. */
export type Edit =
  | { readonly do: 'save-competency'; readonly competency: Competency }
  | { readonly do: 'add-competency'; readonly half: Half; readonly name: string }
  | { readonly do: 'save-family'; readonly id: string; readonly title: string; readonly purpose: string }
  | { readonly do: 'add-family'; readonly title: string }
  | { readonly do: 'save-level'; readonly family: string; readonly level: RoleLevel }
  | { readonly do: 'add-level'; readonly family: string; readonly title: string }
  | { readonly do: 'remove-competency'; readonly id: string }
  | { readonly do: 'remove-family'; readonly id: string }
  | { readonly do: 'remove-level'; readonly family: string; readonly id: string }
  | { readonly do: 'put-back'; readonly at: number }
  | { readonly do: 'fix'; readonly rule: string; readonly path: string; readonly place: string }

/** What came of a step, with the id of what was added; null when it speaks of something that is not there, or there is no room for more. */
export type Edited = { readonly draft: Draft; readonly added: string | null } | null

export function edit(draft: Draft, step: Edit): Edited {
  switch (step.do) {
    case 'save-competency':
      return kept(saveCompetency(draft, step.competency))
    case 'add-competency':
      return addCompetency(draft, step)
    case 'save-family':
      return kept(saveFamily(draft, step))
    case 'add-family':
      return addFamily(draft, step.title)
    case 'save-level':
      return kept(saveLevel(draft, step))
    case 'add-level':
      return addLevel(draft, step)
    case 'remove-competency':
    case 'remove-family':
    case 'remove-level':
      return kept(remove(draft, step))
    case 'put-back':
      return kept(putBack(draft, step.at))
    case 'fix':
      return kept(fixed(draft, step))
  }
}

const kept = (draft: Draft | null): Edited => draft && { draft, added: null }

/** Looked for anew: a finding that is gone has no fix any more. */
function fixed({ document, removed }: Draft, at: { rule: string; path: string; place: string }): Draft | null {
  const finding = findingsIn(document).find(({ rule, path, place }) => rule === at.rule && path === at.path && place === at.place)
  const fix = finding && fixOf(document, finding)
  return fix ? { document: fix.mend(), removed } : null
}
