import { halves } from '@evenkeel/measure'
import type { Competency } from './competency.ts'
import type { Page, Problem } from './load.ts'
import type { RoleFamily, RoleLevel } from './role-family.ts'
import type { Situation } from './situation.ts'

type Pages = {
  readonly competencies: ReadonlyMap<string, Page<Competency>>
  readonly roles: Map<string, Page<RoleFamily>>
  readonly situations: Map<string, Page<Situation>>
}

/** What points at something that is not there, or at the same thing twice. Takes the pages it complains about off their shelf. */
export function brokenReferences(pages: Pages): Problem[] {
  const problems: Problem[] = []
  for (const [id, page] of pages.roles) {
    const found = inFamily(page, pages.competencies)
    if (found.length > 0) pages.roles.delete(id)
    problems.push(...found)
  }
  for (const [id, page] of pages.situations) {
    const found = inSituation(page, pages.competencies)
    if (found.length > 0) pages.situations.delete(id)
    problems.push(...found)
  }
  return problems
}

function inFamily(page: Page<RoleFamily>, competencies: Pages['competencies']): Problem[] {
  const problems: Problem[] = []
  const seen = new Set<string>()
  page.value.levels.forEach((level, i) => {
    if (seen.has(level.id)) {
      problems.push(
        problem(page, ['levels', i, 'id'], `The level id "${level.id}" is used twice.`, 'Give each level of a family an id of its own.'),
      )
    }
    seen.add(level.id)
    problems.push(...inLevel(page, level, i, competencies))
  })
  return problems
}

function inLevel(page: Page<RoleFamily>, level: RoleLevel, index: number, competencies: Pages['competencies']): Problem[] {
  const problems: Problem[] = []
  const seen = new Set<string>()
  for (const half of halves) {
    level[half].requirements.forEach(({ competency }, i) => {
      const place = ['levels', index, half, 'requirements', i, 'competency']
      const target = competencies.get(competency)
      if (!target) problems.push(unknownCompetency(page, place, competency))
      else if (target.value.half !== half) {
        const remedy = `Move it to the ${target.value.half} requirements of this level.`
        problems.push(problem(page, place, `"${competency}" belongs to the ${target.value.half} half.`, remedy))
      }
      if (seen.has(competency)) {
        problems.push(problem(page, place, `"${competency}" is required twice at this level.`, 'Keep one of the two requirements.'))
      }
      seen.add(competency)
    })
  }
  return problems
}

function inSituation(page: Page<Situation>, competencies: Pages['competencies']): Problem[] {
  const problems: Problem[] = []
  const { competency, options } = page.value
  if (!competencies.has(competency)) problems.push(unknownCompetency(page, ['competency'], competency))
  const seen = new Set<string>()
  options.forEach((option, i) => {
    if (seen.has(option.id)) {
      problems.push(
        problem(page, ['options', i, 'id'], `The option id "${option.id}" is used twice.`, 'Name the five options a, b, c, d and e.'),
      )
    }
    seen.add(option.id)
  })
  return problems
}

function unknownCompetency(page: Page<unknown>, place: readonly (string | number)[], competency: string): Problem {
  const remedy = `Correct the spelling, or add competencies/${competency}.yaml. A competency file that has a problem of its own counts as not there.`
  return problem(page, place, `There is no competency "${competency}".`, remedy)
}

function problem(page: Page<unknown>, place: readonly (string | number)[], message: string, remedy: string): Problem {
  return { path: page.path, place: page.place(place), message, remedy }
}
