import Type, { type Static } from 'typebox'
import { defineContract } from '../contract.ts'
import { Chance, Estimate, Half, OfPerson, Sentence, Slug, Step, startFirst } from '../shapes.ts'

const GateState = Type.Union([
  Type.Literal('met'),
  Type.Literal('likely'),
  Type.Literal('not-yet'),
  Type.Literal('no-chance-to-show'),
  Type.Literal('stale'),
  Type.Literal('needs-evidence'),
])

const GateCard = Type.Object({
  gate: Slug,
  label: Type.String(),
  asks: Sentence,
  state: GateState,
  chance: Chance,
  because: Sentence,
  needs: Type.Array(Type.Object({ competency: Type.Union([Slug, Type.Null()]), what: Type.String(), words: Sentence })),
  cheapest: Type.Array(Step, { description: 'The cheapest ways to get what it needs' }),
})

const RequirementLine = Type.Object({
  competency: Slug,
  name: Type.String(),
  half: Half,
  level: Type.Number(),
  essential: Type.Boolean(),
  estimate: Estimate,
  chance: Chance,
})

export const RoleGap = Type.Object({
  family: Slug,
  level: Slug,
  title: Type.String(),
  isTarget: Type.Boolean(),
  state: GateState,
  chance: Chance,
  sentence: Sentence,
  gates: Type.Array(GateCard),
  requirements: Type.Array(RequirementLine),
  steps: Type.Array(Step),
})
export type RoleGap = Static<typeof RoleGap>

export const Comparison = Type.Object({
  roles: Type.Array(
    Type.Object({
      family: Slug,
      level: Slug,
      title: Type.String(),
      isTarget: Type.Boolean(),
      isCurrent: Type.Boolean(),
      chance: Chance,
      met: Type.Integer(),
      gates: Type.Integer(),
    }),
  ),
})
export type Comparison = Static<typeof Comparison>

export const contract = defineContract({
  showRoleGap: {
    method: 'GET',
    path: '/api/people/:personId/role-gap',
    shows: 'role-gap',
    summary: 'What stands between you and a role: its gates, what each needs, and the cheapest ways to get it',
    params: OfPerson,
    query: Type.Object({ family: Type.Optional(Slug), level: Type.Optional(Slug) }, { additionalProperties: false }),
    reply: RoleGap,
    refusals: {
      'start-first': startFirst,
      'no-such-role': { status: 422, title: 'There is no such role or level', remedy: 'Choose one of the roles listed at /api/framework.' },
    },
  },
  compareRoles: {
    method: 'GET',
    path: '/api/people/:personId/role-gap/comparison',
    shows: 'role-gap',
    summary: 'Your chance at each role of the framework, for choosing where to go; in the order of the framework, not of the chance',
    params: OfPerson,
    reply: Comparison,
    refusals: { 'start-first': startFirst },
  },
})
