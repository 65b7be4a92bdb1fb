import type { Content } from '@evenkeel/content'
import type { Shelf } from '../features/context.ts'

/** Versions kept in memory at most; one of the size we ship takes about a fifth of a megabyte. */
const most = 64

/** The versions of frameworks that were asked for last; the one that was not asked for longest makes room. */
export function openShelf(room: number = most): Shelf {
  const kept = new Map<string, Content>()
  const put = (key: string, content: Content) => {
    kept.delete(key)
    kept.set(key, content)
    if (kept.size > room) kept.delete(kept.keys().next().value as string)
  }
  return {
    find: (orgId, number) => {
      const key = `${orgId}/${number}`
      const content = kept.get(key)
      if (content) put(key, content)
      return content
    },
    keep: (orgId, number, content) => put(`${orgId}/${number}`, content),
  }
}
