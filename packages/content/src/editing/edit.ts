import Type, { type Static } from 'typebox'
import { Competency } from '../competency.ts'
import { fixOf } from '../fixes/index.ts'
import { type Draft, DraftCompetency, DraftLevel } from './draft.ts'
import { addCompetency, saveCompetency } from './edit-competency.ts'
import { addFamily, addLevel, saveFamily, saveLevel } from './edit-role.ts'
import { findingsIn } from './findings.ts'
import { putBack, remove } from './removing.ts'

const Slug = DraftCompetency.properties.id
const Name = Type.String({ minLength: 2, maxLength: 60, pattern: '^(?=.*[\\p{L}\\p{N}])[^\\p{Cc}\\u2028-\\u202e\\u2066-\\u2069]*$' })
const closed = { additionalProperties: false } as const

/** One step of writing a framework, as data. `do` says which; everything else is what it needs. */
export const Edit = Type.Union([
  Type.Object({ do: Type.Literal('save-competency'), competency: DraftCompetency }, closed),
  Type.Object({ do: Type.Literal('add-competency'), half: Competency.properties.half, name: Name }, closed),
  Type.Object(
    { do: Type.Literal('save-family'), id: Slug, title: Type.String({ maxLength: 60 }), purpose: Type.String({ maxLength: 700 }) },
    closed,
  ),
  Type.Object({ do: Type.Literal('add-family'), title: Name }, closed),
  Type.Object({ do: Type.Literal('save-level'), family: Slug, level: DraftLevel }, closed),
  Type.Object({ do: Type.Literal('add-level'), family: Slug, title: Name }, closed),
  Type.Object({ do: Type.Literal('remove-competency'), id: Slug }, closed),
  Type.Object({ do: Type.Literal('remove-family'), id: Slug }, closed),
  Type.Object({ do: Type.Literal('remove-level'), family: Slug, id: Slug }, closed),
  Type.Object({ do: Type.Literal('put-back'), at: Type.Integer({ minimum: 0, maximum: 10_000 }) }, closed),
  Type.Object(
    { do: Type.Literal('fix'), rule: Slug, path: Type.String({ maxLength: 200 }), place: Type.String({ maxLength: 300 }) },
    closed,
  ),
])
export type Edit = Static<typeof Edit>

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
