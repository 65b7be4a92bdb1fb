import { type Source, sources } from '@evenkeel/measure'

/** A way of knowing by its id; undefined for evidence of a source that is no more. */
export function sourceOf(id: string): Source | undefined {
  return sources.find((source) => source.id === id)
}
