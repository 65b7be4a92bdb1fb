import type { Competency, Prior } from './belief.ts'

/**
 * Until data of the organisation speak. In levels, on the 0 to 5 scale of anchors.
 *
 * generalSd, specificSd: two people of the same role and level differ by sqrt(.6^2 + .7^2) = .92 levels (sd) in one competency, so
 * nine in ten stand within one and a half levels of what the role expects: the width of an anchor on either side and half of the
 * next. Of that variance .36 / .85 = 42 % is shared by the whole half; simulations of sparse feedback use 50 %; the smaller share lets
 * single competencies stand out sooner.
 * generalCorrelation: .3 between the halves, as in those simulations: people strong in one half are a little stronger in the
 * other, which says far too little to infer one half from the other.
 * generalHalfLifeInDays: half of a deviation is left after 3 years. For an Ornstein-Uhlenbeck process the sd of the change in one
 * half-life is sqrt(2 (1 - 1/2)) = exactly one sd, so this says "one sd of change takes about 3 years". An assumption.
 * elsewhere: where the role says nothing about a competency, people are expected at 2, between a beginner and somebody on their own.
 */
export const defaults = {
  generalSd: 0.6,
  specificSd: 0.7,
  generalCorrelation: 0.3,
  generalHalfLifeInDays: 1096,
  elsewhere: 2,
} as const

export type PriorOptions = {
  readonly competencies: readonly Competency[]
  /** Where somebody of this role and level is expected, in levels, by competency id. */
  readonly roleMeans: ReadonlyMap<string, number>
  readonly elsewhere?: number
  readonly generalSd?: number
  readonly specificSd?: number
  readonly generalCorrelation?: number
  readonly generalHalfLifeInDays?: number
}

/** The prior of somebody in a role. Throws a RangeError when a figure makes no joint normal, or an id stands twice. */
export function priorFor({ competencies, roleMeans, ...options }: PriorOptions): Prior {
  const { elsewhere, ...spread } = { ...defaults, ...options }
  const means = new Map(competencies.map(({ id }) => [id, roleMeans.get(id) ?? elsewhere]))
  const demand = (holds: boolean, words: string) => {
    if (!holds) throw new RangeError(`A prior needs ${words}.`)
  }
  demand(spread.generalSd > 0 && spread.generalSd < 10, 'a generalSd between 0 and 10')
  demand(spread.specificSd > 0 && spread.specificSd < 10, 'a specificSd between 0 and 10')
  demand(Math.abs(spread.generalCorrelation) < 1, 'a generalCorrelation between -1 and 1')
  demand(spread.generalHalfLifeInDays > 0, 'a positive generalHalfLifeInDays')
  demand(
    competencies.every((c) => c.halfLifeInDays > 0),
    'a positive half-life for each competency',
  )
  demand(means.size === competencies.length, 'each competency once')
  demand([...means.values()].every(Number.isFinite), 'a finite mean for each competency')
  return Object.freeze({ competencies, means, ...spread })
}
