import { halves } from '@evenkeel/measure'
import type { FrameworkDocument } from '../document.ts'
import type { RoleLevel } from '../role-family.ts'
import type { Draft, Removed } from './draft.ts'

type Removal =
  | { readonly do: 'remove-competency'; readonly id: string }
  | { readonly do: 'remove-family'; readonly id: string }
  | { readonly do: 'remove-level'; readonly family: string; readonly id: string }

/** Takes something out and remembers where it stood. With a competency goes what roles ask of it. */
export function remove({ document, removed }: Draft, step: Removal): Draft | null {
  const taken = takenOut(document, step)
  return taken && { document: without(document, taken), removed: [...removed, taken] }
}

/** Everything as it stood, as far as its place is still there; null when there is no place for it any more. */
export function putBack({ document, removed }: Draft, at: number): Draft | null {
  const thing = removed[at]
  if (!thing) return null
  const back = restored(document, thing)
  return back && { document: back, removed: removed.filter((_, i) => i !== at) }
}

function takenOut({ competencies, families }: FrameworkDocument, step: Removal): Removed | null {
  if (step.do === 'remove-competency') {
    const at = competencies.findIndex(({ id }) => id === step.id)
    if (at < 0) return null
    const requirements = families.flatMap((family) =>
      family.levels.flatMap((level) =>
        halves.flatMap((half) =>
          level[half].requirements.flatMap((requirement, i) =>
            requirement.competency === step.id ? [{ family: family.id, level: level.id, half, at: i, requirement }] : [],
          ),
        ),
      ),
    )
    return { what: 'competency', at, value: competencies[at]!, requirements }
  }
  const at = families.findIndex(({ id }) => id === (step.do === 'remove-family' ? step.id : step.family))
  if (at < 0) return null
  const family = families[at]!
  if (step.do === 'remove-family') return { what: 'family', at, value: family }
  const place = family.levels.findIndex(({ id }) => id === step.id)
  return place < 0 ? null : { what: 'level', at: place, family: family.id, value: family.levels[place]! }
}

function without(document: FrameworkDocument, thing: Removed): FrameworkDocument {
  const { competencies, families } = document
  if (thing.what === 'family') return { competencies, families: families.filter(({ id }) => id !== thing.value.id) }
  if (thing.what === 'level') {
    const levels = (all: readonly RoleLevel[]) => all.filter(({ id }) => id !== thing.value.id)
    return { competencies, families: families.map((one) => (one.id === thing.family ? { ...one, levels: levels(one.levels) } : one)) }
  }
  const { id } = thing.value
  const kept = (half: RoleLevel['technical']) => ({ ...half, requirements: half.requirements.filter((one) => one.competency !== id) })
  return {
    competencies: competencies.filter((one) => one.id !== id),
    families: families.map((family) => ({
      ...family,
      levels: family.levels.map((level) => ({ ...level, technical: kept(level.technical), people: kept(level.people) })),
    })),
  }
}

function restored(document: FrameworkDocument, thing: Removed): FrameworkDocument | null {
  const { competencies, families } = document
  if (thing.what === 'family') {
    return families.some(({ id }) => id === thing.value.id)
      ? null
      : { competencies, families: families.toSpliced(thing.at, 0, thing.value) }
  }
  if (thing.what === 'level') {
    const family = families.find(({ id }) => id === thing.family)
    if (!family || family.levels.some(({ id }) => id === thing.value.id)) return null
    const whole = { ...family, levels: family.levels.toSpliced(thing.at, 0, thing.value) }
    return { competencies, families: families.map((one) => (one === family ? whole : one)) }
  }
  if (competencies.some(({ id }) => id === thing.value.id)) return null
  const asked = (family: string, level: RoleLevel, half: 'technical' | 'people') => {
    const mine = thing.requirements.filter((one) => one.family === family && one.level === level.id && one.half === half)
    return { ...level[half], requirements: mine.reduce((all, one) => all.toSpliced(one.at, 0, one.requirement), level[half].requirements) }
  }
  return {
    competencies: competencies.toSpliced(thing.at, 0, thing.value),
    families: families.map((family) => ({
      ...family,
      levels: family.levels.map((level) => ({
        ...level,
        technical: asked(family.id, level, 'technical'),
        people: asked(family.id, level, 'people'),
      })),
    })),
  }
}
