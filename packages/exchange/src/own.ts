import type { Content } from '@evenkeel/content'
import { draftOf } from './draft.ts'
import type { Framework, FrameworkSource } from './framework.ts'

const halves = ['technical', 'people'] as const

/** The scale of our anchors. */
const scale = { minimum: 0, maximum: 5, names: [] }

/** Our own framework in the form in which frameworks are exchanged. Nothing of competencies and roles is lost on the way. */
export function frameworkOf(content: Pick<Content, 'competencies' | 'roles'>, source: FrameworkSource): Framework {
  const draft = draftOf(source)
  for (const { id, anchors, ...competency } of content.competencies.values()) {
    const levels = Object.entries(anchors).map(([level, text]) => ({ level: Number(level), name: null, text }))
    draft.skill(id, { ...competency, id, kind: 'competency', anchors: levels })
  }
  for (const family of content.roles.values()) {
    const role = draft.role(family.id, { id: family.id, name: family.title, about: family.purpose })
    for (const { id, title, purpose, changes, ...asked } of family.levels) {
      const { technical, people } = asked
      const kept = { technical: withoutRequirements(technical), people: withoutRequirements(people) }
      const level = draft.level(role, id, { id: `${role}/${id}`, title, purpose, changes: [...changes], halves: kept })
      for (const half of halves) {
        for (const { competency, level: required, weight, essential } of asked[half].requirements) {
          draft.require({ role, level, skill: competency, required, weight, essential })
        }
      }
    }
  }
  draft.count('competencies', content.competencies.size)
  draft.count('role families', content.roles.size)
  return draft.done({ ...scale, names: [] })
}

function withoutRequirements({ share, floor, evidence }: { share: number; floor: number; evidence: readonly string[] }) {
  return { share, floor, evidence: [...evidence] }
}

/**
 * The other way: competencies and role families as the content package stores them, in one document. What our form asks for and the
 * framework does not say is left out here and named by the `own-yaml` importer, which is the judge of it.
 */
export function ownDocumentOf(framework: Framework): { source: FrameworkSource; competencies: object[]; roles: object[] } {
  const halfOf = new Map(framework.skills.map(({ id, half }) => [id, half]))
  const asked = Map.groupBy(framework.requirements, ({ level }) => level)
  const levelsOf = Map.groupBy(framework.levels, ({ role }) => role)
  const requirements = (level: string, half: string) =>
    (asked.get(level) ?? [])
      .filter(({ skill }) => halfOf.get(skill) === half)
      .map(({ skill, required, weight, essential }) => ({ competency: skill, level: required, weight, essential: essential ?? false }))
  return {
    source: { ...framework.source },
    competencies: framework.skills.map(({ id, half, name, about, anchors, halfLifeInDays, status }) => ({
      id,
      half,
      name,
      about,
      anchors: Object.fromEntries(anchors.map(({ level, text }) => [level, text])),
      halfLifeInDays,
      status,
    })),
    roles: framework.roles.map(({ id, name, about }) => ({
      id,
      title: name,
      purpose: about,
      levels: (levelsOf.get(id) ?? [])
        .toSorted((a, b) => a.order - b.order)
        .map((level) => ({
          id: level.id.slice(id.length + 1),
          title: level.title,
          purpose: level.purpose,
          changes: level.changes,
          technical: { ...level.halves?.technical, requirements: requirements(level.id, 'technical') },
          people: { ...level.halves?.people, requirements: requirements(level.id, 'people') },
        })),
    })),
  }
}
