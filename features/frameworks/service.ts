import type { World } from '../context.ts'

/** The framework as people read it: no weights, no keys. */
export function showFramework({ content }: World) {
  return {
    families: [...content.roles.values()].map(({ id, title, purpose, levels }) => ({
      id,
      title,
      purpose,
      levels: levels.map((level) => ({
        id: level.id,
        title: level.title,
        purpose: level.purpose,
        changes: level.changes,
        technicalShare: level.technical.share,
        peopleShare: level.people.share,
      })),
    })),
    competencies: [...content.competencies.values()].map(({ anchors, ...rest }) => ({ ...rest, anchors: anchorsOf(anchors) })),
  }
}

/** Levels 1 to 5, in order. */
export function anchorsOf(anchors: Readonly<Record<1 | 2 | 3 | 4 | 5, string>>): readonly string[] {
  return [anchors[1], anchors[2], anchors[3], anchors[4], anchors[5]]
}
