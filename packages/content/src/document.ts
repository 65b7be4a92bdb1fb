import Type, { type Static } from 'typebox'
import { Competency } from './competency.ts'
import type { Content } from './load.ts'
import { RoleFamily } from './role-family.ts'

/** A whole framework as one piece of data, in the order in which it is read: what an organisation stores as a version of its own. */
export const FrameworkDocument = Type.Object(
  { competencies: Type.Array(Competency), families: Type.Array(RoleFamily) },
  { additionalProperties: false, $id: 'FrameworkDocument' },
)
export type FrameworkDocument = Static<typeof FrameworkDocument>

export function documentOf({ competencies, roles }: Pick<Content, 'competencies' | 'roles'>): FrameworkDocument {
  return { competencies: [...competencies.values()], families: [...roles.values()] }
}

/**
 * The document as content. Situations are taken along from `beside` where their competency is still there, in the same half: what they ask
 * and how they are rated belongs to a competency, not to a framework. Does not check: that is `findingsIn`.
 */
export function contentFrom({ competencies, families }: FrameworkDocument, beside: Content): Content {
  const byId = new Map(competencies.map((competency) => [competency.id, competency]))
  const fits = (id: string) => byId.has(id) && byId.get(id)?.half === beside.competencies.get(id)?.half
  return {
    competencies: byId,
    roles: new Map(families.map((family) => [family.id, family])),
    situations: new Map([...beside.situations].filter(([, { competency }]) => fits(competency))),
  }
}
