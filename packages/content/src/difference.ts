import { halves, sources } from '@evenkeel/measure'
import type { Competency } from './competency.ts'
import type { FrameworkDocument } from './document.ts'
import type { RoleFamily, RoleLevel } from './role-family.ts'

/** One thing that is different, in a sentence; and where, so that what is about somebody's roles can be told from the rest. */
export type FrameworkChange = {
  readonly competency: string | null
  readonly family: string | null
  readonly level: string | null
  readonly words: string
  /** What a text said before and says now; null where the sentence says it all. */
  readonly texts: { readonly before: string; readonly after: string } | null
}

/** What would be different if `after` took the place of `before`: roles first, then competencies, in the order of the framework. */
export function changesBetween(before: FrameworkDocument, after: FrameworkDocument): FrameworkChange[] {
  const names = new Map([...before.competencies, ...after.competencies].map(({ id, name }) => [id, name]))
  const nameOf = (id: string) => names.get(id) ?? id
  return [
    ...paired(before.families, after.families).flatMap(([was, is]) => inFamily(was, is, nameOf)),
    ...paired(before.competencies, after.competencies).flatMap(([was, is]) => inCompetency(was, is)),
  ]
}

type Pair<T> = readonly [was: T | undefined, is: T | undefined]

function paired<T extends { readonly id: string }>(before: readonly T[], after: readonly T[]): Pair<T>[] {
  const there = new Map(before.map((one) => [one.id, one]))
  const now = new Set(after.map(({ id }) => id))
  return [
    ...after.map((one): Pair<T> => [there.get(one.id), one]),
    ...before.filter(({ id }) => !now.has(id)).map((one): Pair<T> => [one, undefined]),
  ]
}

const nowhere = { competency: null, family: null, level: null, texts: null }

function inFamily(was: RoleFamily | undefined, is: RoleFamily | undefined, nameOf: (id: string) => string): FrameworkChange[] {
  const at = { ...nowhere, family: (is ?? was)!.id }
  if (!was || !is) return [{ ...at, words: is ? `The role family ${is.title} is new.` : `The role family ${was?.title} is gone.` }]
  return [
    ...(was.title === is.title ? [] : [{ ...at, words: `${was.title} is now called ${is.title}.` }]),
    ...text(at, `What ${is.title} is for reads differently.`, was.purpose, is.purpose),
    ...paired(was.levels, is.levels).flatMap(([lower, upper]) => inLevel(is, lower, upper, nameOf)),
  ]
}

function inLevel(
  family: RoleFamily,
  was: RoleLevel | undefined,
  is: RoleLevel | undefined,
  nameOf: (id: string) => string,
): FrameworkChange[] {
  const at = { ...nowhere, family: family.id, level: (is ?? was)!.id }
  if (!was || !is)
    return [
      { ...at, words: is ? `${is.title} is a new level of ${family.title}.` : `${was?.title} is no longer a level of ${family.title}.` },
    ]
  const shares = was.technical.share !== is.technical.share || was.people.share !== is.people.share
  return [
    ...(was.title === is.title ? [] : [{ ...at, words: `${was.title} is now called ${is.title}.` }]),
    ...text(at, `What ${is.title} is for reads differently.`, was.purpose, is.purpose),
    ...text(at, `What changes at ${is.title} reads differently.`, was.changes.join('\n'), is.changes.join('\n')),
    ...(shares
      ? [{ ...at, words: `${is.title}: the technical half now weighs ${is.technical.share} of 100 instead of ${was.technical.share}.` }]
      : []),
    ...halves.flatMap((half) => inHalf(at, is.title, half, was[half], is[half], nameOf)),
  ]
}

type Half = RoleLevel['technical']
type At = Omit<FrameworkChange, 'words'>

function inHalf(at: At, title: string, half: string, was: Half, is: Half, nameOf: (id: string) => string): FrameworkChange[] {
  const asked = (requirements: Half['requirements']) => requirements.map((one) => ({ id: one.competency, ...one }))
  const fresh = is.evidence.filter((id) => !was.evidence.includes(id))
  const gone = was.evidence.filter((id) => !is.evidence.includes(id))
  return [
    ...(was.floor === is.floor
      ? []
      : [{ ...at, words: `${title}: the floor of the ${half} half is now ${is.floor} instead of ${was.floor}.` }]),
    ...fresh.map((id) => ({ ...at, words: `${title}: ${labelOf(id)} may now speak for the ${half} half.` })),
    ...gone.map((id) => ({ ...at, words: `${title}: ${labelOf(id)} may no longer speak for the ${half} half.` })),
    ...paired(asked(was.requirements), asked(is.requirements)).flatMap(([before, after]) => {
      const name = nameOf((after ?? before)!.competency)
      const here = { ...at, competency: (after ?? before)!.competency }
      if (!before || !after)
        return [{ ...here, words: after ? `${title} now asks for ${name} at ${after.level}.` : `${title} no longer asks for ${name}.` }]
      return [
        ...(before.level === after.level
          ? []
          : [{ ...here, words: `${title} now asks for ${name} at ${after.level} instead of ${before.level}.` }]),
        ...(before.weight === after.weight
          ? []
          : [{ ...here, words: `${title}: ${name} now weighs ${after.weight} in its half instead of ${before.weight}.` }]),
        ...(before.essential === after.essential
          ? []
          : [{ ...here, words: after.essential ? `${title}: ${name} is now essential.` : `${title}: ${name} is no longer essential.` }]),
      ]
    }),
  ]
}

const statuses = { emerging: 'emerging', current: 'current', fading: 'fading' } as const

function inCompetency(was: Competency | undefined, is: Competency | undefined): FrameworkChange[] {
  const at = { ...nowhere, competency: (is ?? was)!.id }
  if (!was || !is)
    return [{ ...at, words: is ? `The ${is.half} competency ${is.name} is new.` : `The ${was?.half} competency ${was?.name} is gone.` }]
  const days = `${is.name}: half of what is known now fades in ${is.halfLifeInDays} days instead of ${was.halfLifeInDays}.`
  return [
    ...(was.name === is.name ? [] : [{ ...at, words: `${was.name} is now called ${is.name}.` }]),
    ...text(at, `What ${is.name} is about reads differently.`, was.about, is.about),
    ...([1, 2, 3, 4, 5] as const).flatMap((level) =>
      text(at, `Level ${level} of ${is.name} reads differently.`, was.anchors[level], is.anchors[level]),
    ),
    ...(was.halfLifeInDays === is.halfLifeInDays ? [] : [{ ...at, words: days }]),
    ...(was.status === is.status
      ? []
      : [{ ...at, words: `${is.name} now counts as ${statuses[is.status]} instead of ${statuses[was.status]}.` }]),
  ]
}

const text = (at: At, words: string, before: string, after: string): FrameworkChange[] =>
  before === after ? [] : [{ ...at, words, texts: { before, after } }]

const labelOf = (id: string) => sources.findLast((source) => source.id === id)?.label.toLowerCase() ?? id
