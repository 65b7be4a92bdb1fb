import { drawNormal, type Half, inventPerson, type Prior, type Random } from '@evenkeel/measure'
import type { Tale } from './cast.ts'
import type { TeamPlan } from './teams.ts'

/** What is true of somebody we invented: a level for each competency on each day, and where everybody of their role starts. */
export type Truth = { level(competency: string, day: number): number; start(competency: string): number }

type Setting = {
  readonly prior: Prior
  readonly random: Random
  readonly window: { readonly from: number; readonly until: number }
  readonly tale: Tale
  readonly isWritten: boolean
  readonly plan: TeamPlan | null
  readonly isTheOne: boolean
}

const daysAMonth = 30
/** How much somebody learns at work, in levels a year. An assumption of the story, no finding. */
const growthAYear = 0.15
/** What of the spread between people is left where the story says how somebody stands. */
const writtenSpread = 0.3

/** Drawn from the prior the fold assumes, then shifted as the story of the team and of the person has it. */
export function truthOf({ prior, random, window, tale, isWritten, plan, isTheOne }: Setting): Truth {
  const months = 1 + Math.ceil((window.until - window.from) / daysAMonth)
  const person = inventPerson(prior, random)
  const byMonth = Array.from({ length: months }, (_, month) => {
    if (month > 0) person.live(daysAMonth)
    return new Map(prior.competencies.map(({ id }) => [id, person.level(id)]))
  })
  const halfOf = new Map<string, Half>(prior.competencies.map(({ id, half }) => [id, half]))
  const rests = plan?.restsOnOne
  const wobble = 0.15 * drawNormal(random)
  const start = (competency: string) => prior.means.get(competency)!
  return {
    start,
    level: (competency, day) => {
      if (rests?.competency === competency) return isTheOne ? rests.one : rests.others + wobble
      const half = halfOf.get(competency)!
      const month = Math.min(months - 1, Math.max(0, Math.floor((day - window.from) / daysAMonth)))
      const drawn = byMonth[month]!.get(competency)! - start(competency)
      const learned = (growthAYear * (day - window.until)) / 365
      const shift = isWritten ? tale.offset[half] : (plan?.strength[half] ?? 0)
      return start(competency) + shift + (isWritten ? writtenSpread : 0.8) * drawn + learned
    },
  }
}
