import { type Framework, halfOf, requirementsOf } from '@evenkeel/exchange'

const mostRequirements = 2000

/** What one level of a role asks for, with the half of each skill; null when there is no such level. */
export function level([framework]: readonly Framework[], { level: wanted }: { readonly level: string }) {
  const all = framework!
  const found = all.levels.find(({ id }) => id === wanted)
  const role = found && all.roles.find(({ id }) => id === found.role)
  if (!found || !role) return null
  const own = all.requirements.filter((requirement) => requirement.level === wanted)
  const borrowed = own.length === 0 && role.standIn !== null
  const asked = borrowed ? requirementsOf(all, role.id) : own
  const skills = new Map(all.skills.map((skill) => [skill.id, skill]))
  return {
    id: found.id,
    title: found.title,
    purpose: found.purpose,
    changes: found.changes,
    inUse: found.inUse,
    halves: found.halves,
    scale: all.scale,
    role: { id: role.id, name: role.name, about: role.about },
    standIn: borrowed ? (all.roles.find(({ id }) => id === role.standIn)?.name ?? null) : null,
    total: asked.length,
    requirements: asked.slice(0, mostRequirements).map(({ skill: id, required, weight, essential, descriptor, figures }) => {
      const skill = skills.get(id)
      const anchor = skill?.anchors.find((one) => one.level === required)
      return {
        skill: id,
        name: skill?.name ?? id,
        about: skill?.about ?? null,
        kind: skill?.kind ?? 'skill',
        half: skill ? halfOf(skill) : null,
        required,
        levelName: anchor?.name ?? null,
        text: descriptor ?? anchor?.text ?? null,
        weight,
        essential,
        weightError: figures?.weight?.se ?? null,
        requiredError: figures?.required?.se ?? null,
      }
    }),
  }
}
