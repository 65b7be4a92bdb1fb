import { type Figure, type Framework, type ImportedRole, requirementsOf } from './framework.ts'

/** A mean of published figures with the standard error that follows from theirs; the error is null where one of them has none. */
export type Mean = { readonly mean: number; readonly se: number | null; readonly figures: number }

/** How important the two halves are in one occupation, as it was measured, and how sure the difference is. */
export type Importance = {
  readonly role: string
  readonly name: string
  /** Whose figures these are, where the occupation has none of its own. */
  readonly standIn: string | null
  readonly people: Mean
  readonly technical: Mean
  /** People minus technical. */
  readonly difference: { readonly value: number; readonly se: number | null }
  readonly sentence: string
}

/**
 * The importance of the people half against the technical half in every role whose weights were measured, over the skills whose half
 * the framework or its importer gives; none is guessed by name here.
 *   mean = sum(value) / n        se(mean) = sqrt(sum(se^2)) / n        se(difference) = sqrt(se(people)^2 + se(technical)^2)
 * The errors of different skills are taken as independent. Figures of the same raters are not quite that, so the errors are a lower bound.
 */
export function importanceByHalf(framework: Framework): Importance[] {
  const halves = new Map(framework.skills.map(({ id, half }) => [id, half]))
  const names = new Map(framework.roles.map(({ id, name }) => [id, name]))
  return framework.roles.flatMap((role) => {
    const measured = requirementsOf(framework, role.id).flatMap(({ skill, figures }) => {
      const half = halves.get(skill)
      return half && figures?.weight ? [{ half, figure: figures.weight }] : []
    })
    const people = meanOf(measured.flatMap(({ half, figure }) => (half === 'people' ? [figure] : [])))
    const technical = meanOf(measured.flatMap(({ half, figure }) => (half === 'technical' ? [figure] : [])))
    return people && technical ? [compared(role, role.standIn ? (names.get(role.standIn) ?? role.standIn) : null, people, technical)] : []
  })
}

function meanOf(figures: readonly Figure[]): Mean | null {
  const n = figures.length
  if (n === 0) return null
  const variance = figures.reduce((sum, { se }) => sum + (se ?? Number.NaN) ** 2, 0)
  return {
    mean: figures.reduce((sum, { value }) => sum + value, 0) / n,
    se: Number.isNaN(variance) ? null : Math.sqrt(variance) / n,
    figures: n,
  }
}

function compared(role: ImportedRole, standIn: string | null, people: Mean, technical: Mean): Importance {
  const value = people.mean - technical.mean
  const se = people.se === null || technical.se === null ? null : Math.hypot(people.se, technical.se)
  const figures = `people skills ${shown(people)}, technical skills ${shown(technical)}`
  const verdict =
    se === null
      ? 'how sure that is was not published'
      : Math.abs(value) < 2 * se
        ? 'no clear difference'
        : value > 0
          ? 'people skills weigh more'
          : 'technical skills weigh more'
  const borrowed = standIn === null ? '' : ` These are the figures of ${standIn}; the occupation has none of its own.`
  return {
    role: role.id,
    name: role.name,
    standIn,
    people,
    technical,
    difference: { value, se },
    sentence: `${role.name}: mean importance of ${figures}; ${verdict}.${borrowed}`,
  }
}

function shown({ mean, se }: Mean): string {
  return se === null ? mean.toFixed(1) : `${mean.toFixed(2)} ± ${se.toFixed(2)}`
}
