import type { Competency } from '../competency.ts'
import type { Draft } from './draft.ts'
import type { Edited } from './edit.ts'
import { newId } from './new-id.ts'

/** More than this nobody reads, let alone rates. */
const most = 200

/** A starting value: what was seen three years ago tells half. To be set for each competency by how fast its field moves. */
const halfLifeInDays = 1096

/** Id and half stay: evidence was gathered under them. */
export function saveCompetency({ document, removed }: Draft, competency: Competency): Draft | null {
  const before = document.competencies.find(({ id }) => id === competency.id)
  if (before?.half !== competency.half) return null
  const competencies = document.competencies.map((one) => (one === before ? competency : one))
  return { document: { ...document, competencies }, removed }
}

/** At the end of its half, with everything still to be written. */
export function addCompetency({ document, removed }: Draft, { half, name }: Pick<Competency, 'half' | 'name'>): Edited {
  if (document.competencies.length >= most) return null
  const taken = [...document.competencies, ...removed.flatMap((one) => (one.what === 'competency' ? [one.value] : []))]
  const id = newId(name, new Set(taken.map((one) => one.id)), half === 'people' ? 'people-competency' : 'technical-competency')
  const anchors = { 1: '', 2: '', 3: '', 4: '', 5: '' }
  const added: Competency = { id, half, name, about: '', anchors, halfLifeInDays, status: 'current' }
  return { draft: { document: { ...document, competencies: [...document.competencies, added] }, removed }, added: id }
}
