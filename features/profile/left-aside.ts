import type { Content } from '@evenkeel/content'
import type { Context, Reader } from '../context.ts'
import { namesOf } from '../frameworks/service.ts'
import type { Profile } from './contract.ts'
import type { Knowledge } from './knowledge.ts'

/**
 * Evidence about competencies the person's version of the framework does not hold. It is kept and counts for nothing now; under a version that
 * holds them it counts again.
 */
export async function leftAside(
  db: Reader,
  { content }: Pick<Context, 'content'>,
  { belief, pieces }: Pick<Knowledge, 'belief' | 'pieces'>,
): Promise<Profile['leftAside']> {
  const unknown = new Set(belief.refused.filter(({ reason }) => reason === 'unknown-competency').map(({ evidence }) => evidence))
  if (unknown.size === 0) return []
  const about = Map.groupBy(
    pieces.filter((piece) => unknown.has(piece.id)),
    (piece) => (piece.payload as { readonly competency: string }).competency,
  )
  const names = await namesOf(db, [...about.keys()])
  const shipped = (id: string, { competencies }: Content) => competencies.get(id)?.name
  return [...about].map(([id, all]) => ({ competency: id, name: names.get(id) ?? shipped(id, content) ?? id, pieces: all.length }))
}
