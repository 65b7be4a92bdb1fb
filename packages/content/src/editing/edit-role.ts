import type { RoleFamily, RoleLevel } from '../role-family.ts'
import type { Draft } from './draft.ts'
import type { Edited } from './edit.ts'
import { newId } from './new-id.ts'

const mostFamilies = 60
const mostLevels = 20

export function saveFamily(draft: Draft, { id, title, purpose }: Pick<RoleFamily, 'id' | 'title' | 'purpose'>): Draft | null {
  return inFamily(draft, id, (family) => ({ ...family, title, purpose }))
}

export function addFamily({ document, removed }: Draft, title: string): Edited {
  if (document.families.length >= mostFamilies) return null
  const taken = [...document.families, ...removed.flatMap((one) => (one.what === 'family' ? [one.value] : []))]
  const id = newId(title, new Set(taken.map((one) => one.id)), 'role-family')
  const family = { id, title, purpose: '', levels: [] }
  return { draft: { document: { ...document, families: [...document.families, family] }, removed }, added: id }
}

export function saveLevel(draft: Draft, { family, level }: { readonly family: string; readonly level: RoleLevel }): Draft | null {
  if (!draft.document.families.find(({ id }) => id === family)?.levels.some(({ id }) => id === level.id)) return null
  return inFamily(draft, family, (one) => ({ ...one, levels: one.levels.map((there) => (there.id === level.id ? level : there)) }))
}

/** Above the highest one, asking what that asks: a promotion never asks for less. */
export function addLevel(draft: Draft, { family: familyId, title }: { readonly family: string; readonly title: string }): Edited {
  const family = draft.document.families.find(({ id }) => id === familyId)
  if (!family || family.levels.length >= mostLevels) return null
  const gone = draft.removed.flatMap((one) => (one.what === 'level' && one.family === familyId ? [one.value.id] : []))
  const id = newId(title, new Set([...family.levels.map((level) => level.id), ...gone]), 'level')
  const { technical, people } = family.levels.at(-1) ?? { technical: emptyHalf('test'), people: emptyHalf('situation') }
  const level: RoleLevel = { id, title, purpose: '', changes: [], technical, people }
  const next = inFamily(draft, familyId, (one) => ({ ...one, levels: [...one.levels, level] }))
  return next && { draft: next, added: id }
}

const emptyHalf = (own: string): RoleLevel['technical'] => ({
  share: 50,
  floor: 0,
  evidence: ['self', 'manager', 'work', own],
  requirements: [],
})

function inFamily({ document, removed }: Draft, id: string, change: (family: RoleFamily) => RoleFamily): Draft | null {
  if (!document.families.some((family) => family.id === id)) return null
  const families = document.families.map((family) => (family.id === id ? change(family) : family))
  return { document: { ...document, families }, removed }
}
