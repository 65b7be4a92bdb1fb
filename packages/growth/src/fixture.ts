import type { Belief, Competency, Estimate, Half, Pull, Site, Weights } from '@evenkeel/measure'
import type { Case, Trace } from './gate.ts'
import type { Requirement, Role } from './role.ts'

/** Invented people for tests and contract suites: exact linear-normal beliefs, small enough to check by hand. */
export type Prior = Belief['prior']

/** A prior over `count` competencies in each half, named t1.. and p1.., all starting at `mean`. */
export function inventedPrior(count = 4, mean = 2.5): Prior {
  const side = (half: Half, letter: string): Competency[] =>
    Array.from({ length: count }, (_, i) => ({ id: `${letter}${i + 1}`, half, halfLifeInDays: 1095 }))
  const competencies = [...side('technical', 't'), ...side('people', 'p')]
  const means = new Map(competencies.map(({ id }) => [id, mean]))
  return { competencies, means, generalSd: 0.6, specificSd: 0.6, generalCorrelation: 0.4, generalHalfLifeInDays: 1460 }
}

/** The posterior of a normal prior after normal sites, exactly; nothing fades between days. */
export function believe(prior: Prior, day: number, sites: readonly Site[]): Belief {
  const ids = prior.competencies.map(({ id }) => id)
  const n = ids.length
  const sigma = priorCovariance(prior)
  const mean = ids.map((id) => prior.means.get(id)!)
  for (const { competency, value, noise } of sites) {
    const k = ids.indexOf(competency)
    const column = Array.from({ length: n }, (_, a) => sigma[a * n + k]!)
    const surprise = (value - mean[k]!) / (column[k]! + noise ** 2)
    const shrink = 1 / (column[k]! + noise ** 2)
    for (let a = 0; a < n; a++) {
      mean[a]! += column[a]! * surprise
      for (let b = 0; b < n; b++) sigma[a * n + b]! -= column[a]! * column[b]! * shrink
    }
  }
  return beliefOf(prior, day, mean, sigma, sites)
}

/** A belief with a mean and a covariance of one's own choice. */
export function beliefOf(
  prior: Prior,
  day: number,
  mean: readonly number[],
  sigma: ArrayLike<number>,
  sites: readonly Site[] = [],
): Belief {
  const at = new Map(prior.competencies.map(({ id }, i) => [id, i]))
  const n = mean.length
  const covariance = (a: string, b: string) => sigma[at.get(a)! * n + at.get(b)!]!
  const along = (weights: Weights, id: string) => [...weights].reduce((sum, [other, weight]) => sum + weight * covariance(other, id), 0)
  return {
    day,
    prior,
    sites,
    refused: [],
    covariance,
    estimate: (id): Estimate => ({ mean: mean[at.get(id)!]!, sd: Math.sqrt(covariance(id, id)) }),
    start: (id) => ({ mean: prior.means.get(id)!, sd: Math.hypot(prior.generalSd, prior.specificSd) }),
    composite: (weights) => ({
      mean: [...weights].reduce((sum, [id, weight]) => sum + weight * mean[at.get(id)!]!, 0),
      sd: Math.sqrt(
        Math.max(
          0,
          [...weights].reduce((sum, [id, weight]) => sum + weight * along(weights, id), 0),
        ),
      ),
    }),
    pulls: (weights): readonly Pull[] =>
      sites.map(({ evidence, competency, value, noise }) => ({
        evidence,
        pull: (along(weights, competency) * (value - prior.means.get(competency)!)) / noise ** 2,
      })),
  }
}

export function priorCovariance({ competencies, generalSd, specificSd, generalCorrelation }: Prior): Float64Array {
  const n = competencies.length
  return Float64Array.from({ length: n * n }, (_, at) => {
    const [a, b] = [Math.floor(at / n), at % n]
    const shared = competencies[a]!.half === competencies[b]!.half ? 1 : generalCorrelation
    return generalSd ** 2 * shared + (a === b ? specificSd ** 2 : 0)
  })
}

/** A role that asks `level` of every competency of the prior, `essential` of them in each half for themselves. */
export function inventedRole(prior: Prior, level = 3, floor = 3, essential = 2): Role {
  const requirements = (['technical', 'people'] as const).flatMap((half): Requirement[] =>
    prior.competencies
      .filter((competency) => competency.half === half)
      .map(({ id }, i) => ({ competency: id, half, level, weight: i + 1, essential: i < essential })),
  )
  return { id: 'invented', title: 'Invented role', requirements, floors: { technical: floor, people: floor } }
}

export const today = 20_000

/** One piece of evidence: what it says, from which source, and when. */
export type Piece = {
  readonly source: string
  readonly competency: string
  readonly value: number
  readonly noise?: number
  readonly ageInDays?: number
  readonly independent?: boolean
  readonly stale?: boolean
}

/** The whole case that these pieces make, with the earlier beliefs of 180, 120 and 60 days ago as they would have been then. */
export function caseOf(role: Role, prior: Prior, pieces: readonly Piece[]): Case {
  const dated = pieces.map((piece, i) => ({ ...piece, evidence: `e${i}`, day: today - (piece.ageInDays ?? 10) }))
  const believedOn = (day: number) => {
    const known = dated.filter((piece) => piece.day <= day)
    return believe(
      prior,
      day,
      known.map(({ evidence, competency, value, noise }) => ({ evidence, competency, value, noise: noise ?? 0.7 })),
    )
  }
  const traces = dated.map(
    ({ evidence, competency, source, day, independent, stale }): Trace => ({
      evidence,
      competency,
      source,
      independent: independent ?? (source !== 'self' && source !== 'practice'),
      day,
      stale: stale ?? false,
    }),
  )
  return { role, belief: believedOn(today), traces, earlier: [180, 120, 60].map((age) => believedOn(today - age)), day: today }
}

/** Every competency of the role seen at `level` by these sources, in both parts of the half year. */
export function seenBy(
  role: Role,
  sources: readonly string[],
  level: number | ((competency: string) => number),
  ages = [185, 100, 10],
): Piece[] {
  return role.requirements.flatMap(({ competency }) =>
    sources.flatMap((source) =>
      ages.map((ageInDays) => ({ source, competency, ageInDays, value: typeof level === 'number' ? level : level(competency) })),
    ),
  )
}

/** The same person with the halves swapped: what was technical is people, and the other way round. */
export function mirrored(c: Case): Case {
  const flip = (half: Half): Half => (half === 'people' ? 'technical' : 'people')
  const belief = (it: Belief): Belief => ({
    ...it,
    prior: { ...it.prior, competencies: it.prior.competencies.map((competency) => ({ ...competency, half: flip(competency.half) })) },
  })
  const { role } = c
  return {
    ...c,
    belief: belief(c.belief),
    earlier: c.earlier.map(belief),
    role: {
      ...role,
      floors: { technical: role.floors.people, people: role.floors.technical },
      requirements: role.requirements.map((requirement) => ({ ...requirement, half: flip(requirement.half) })),
    },
  }
}
