import { seededRandom } from '@evenkeel/measure'
import { contract as competency } from '../../features/competency/contract.ts'
import type { Operation } from '../../features/contract.ts'
import { contract as home } from '../../features/home/contract.ts'
import { contract as profile } from '../../features/profile/contract.ts'
import { contract as reports } from '../../features/reports/contract.ts'
import { contract as roleGap } from '../../features/role-gap/contract.ts'
import { contract as teams } from '../../features/teams/contract.ts'
import type { Target } from '../http/load.ts'
import type { Active } from './fill.ts'

type Deed = {
  readonly what: string
  /** In a hundred requests. */
  readonly share: number
  readonly operation: Operation
  readonly byManagers?: true
  body?(random: () => number): object
}

const competencies = ['programming', 'debugging', 'testing', 'empathy', 'influence', 'active-listening'] as const

/** What people ask for when a working day begins: mostly their own screens, now and then something new, and managers their teams. */
export const deeds: readonly Deed[] = [
  { what: 'home', share: 40, operation: home.showHome },
  { what: 'visit', share: 10, operation: home.recordVisit },
  { what: 'profile', share: 18, operation: profile.showProfile },
  { what: 'role gap', share: 15, operation: roleGap.showRoleGap },
  { what: 'competency', share: 10, operation: competency.showCompetency },
  {
    what: 'self-assessment',
    share: 3,
    operation: competency.assess,
    body: (random) => ({ competency: competencies[Math.floor(random() * competencies.length)], level: 1 + Math.floor(5 * random()) }),
  },
  { what: 'reports', share: 2, operation: reports.listReports, byManagers: true },
  { what: 'team map', share: 2, operation: teams.showHeatMap, byManagers: true },
]

/** Request after request of one morning: the same for the same seed. */
export function morningOf(people: readonly Active[], base: string, seed: number): () => Target {
  const random = seededRandom(seed)
  const managers = people.filter(({ manages }) => manages)
  const lots = deeds.flatMap((deed) => Array.from({ length: deed.share }, () => deed))
  const one = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!
  return () => {
    const deed = one(lots)
    const who = one(deed.byManagers ? managers : people)
    return {
      what: deed.what,
      cookie: who.cookie,
      url: base + pathFor(deed.operation, who, random),
      method: deed.operation.method,
      ...bodyOf(deed, random),
    }
  }
}

export function pathFor(operation: Operation, { personId, teamId }: Active, random: () => number): string {
  return operation.path
    .replace(':personId', personId)
    .replace(':teamId', teamId)
    .replace(':competencyId', () => competencies[Math.floor(random() * competencies.length)]!)
}

function bodyOf({ body, operation }: Deed, random: () => number): { body?: string } {
  if (body) return { body: JSON.stringify(body(random)) }
  return operation.method === 'GET' ? {} : { body: '{}' }
}
