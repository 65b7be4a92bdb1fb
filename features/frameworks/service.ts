import type { Content } from '@evenkeel/content'
import type { Context, World } from '../context.ts'
import { contentFor, contentInForce } from './in-force.ts'

export { contentFor, contentInForce, contentOf, type Library, namesOf, numberInForce } from './in-force.ts'

export const showFramework = ({ content }: World) => present(content)

export async function showFrameworkInForce(ctx: Context) {
  return present(await ctx.read((db) => contentInForce(db, ctx)))
}

export async function showMyFramework(ctx: Context, personId: string) {
  return present(await ctx.read((db) => contentFor(db, ctx, personId)))
}

/** The framework as people read it: no weights, no keys. */
function present({ roles, competencies }: Content) {
  return {
    families: [...roles.values()].map(({ id, title, purpose, levels }) => ({
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
    competencies: [...competencies.values()].map(({ anchors, ...rest }) => ({ ...rest, anchors: anchorsOf(anchors) })),
  }
}

/** Levels 1 to 5, in order. */
export function anchorsOf(anchors: Readonly<Record<1 | 2 | 3 | 4 | 5, string>>): readonly string[] {
  return [anchors[1], anchors[2], anchors[3], anchors[4], anchors[5]]
}
