import type { Framework } from '@evenkeel/exchange'

const mostFamilies = 500

/** What a framework is, in one glance: its source, its scale, its families. */
export function overview([framework]: readonly Framework[], _given: null) {
  const { source, scale, families, roles, counted } = framework!
  return {
    source,
    scale,
    counted,
    families: families.slice(0, mostFamilies).map(({ id, name, about }) => ({
      id,
      name,
      about,
      roles: roles.filter(({ family }) => family === id).length,
    })),
  }
}
