import type { Half } from '@evenkeel/measure'

/** A team as it is written: what its people do, and how it differs from the rest, in levels. */
export type TeamPlan = {
  readonly name: string
  readonly family: string
  /** The levels of its members, in turn. */
  readonly levels: readonly string[]
  readonly leadBy: { readonly family: string; readonly level: string }
  readonly strength: Readonly<Record<Half, number>>
  /** What only one of its members can do: everybody else stands at `others`, that one at `one`. */
  readonly restsOnOne?: { readonly competency: string; readonly one: number; readonly others: number }
}

const engineers = ['software-engineer', 'junior-software-engineer', 'senior-software-engineer']
const platform = ['platform-engineer', 'junior-platform-engineer', 'senior-platform-engineer']
const support = ['service-desk-analyst', 'it-support-specialist', 'service-desk-analyst', 'senior-it-support-specialist']
const teamLead = { family: 'engineering-management', level: 'engineering-team-lead' }
const supportLead = { family: 'it-support', level: 'it-support-lead' }

const software = (name: string, technical: number, people: number): TeamPlan => ({
  name,
  family: 'software-engineering',
  levels: engineers,
  leadBy: teamLead,
  strength: { technical, people },
})

/** Twelve teams, each with a strength of its own; the first two are those the eight people to look around as work in. */
export const teamPlans: readonly TeamPlan[] = [
  { ...software('Payments', 0.1, 0), restsOnOne: { competency: 'security-engineering', one: 4.6, others: 1.3 } },
  { name: 'Service desk', family: 'it-support', levels: support, leadBy: supportLead, strength: { technical: -0.3, people: 0.5 } },
  { name: 'Platform', family: 'platform-reliability', levels: platform, leadBy: teamLead, strength: { technical: 0.6, people: -0.3 } },
  software('Checkout', 0, 0.1),
  software('Data platform', 0.7, -0.6),
  software('Mobile', -0.2, 0.2),
  software('Identity and access', 0.3, -0.1),
  { name: 'On call', family: 'platform-reliability', levels: platform, leadBy: teamLead, strength: { technical: 0.1, people: 0.4 } },
  { name: 'Workplace IT', family: 'it-support', levels: support, leadBy: supportLead, strength: { technical: 0.2, people: 0.2 } },
  software('Search', 0.4, 0),
  software('Internal tools', -0.4, -0.3),
  software('Customer onboarding', -0.1, 0.7),
]
