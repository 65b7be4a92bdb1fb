import type { Content } from './load.ts'

/** How much of one role level the people half is: 0 to 1 by the shares of the halves, and by the number of requirements. */
export type LevelBalance = {
  readonly family: string
  readonly level: string
  readonly title: string
  readonly peopleByWeight: number
  readonly peopleByCount: number
  readonly requirements: { readonly technical: number; readonly people: number }
}

export type Balance = {
  readonly levels: readonly LevelBalance[]
  /** Means over the levels; null without any level. */
  readonly meanByWeight: number | null
  readonly meanByCount: number | null
  /** Levels that ask for nothing in one of the halves. */
  readonly withoutPeople: readonly LevelBalance[]
  readonly withoutTechnical: readonly LevelBalance[]
}

/**
 * The share of people requirements at every role level, by weight and by count.
 *   by weight: people share / (technical share + people share), where a half without requirements weighs nothing
 *   by count:  people requirements / all requirements
 * A level that asks for nothing at all counts as 0 in both.
 */
export function balanceOf(content: Content): Balance {
  const levels = [...content.roles.values()].flatMap((family) =>
    family.levels.map(({ id, title, technical, people }): LevelBalance => {
      const requirements = { technical: technical.requirements.length, people: people.requirements.length }
      const weights = { technical: requirements.technical && technical.share, people: requirements.people && people.share }
      return { family: family.id, level: id, title, requirements, peopleByWeight: part(weights), peopleByCount: part(requirements) }
    }),
  )
  return {
    levels,
    meanByWeight: mean(levels.map((level) => level.peopleByWeight)),
    meanByCount: mean(levels.map((level) => level.peopleByCount)),
    withoutPeople: levels.filter((level) => level.requirements.people === 0),
    withoutTechnical: levels.filter((level) => level.requirements.technical === 0),
  }
}

function part({ technical, people }: { technical: number; people: number }): number {
  return technical + people === 0 ? 0 : people / (technical + people)
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
