import type { Framework, ImportedLevel, ImportedRole } from './framework.ts'
import { type Half, halfOf } from './half-tagger.ts'

/** How much of one role level each half is. Shares are of everything that is asked for, so people, technical and unsorted make 1. */
export type LevelShare = {
  readonly family: string | null
  readonly role: string
  readonly roleName: string
  readonly level: string
  readonly title: string
  readonly requirements: { readonly people: number; readonly technical: number; readonly unsorted: number }
  readonly byCount: Shares
  readonly byWeight: Shares
  /** Skills that are asked for more than once at this level, by name. */
  readonly repeated: readonly string[]
}

export type Shares = { readonly people: number; readonly technical: number; readonly unsorted: number }

/**
 * Every role level that is in use and asks for something.
 *   by count:  requirements of the half / all requirements
 *   by weight: weights of the half / all weights; where the level states the shares of its halves, those,
 *              a half without requirements weighing nothing
 */
export function levelShares(framework: Framework): LevelShare[] {
  const roles = new Map(framework.roles.map((role) => [role.id, role]))
  const families = new Map(framework.families.map(({ id, name }) => [id, name]))
  const skills = new Map(framework.skills.map((skill) => [skill.id, { name: skill.name, half: halfOf(skill) }]))
  const asked = Map.groupBy(framework.requirements, ({ level }) => level)
  return framework.levels.flatMap((level): LevelShare[] => {
    const requirements = asked.get(level.id)
    const role = roles.get(level.role)
    if (!requirements || !role || !level.inUse) return []
    const counts = tally(requirements.map(({ skill }) => ({ half: skills.get(skill)?.half ?? null, amount: 1 })))
    const weights = tally(requirements.map(({ skill, weight }) => ({ half: skills.get(skill)?.half ?? null, amount: weight })))
    const names = requirements.map(({ skill }) => skills.get(skill)?.name ?? skill)
    return [
      {
        ...placeOf(role, level, families),
        requirements: counts,
        byCount: sharesOf(counts),
        byWeight: sharesOf(stated(level, counts) ?? weights),
        repeated: [...new Set(names.filter((name, i) => names.indexOf(name) !== i))],
      },
    ]
  })
}

function placeOf(role: ImportedRole, level: ImportedLevel, families: ReadonlyMap<string, string>) {
  const family = role.family === null ? null : (families.get(role.family) ?? null)
  return { family, role: role.id, roleName: role.name, level: level.id, title: level.title }
}

function stated({ halves }: ImportedLevel, counts: Shares): Shares | null {
  if (!halves) return null
  return { people: counts.people && halves.people.share, technical: counts.technical && halves.technical.share, unsorted: 0 }
}

function tally(parts: readonly { half: Half | null; amount: number }[]): Shares {
  const sum = { people: 0, technical: 0, unsorted: 0 }
  for (const { half, amount } of parts) sum[half ?? 'unsorted'] += amount
  return sum
}

function sharesOf({ people, technical, unsorted }: Shares): Shares {
  const all = people + technical + unsorted
  return all === 0
    ? { people: 0, technical: 0, unsorted: 0 }
    : { people: people / all, technical: technical / all, unsorted: unsorted / all }
}

/** Means over role levels, each counting the same; null without any. */
export function meanShares(levels: readonly LevelShare[], by: 'byCount' | 'byWeight'): Shares | null {
  if (levels.length === 0) return null
  const mean = (part: keyof Shares) => levels.reduce((sum, level) => sum + level[by][part], 0) / levels.length
  return { people: mean('people'), technical: mean('technical'), unsorted: mean('unsorted') }
}
