import type { Framework } from './framework.ts'

export type Broken = { readonly place: readonly (string | number)[]; readonly what: string; readonly remedy: string }

/** Whatever points at something that is not there, and ids that are used twice. Empty for every framework an importer returns. */
export function brokenReferences(framework: Framework): Broken[] {
  const broken: Broken[] = []
  const complain = (place: Broken['place'], what: string) => {
    broken.push({ place, what, remedy: 'Correct the id, or add what it points at.' })
  }
  const idsOf = (list: 'families' | 'roles' | 'levels' | 'skills') => {
    const ids = new Set<string>()
    framework[list].forEach(({ id }, i) => {
      if (ids.has(id)) complain([list, i, 'id'], `The id "${id}" is used twice among the ${list}.`)
      ids.add(id)
    })
    return ids
  }
  const [families, roles, skills] = [idsOf('families'), idsOf('roles'), idsOf('skills')]
  idsOf('levels')
  const levels = new Map(framework.levels.map(({ id, role }) => [id, role]))
  framework.roles.forEach(({ family, standIn }, i) => {
    if (family !== null && !families.has(family)) complain(['roles', i, 'family'], `There is no family "${family}".`)
    if (standIn !== null && !roles.has(standIn)) complain(['roles', i, 'standIn'], `There is no role "${standIn}".`)
  })
  framework.levels.forEach(({ role }, i) => {
    if (!roles.has(role)) complain(['levels', i, 'role'], `There is no role "${role}".`)
  })
  framework.skills.forEach(({ anchors, name }, i) => {
    if (new Set(anchors.map(({ level }) => level)).size < anchors.length)
      complain(['skills', i, 'anchors'], `"${name}" has two anchors at one level.`)
  })
  framework.requirements.forEach(({ role, level, skill }, i) => {
    if (!roles.has(role)) complain(['requirements', i, 'role'], `There is no role "${role}".`)
    if (levels.get(level) !== role) complain(['requirements', i, 'level'], `The role "${role}" has no level "${level}".`)
    if (!skills.has(skill)) complain(['requirements', i, 'skill'], `There is no skill "${skill}".`)
  })
  return broken
}
