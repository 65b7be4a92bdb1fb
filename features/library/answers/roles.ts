import type { Framework } from '@evenkeel/exchange'
import { matches } from './search.ts'

type Asked = { readonly search: string; readonly family: string | null; readonly after: number; readonly limit: number }

const mostLevels = 50

/** A page of roles with their levels, in the order of the framework. `after`: how many come before. */
export function roles([framework]: readonly Framework[], { search, family, after, limit }: Asked) {
  const { families, levels, requirements, roles: all } = framework!
  const familyNames = new Map(families.map(({ id, name }) => [id, name]))
  const found = all.filter(
    (role) =>
      (family === null || role.family === family) && matches(search, role.name, role.about, role.code, familyNames.get(role.family ?? '')),
  )
  const shown = found.slice(after, after + limit)
  const levelsOf = Map.groupBy(levels, ({ role }) => role)
  const asked = Map.groupBy(requirements, (requirement) => requirement.level)
  return {
    total: found.length,
    next: after + limit < found.length ? after + limit : null,
    roles: shown.map(({ id, name, about, code, family: of, standIn }) => ({
      id,
      name,
      about,
      code,
      family: familyNames.get(of ?? '') ?? null,
      standIn: standIn === null ? null : (all.find((role) => role.id === standIn)?.name ?? standIn),
      levels: (levelsOf.get(id) ?? [])
        .toSorted((a, b) => a.order - b.order)
        .slice(0, mostLevels)
        .map((level) => ({ id: level.id, title: level.title, inUse: level.inUse, requirements: asked.get(level.id)?.length ?? 0 })),
    })),
  }
}
